import { describe, expect, it } from 'vitest'
import { tagCandidates } from '../../../utils/extract/metadata/tags'
import { factsOf, ld } from '../facts-of'

const tags = (html: string) => JSON.parse(tagCandidates(factsOf(html), 'The Daily')[0]?.value ?? '[]')
const link = (tag: string) => `<a rel="tag" href="/t">${tag}</a>`

describe('links to tags', () => {
  it.each([
    ['in the footer of the article', `<article><h1>Storm</h1><footer>${link('Own')}</footer></article>`],
    ['beside the article', `<main><article><h1>Storm</h1></article><p>${link('Own')}</p></main>`],
    ['of the page without article and main', `<div><h1>Storm</h1></div><p>${link('Own')}</p>`],
    ['in a card that is the story', `<div class="card"><h1>Storm</h1>${link('Own')}</div>`],
  ])('%s are the article’s', (_place, html) => expect(tags(html)).toEqual(['Own']))

  it.each([
    ['related stories', `<div class="related">${link('Other')}</div>`],
    ['cards', `<div class="cards"><div class="card">${link('Other')}</div></div>`],
    ['the sidebar', `<aside>${link('Other')}</aside>`],
    ['the menu', `<nav>${link('Other')}</nav>`],
    ['other articles', `<article><h2><a href="/2">Other</a></h2>${link('Other')}</article>`],
  ])('of %s are not', (_place, other) => {
    expect(tags(`<body><div><h1>Storm</h1><p>${link('Own')}</p></div>${other}`)).toEqual(['Own'])
    expect(tags(`<main><h1>Storm</h1><p>${link('Own')}</p>${other}</main>`)).toEqual(['Own'])
  })
})

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`
const text = `<p>${'Der Rat in Wien hat über Energie und Verkehr beraten. '.repeat(3)}</p>`
const story = (list: string) => `<main><h1>Storm</h1>${text}${list}</main>`

describe('the list of tags that readers see', () => {
  it.each([
    [
      'in a list called so',
      '<ul class="article-tags"><li><a href="/1">Wien</a></li><li><a href="/2">Verkehr</a></li></ul>',
      ['Wien', 'Verkehr'],
    ],
    [
      'with addresses of topics',
      '<div><a href="/thema/wien-1">Wien</a> <a href="/thema/rat-2">Rat</a></div>',
      ['Wien', 'Rat'],
    ],
    [
      'that repeat their words as addresses',
      '<ul><li><a href="/politik/oesterreich/">Österreich</a></li></ul>',
      ['Österreich'],
    ],
    [
      'not today’s topics of the site',
      '<ul class="tags"><li><a href="/1">Fußball</a></li><li><a href="/2">Oscars</a></li></ul>',
      [],
    ],
    [
      'not links inside the text',
      `<p class="x">Mehr dazu, was der Rat beschloss, steht in <a href="/tag/wien">Wien</a> und anderswo</p>`,
      [],
    ],
    ['not the authors', '<div><a href="/autor/anna-berg/">Anna Berg</a></div>', []],
    ['not WordPress categories', '<a rel="category tag" href="/c/news/">News</a>', []],
  ])('%s', (_rule, list, expected) => expect(tags(story(list))).toEqual(expected))
})

describe('between sources', () => {
  const keywords = (value: unknown) => ld({ '@type': 'NewsArticle', keywords: value })
  it.each([
    [
      'editors’ keywords before a system’s',
      meta('news_keywords', 'Wien, Rat') + keywords(['Wien', 'Rat', 'type:story', 'web']),
      ['Wien', 'Rat'],
    ],
    ['words of the address are none', keywords(['a', '1', 'news']) + meta('custom-keywords', 'Wien, Rat'), ['a']],
    [
      'one joined string gives way to its parts',
      keywords('Wien Rat Budget') + meta('classification-tags', 'Wien, Rat'),
      ['Wien', 'Rat'],
    ],
  ])('%s', (_rule, html, expected) => expect(tags(html)).toEqual(expected))

  it.each([
    ['kinds of tags', ['Day: Friday', 'Page Type: Article', 'Subject: Justice'], ['Justice']],
    ['a kind as a path', ['sections/sverige', 'topic/brott & straff'], ['sverige', 'brott & straff']],
    ['ids and internal names', ['26157981-b4f7-4929-adc1-e860c6f03636', 'editors_pick', 'nid:123', 'Praha'], ['Praha']],
    ['a title with a colon stays', ['WM 2026: Deutschland', 'Fußball'], ['WM 2026: Deutschland', 'Fußball']],
    ['two cases of one tag, and the publisher', ['Rat', 'RAT', 'The Daily', 'news.example'], ['Rat']],
    ['ideographs set apart by spaces', '北韓 南韓 飛彈', ['北韓', '南韓', '飛彈']],
  ])('%s', (_rule, value, expected) => expect(tags(keywords(value))).toEqual(expected))
})
