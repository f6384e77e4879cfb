import { describe, expect, it } from 'vitest'
import {
  descriptionCandidates,
  imageCandidates,
  paywallCandidates,
  sectionCandidates,
} from '../../../utils/extract/metadata/details'
import { pageFacts } from '../../../utils/extract/page/page-facts'
import { documentOf } from '../../dom'

const URL = 'https://news.example/a/1'
const facts = (html: string) => pageFacts(documentOf(html, URL), URL)
const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`

describe('details', () => {
  it('a description that repeats the title says nothing', () => {
    const page = facts('<meta property="og:description" content="T"><meta name="description" content="More">')
    expect(descriptionCandidates(page, 'T')[0]?.value).toBe('More')
  })

  it('the section from the breadcrumb, not the article itself', () => {
    const step = (name: string) => ({ '@type': 'ListItem', name })
    const list = {
      '@type': 'BreadcrumbList',
      itemListElement: [
        step('首页'),
        step('国际'),
        step('一个长得不可能是栏目名称的文章标题，因为它超过了三十个字的限制，所以不算'),
      ],
    }
    expect(sectionCandidates(facts(ld(list)))[0]?.value).toBe('国际')
  })

  it('a logo is no lead image', () => {
    const page = facts(
      '<meta property="og:image" content="/logo.png"><meta name="twitter:image" content="/p/storm.jpg">',
    )
    expect(imageCandidates(page).map(({ url }) => url)).toEqual(['https://news.example/p/storm.jpg'])
  })

  it.each([
    [false, true],
    ['False', true],
    [true, false],
    [undefined, false],
  ])('isAccessibleForFree %j → paywalled %s', (free, paywalled) => {
    expect(paywallCandidates(facts(ld({ '@type': 'NewsArticle', isAccessibleForFree: free }))).length > 0).toBe(
      paywalled,
    )
  })
})

describe('what is whole, open and short', () => {
  const article = (node: object) => facts(ld({ '@type': 'NewsArticle', ...node }))
  it('a summary that is cut comes after one that is not, without mark-up', () => {
    const cut = '<meta property="og:description" content="Der Rat hat …">'
    const found = facts(cut + ld({ '@type': 'NewsArticle', description: '&lt;p&gt;Der Rat hat beschlossen&lt;/p&gt;' }))
    expect(descriptionCandidates(found, '').map(({ value }) => value)).toEqual([
      'Der Rat hat beschlossen',
      'Der Rat hat …',
    ])
  })
  it.each([
    [{ isAccessibleForFree: 'http://schema.org/False' }, true],
    [{ hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.body' } }, true],
    [{ isAccessibleForFree: true, hasPart: { isAccessibleForFree: false } }, false],
  ])('%o → paywalled %s', (node, expected) => expect(paywallCandidates(article(node)).length > 0).toBe(expected))
})

describe('the lead image', () => {
  const image = (property: string, content: string) => `<meta property="og:${property}" content="${content}">`
  const article = (node: object) => ld({ '@type': 'NewsArticle', ...node })
  it.each([
    ['the one an editor chose', image('image', '/a.jpg') + article({ image: '/b.jpg' }), '/a.jpg'],
    [
      'not a thumbnail',
      image('image', '/a.jpg') + image('image:width', '120') + article({ image: { url: '/b.jpg', width: 1200 } }),
      '/b.jpg',
    ],
    [
      'not the publisher’s mark',
      image('image', '/mark.png') + article({ image: '/b.jpg', publisher: { logo: { url: '/mark.png' } } }),
      '/b.jpg',
    ],
  ])('is %s', (_rule, html, path) => expect(imageCandidates(facts(html))[0]?.url).toBe(`https://news.example${path}`))
})
