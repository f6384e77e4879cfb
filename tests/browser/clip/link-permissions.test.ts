import { describe, expect, it } from 'vitest'
import { linkPermissions, missingPermissions } from '../../../utils/browser/clip/link-permissions'
import { leadsAway } from '../../../utils/browser/clip/menu'

describe('the right to read a link', () => {
  it('is for its own host, also by https, and to be told of redirects', () => {
    expect(linkPermissions('http://a.example:8080/x?y')).toEqual({
      origins: ['http://a.example/*', 'https://a.example/*'],
      permissions: ['webRequest'],
    })
    expect(linkPermissions('https://a.example/x').origins).toEqual(['https://a.example/*'])
  })

  it('is for the site it leads on to as well, once that is known', () => {
    expect(missingPermissions({ url: 'https://a.example/x', leadsTo: 'https://b.example/y' }).origins).toEqual([
      'https://a.example/*',
      'https://b.example/*',
    ])
  })
})

describe('a link in a page', () => {
  const page = 'https://a.example/front#top'
  it.each([
    'https://a.example/story',
    'http://b.example/',
    'https://a.example/front?page=2',
    'https://a.example/front#/story/3',
  ])('%s leads to another page', (url) => expect(leadsAway(url, page)).toBe(true))
  it.each([
    'https://a.example/front',
    'https://a.example/front#end',
    'mailto:a@b.example',
    'javascript:void 0',
    'tel:1',
    'file:///a.html',
  ])('%s does not', (url) => expect(leadsAway(url, page)).toBe(false))
})
