import { describe, expect, it } from 'vitest'
import { canonicalUrl, withoutTracking } from '../../utils/extract/canonical-url'
import { documentOf } from '../dom'

const PAGE = 'https://news.example/world/story-1?utm_source=x'
const canonical = (href: string, og: string[] = []) =>
  canonicalUrl(documentOf(href && `<link rel="canonical" href="${href}">`, PAGE), PAGE, og)

describe('canonicalUrl', () => {
  it.each([
    ['the declared address', 'https://news.example/world/story-1', 'https://news.example/world/story-1'],
    ['a relative one', '/world/story-1', 'https://news.example/world/story-1'],
    ['one with tracking', '/story?id=7&utm_medium=rss#top', 'https://news.example/story?id=7'],
    ['the article behind AMP', '/world/story-1/amp', 'https://news.example/world/story-1'],
    ['a sister host', 'https://www.news.example/story-1', 'https://www.news.example/story-1'],
    ['nothing declared: the page without tracking', '', 'https://news.example/world/story-1'],
    ['the front page is no article', 'https://news.example/', 'https://news.example/world/story-1'],
    ['another site is not believed', 'https://elsewhere.test/story', 'https://news.example/world/story-1'],
    ['no web address', 'javascript:alert(1)', 'https://news.example/world/story-1'],
  ])('%s', (_rule, href, url) => expect(canonical(href)).toBe(url))

  it('falls back to og:url', () => expect(canonical('', ['https://news.example/og'])).toBe('https://news.example/og'))

  it('believes the canonical address of a page saved on disk', () => {
    const document = documentOf('<link rel="canonical" href="https://news.example/a">', 'file:///tmp/a.html')
    expect(canonicalUrl(document, 'file:///tmp/a.html', [])).toBe('https://news.example/a')
  })
})

describe('withoutTracking', () => {
  it.each([
    ['https://a.example/?b=%E7%BE%8E&fbclid=1', 'https://a.example/?b=%E7%BE%8E'],
    ['https://a.example/x?id=1', 'https://a.example/x?id=1'],
    ['https://a.example/x?utm_source=a&utm_medium=b', 'https://a.example/x'],
    ['https://a.example/#!/story/3', 'https://a.example/#!/story/3'],
    ['file:///a.html?utm_source=a', 'file:///a.html?utm_source=a'],
  ])('%s → %s', (url, clean) => expect(withoutTracking(url)).toBe(clean))
})
