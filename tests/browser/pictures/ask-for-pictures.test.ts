import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { askForPictures, originPatterns } from '../../../utils/browser/pictures/ask-for-pictures'

beforeEach(() => fakeBrowser.reset())

it('names each site once, but not the page’s own, and what only a file or the address itself holds', () => {
  const urls = [
    'https://b.example/1.jpg',
    'https://a.example:8443/2.jpg?x',
    'https://b.example/3.jpg',
    'http://b.example/4.jpg',
    'https://news.example/own.jpg',
    'https://图片.example/5.jpg',
    'http://[::1]:8080/6.jpg',
    'data:image/png;base64,AAAA',
    'https://',
  ]
  expect(originPatterns(urls, 'https://news.example/a?b#c')).toEqual([
    'http://[::1]/*',
    'http://b.example/*',
    'https://a.example/*',
    'https://b.example/*',
    `https://${new URL('https://图片.example').hostname}/*`,
  ])
})

it('asks for all of them at once, in the same moment, with the right to name the article', () => {
  const request = vi.fn(async () => true)
  Object.assign(fakeBrowser, { permissions: { request } })
  void askForPictures(['https://a.example/1.jpg', 'https://b.example/2.jpg'], 'https://news.example/')
  expect(request).toHaveBeenCalledExactlyOnceWith({
    origins: ['https://a.example/*', 'https://b.example/*'],
    permissions: ['declarativeNetRequestWithHostAccess'],
  })
})

it('asks nothing when the page can read all of its pictures itself', () => {
  expect(askForPictures(['https://news.example/1.jpg'], 'https://news.example/')).toBeUndefined()
  expect(askForPictures([])).toBeUndefined()
})
