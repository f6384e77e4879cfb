import { expect, it } from 'vitest'
import type { Clip } from '../../utils/article'
import { clipKey, copyKey } from '../../utils/compare/clip-key'
import { makeClip } from '../make-article'

const key = (url: string, scope: Clip['scope'] = 'article', text = 'Text.') =>
  clipKey(makeClip({ url, text }, { scope }))

it.each([
  ['http://news.example/a'],
  ['https://www.news.example/a'],
  ['https://NEWS.example/a/'],
  ['https://news.example/a#comments'],
  ['https://news.example:443/a'],
  ['https://m.news.example/a'],
  ['https://www.mobile.news.example/a'],
  ['https://wap.news.example/a/index.html'],
  ['https://amp.news.example/a/'],
  ['https://news-example.cdn.ampproject.org/c/s/www.news.example/a'],
  ['https://news-example.cdn.ampproject.org/v/s/news.example/amp/a?amp=1'],
  ['https://news-example.cdn.ampproject.org/c/news.example/a'],
  ['https://www.google.com/amp/s/news.example/a/amp'],
  ['https://news-example.cdn.ampproject.org/c/s/news.example/a.amp?outputType=amp'],
  ['https://www.google.co.jp/amp/s/amp.news.example/a'],
  ['https://www.bing.com/amp/s/news.example/a'],
  ['https://news-example.bing-amp.com/c/s/news.example/a'],
])('%s is the same article as https://news.example/a', (url) => {
  expect(key(url)).toBe(key('https://news.example/a'))
})

it.each([
  ['https://news.example/A'],
  ['https://news.example/a?id=1'],
  ['https://news.example/a#!/story/2'],
  ['https://blog.news.example/a'],
  ['https://example/a'],
  ['https://news.example/amplifiers'],
  // Only the pages themselves can say whether they are AMP pages of it.
  ['https://news.example/a/amp'],
  ['https://news.example/amp/a'],
  ['https://news.example/a?amp=marshall'],
  ['https://news.example/a/index.html?id=1'],
  ['https://news.example:8080/a'],
  ['https://www.google.com/search/s/news.example/a'],
  ['https://google.attacker.example/amp/s/news.example/a'],
  ['file:///news.example/a'],
  ['nonsense'],
])('%s is a different article from https://news.example/a', (url) => {
  expect(key(url)).not.toBe(key('https://news.example/a'))
})

it('gives a selection its own stable key, different from the article’s and other selections’', () => {
  const url = 'https://news.example/a'
  expect(key(url, 'selection')).not.toBe(key(url))
  expect(key(url, 'selection')).not.toBe(key(url, 'selection', 'Other text.'))
  expect(key(url, 'selection')).toBe(key(url, 'selection'))
})

it('gives the whole page the same key as the article', () => {
  expect(key('https://news.example/a', 'page')).toBe(key('https://news.example/a'))
})

it('ignores mobile labels anywhere in a host, but not labels directly below a registry', () => {
  expect(key('https://en.m.wikipedia.org/wiki/A')).toBe(key('https://en.wikipedia.org/wiki/A'))
  expect(key('https://m.co.uk/a')).not.toBe(key('https://wap.co.uk/a'))
  expect(key('https://amp.dev/a')).not.toBe(key('https://m.dev/a'))
})

it('ignores whether and how Chinese is percent-encoded', () => {
  expect(key('https://news.example/%e6%96%b0')).toBe(key('https://news.example/新'))
})

it('gives each extra copy of an article its own key', () => {
  expect([copyKey('a', 1), copyKey('a', 2), copyKey('a', 3)]).toEqual(['a', 'a +2', 'a +3'])
})
