import { describe, expect, it } from 'vitest'
import { plainAddress, urlCandidates } from '../../../utils/extract/page/canonical-url'
import { documentOf } from '../../dom'

const PAGE = 'https://news.example/world/story-1?utm_source=x'
const canonical = (href: string, og: string[] = [], page = PAGE) =>
  urlCandidates(documentOf(href && `<link rel="canonical" href="${href}">`, page), page, og)[0]?.value

describe('canonicalUrl', () => {
  it.each([
    ['the declared address', 'https://news.example/world/story-1', 'https://news.example/world/story-1'],
    ['a relative one', '/world/story-1', 'https://news.example/world/story-1'],
    ['one with tracking', '/story?id=7&utm_medium=rss#top', 'https://news.example/story?id=7'],
    ['a sister host', 'https://www.news.example/story-1', 'https://www.news.example/story-1'],
    ['nothing declared: the page without tracking', '', 'https://news.example/world/story-1'],
    ['the front page is no article', 'https://news.example/', 'https://news.example/world/story-1'],
    ['another site is not believed', 'https://elsewhere.test/story', 'https://news.example/world/story-1'],
    ['no web address', 'javascript:alert(1)', 'https://news.example/world/story-1'],
  ])('%s', (_rule, href, url) => expect(canonical(href)).toBe(url))

  it.each([
    [
      'another article, left over by a page that changes by script',
      'https://n.example/sport/second-story-333444',
      '/politics/first-story-111222',
      false,
    ],
    [
      'another article with a slug alone',
      'https://n.example/sport/rain-stops-the-cup',
      '/politics/council-votes-for-budget',
      false,
    ],
    ['the section of the article', 'https://n.example/en/story-about-rain-12345', '/en/', false],
    [
      'another title, the same number',
      'https://n.example/story-about-rain-12345',
      '/weather/heavy-rain-12345.html',
      true,
    ],
    ['the mobile host', 'https://m.n.example/a/12345', 'https://www.n.example/politics/a-12345', true],
    ['the host of AMP', 'https://amp.n.example/a/12345', 'https://www.n.example/a/12345', true],
    ['Google’s copy', 'https://n-example.cdn.ampproject.org/c/s/n.example/a/12345', 'https://n.example/a/12345', true],
    [
      'Google’s copy of another publisher’s page',
      'https://attacker-example.cdn.ampproject.org/c/s/attacker.example/a/12345',
      'https://n.example/a/12345',
      false,
    ],
    ['Bing’s viewer', 'https://www.bing.com/amp/s/n.example/a/12345', 'https://n.example/a/12345', true],
    [
      'Google’s viewer of another publisher’s page',
      'https://www.google.com/amp/s/attacker.example/a/12345',
      'https://n.example/a/12345',
      false,
    ],
    [
      'a neighbour under a public suffix',
      'https://attacker.github.example/x/story-12345',
      'https://victim.github.example/story-12345',
      false,
    ],
    ['a page whose own address tells nothing', 'https://n.example/node/12', '/politics/council-votes-for-budget', true],
  ])('%s', (_rule, page, href, believed) => {
    const declared = new URL(href, page).href
    expect(canonical(href, [], page)).toBe(believed ? declared : page)
  })

  it('names the page itself last, as evidence', () => {
    expect(
      urlCandidates(documentOf('', PAGE), PAGE, ['https://news.example/world/story-1-og']).map(({ source }) => source),
    ).toEqual(['og:url', 'page'])
  })

  it('falls back to og:url', () =>
    expect(canonical('', ['https://news.example/world/story-1-og'])).toBe('https://news.example/world/story-1-og'))

  it('believes the canonical address of a page saved on disk', () => {
    const document = documentOf('<link rel="canonical" href="https://news.example/a">', 'file:///tmp/a.html')
    expect(urlCandidates(document, 'file:///tmp/a.html', [])[0]?.value).toBe('https://news.example/a')
  })
})

describe('an AMP page', () => {
  const address = (html: string, page = 'https://n.example/guitar/amp') =>
    urlCandidates(documentOf(html, page), page, [])[0]?.value

  it.each([
    ['<html amp>', '<html amp>'],
    ['<html ⚡>', '<html ⚡ lang="de">'],
    ['its own link', '<link rel="amphtml" href="/guitar/amp">'],
    ['its canonical address', '<link rel="canonical" href="/guitar">'],
    ['both', '<html amp><link rel="canonical" href="/guitar/amp">'],
  ])('is known by %s', (_, html) => expect(address(html)).toBe('https://n.example/guitar'))

  it.each([
    ['no word', ''],
    ['a canonical address of its own', '<link rel="canonical" href="/guitar/amp">'],
    ['another page as its AMP form', '<link rel="amphtml" href="/guitar/amp/amp">'],
  ])('is not guessed from the address: %s', (_, html) => expect(address(html)).toBe('https://n.example/guitar/amp'))

  it.each([
    ['https://n.example/story/amp/', 'https://n.example/story/'],
    ['https://n.example/amp/story', 'https://n.example/story'],
    ['https://n.example/story.amp.html?outputType=amp&id=1', 'https://n.example/story.html?id=1'],
    ['https://n.example/story?amp=1', 'https://n.example/story'],
    ['https://n.example/camp', 'https://n.example/camp'],
    ['https://www.google.com/amp/s/n.example/story/amp', 'https://www.google.com/amp/s/n.example/story/amp'],
  ])('%s → %s', (page, plain) => expect(address('<html amp>', page)).toBe(plain))
})

describe('plainAddress', () => {
  it.each([
    ['https://a.example/?b=%E7%BE%8E&fbclid=1', 'https://a.example/?b=%E7%BE%8E'],
    ['https://a.example/x?id=1', 'https://a.example/x?id=1'],
    ['https://a.example/x?utm_source=a&utm_medium=b', 'https://a.example/x'],
    ['https://a.example/#!/story/3', 'https://a.example/#!/story/3'],
    ['https://a.example/app#/story/3', 'https://a.example/app#/story/3'],
    ['https://a.example/guitar/amp?amp=marshall', 'https://a.example/guitar/amp?amp=marshall'],
    ['file:///a.html?utm_source=a', 'file:///a.html?utm_source=a'],
  ])('%s → %s', (url, clean) => expect(plainAddress(url)).toBe(clean))
})
