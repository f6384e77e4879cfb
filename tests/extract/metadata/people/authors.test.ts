import { describe, expect, it } from 'vitest'
import { findAuthors } from '../../../../utils/extract/metadata/people/authors'
import { superLinear } from '../../../linear'
import { factsOf, ld } from '../../facts-of'

const authors = (html: string, lines: string[] = []) => findAuthors(factsOf(html), 'The Daily', lines).authors

const text = '<p>One.</p><p>Two.</p><p>Three.</p>'
const card = (name: string) =>
  `<div class="card"><h3><a href="/2">Other</a></h3><span class="card__byline">By ${name}</span></div>`

describe('authors', () => {
  it.each([
    [
      'structured data before meta before the byline',
      `${ld({ '@type': 'Article', author: [{ name: 'Jane Doe' }] })}<meta name="author" content="John Roe">`,
      ['Jane Doe'],
    ],
    [
      'meta when structured data names the publisher',
      `${ld({ '@type': 'Article', author: { name: 'The Daily' } })}<meta name="author" content="John Roe">`,
      ['John Roe'],
    ],
    [
      'the byline beside the headline',
      `<article><h1>Storm</h1><p class="byline">Von Jan Müller, Berlin</p>${text}</article>`,
      ['Jan Müller'],
    ],
    [
      'the byline in a card that is the story',
      `<div class="card"><h1>Storm</h1><p class="byline">By Jane Doe</p>${text}</div>`,
      ['Jane Doe'],
    ],
    [
      'the byline behind the text',
      `<div><h1>Storm</h1>${text}<div><div class="author">Jane Doe</div></div></div>`,
      ['Jane Doe'],
    ],
    [
      'no names of cards beside the story',
      `<div><h1>Storm</h1>${text}<div class="cards">${card('Jane Doe')}</div></div>`,
      [],
    ],
    ['no names of cards elsewhere on the page', `<div><h1>Storm</h1>${text}</div><div>${card('Jane Doe')}</div>`, []],
    [
      'no names of other stories in a list of links',
      `<main><h1>Storm</h1>${text}<ul><li><h3><a href="/2">Other</a></h3><span class="byline">By Jane Doe</span></li></ul></main>`,
      [],
    ],
    [
      'no names of another story in main',
      `<main><h1>Storm</h1>${text}<article><a href="/2"><h2>Other</h2></a><span class="byline">By Jane Doe</span></article></main>`,
      [],
    ],
  ])('%s', (_rule, html, names) => expect(authors(html)).toEqual(names))

  it.each([
    ['(By Wang Cheng-chung and Matthew Mazzetta) Enditem/AW', ['Wang Cheng-chung', 'Matthew Mazzetta']],
    ['It ended there. (By Jane Doe)', ['Jane Doe']],
    ['（大纪元记者徐简综合报导）', ['徐简']],
    ['The album (By Your Side) came out in May.', []],
  ])('the text signs itself: %s', (line, names) => expect(authors('', ['Text.', line])).toEqual(names))

  it('does not stall on a signature that never ends', () => {
    expect(superLinear((text) => authors('', [text]), '(By ')).toBeUndefined()
  })
})
