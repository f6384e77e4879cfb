import { describe, expect, it } from 'vitest'
import { tagCandidates } from '../../utils/extract/tags'
import { factsOf } from './facts-of'

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
