import { expect, it } from 'vitest'
import type { Clip } from '../../utils/article'
import { clipKey } from '../../utils/render/clip-key'
import { makeClip } from '../make-article'

const key = (url: string, scope: Clip['scope'] = 'article', text = 'Text.') =>
  clipKey(makeClip({ url, text }, { scope }))

it.each([
  ['http://news.example/a'],
  ['https://www.news.example/a'],
  ['https://NEWS.example/a/'],
  ['https://news.example/a#comments'],
  ['https://news.example:443/a'],
])('%s is the same article as https://news.example/a', (url) => {
  expect(key(url)).toBe(key('https://news.example/a'))
})

it.each([
  ['https://news.example/A'],
  ['https://news.example/a?id=1'],
  ['https://news.example/a#!/story/2'],
  ['https://m.news.example/a'],
  ['https://news.example:8080/a'],
  ['nonsense'],
])('%s is another article than https://news.example/a', (url) => {
  expect(key(url)).not.toBe(key('https://news.example/a'))
})

it('tells a selection from the article and from another selection, and knows it again', () => {
  const url = 'https://news.example/a'
  expect(key(url, 'selection')).not.toBe(key(url))
  expect(key(url, 'selection')).not.toBe(key(url, 'selection', 'Other text.'))
  expect(key(url, 'selection')).toBe(key(url, 'selection'))
})

it('lets the whole page take the place of the article', () => {
  expect(key('https://news.example/a', 'page')).toBe(key('https://news.example/a'))
})
