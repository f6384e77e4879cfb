import { describe, expect, it } from 'vitest'
import { FEATURES, featureRows, isLinkLine } from '../../../utils/extract/body/features'
import { pageOf, prose } from './page'

/** One feature of each block. */
const values = (name: string, html: string, hints?: Parameters<typeof pageOf>[1]) => [
  ...featureRows(pageOf(html, hints), [name]),
]
const log = Math.log1p
const text = (count: number) => prose('Absatz', count)

describe('FEATURES', () => {
  it.each<[string, string, string, number[]]>([
    ['length', 'counts characters, small differences most', '<p>eins</p><p>eins zwei drei</p>', [log(4), log(14)]],
    ['link', 'is the share of links', '<p>abcd<a href="/">efgh</a></p><p>x</p>', [0.5, 0]],
    ['endsSentence', 'knows sentences of any script', '<p>完了。</p><p>تم؟</p><p>Fin.»</p><p>Menü</p>', [1, 1, 1, 0]],
    ['digits', 'is the share of digits', '<p>12ab</p>', [0.5]],
    ['copies', 'counts the other copies', '<p>Anzeige</p><p>Text</p><p>Anzeige</p>', [log(1), 0, log(1)]],
    ['isDiv', 'knows text outside of paragraphs', '<div>lose</div><p>Absatz</p>', [1, 0]],
    ['inFooter', 'knows the foot of the page', '<footer><p>innen</p></footer><p>außen</p>', [1, 0]],
    [
      'nearCaption',
      'is more the nearer the name',
      '<div class="photo"><div><p class="credit">dpa</p><p>x</p></div></div>',
      [3, 1],
    ],
    [
      'farComment',
      'is for names further out',
      '<section class="comments"><div><div><p>Leser</p></div></div></section><p>x</p>',
      [1, 0],
    ],
    ['position', 'runs from 0 to 1', '<p>a</p><p>b</p>', [0, 0.5]],
    [
      'kindBlocks',
      'counts blocks of the same template',
      '<p class="k1">a</p><p class="k2">b</p><div>c</div>',
      [log(2), log(2), log(1)],
    ],
    ['linkBefore', 'is the link share of the block before', '<p><a href="/">a</a> b</p><p>c</p>', [-1, 0.5]],
  ])('%s %s', (name, _, html, expected) => {
    const found = values(name, html)
    for (const [i, value] of expected.entries())
      if (!isLinkLine(pageOf(html).blocks[i] as never)) expect(found[i]).toBeCloseTo(value, 5)
    expect(found).toHaveLength(expected.length)
  })

  it('fromHeadline is signed, and 0 without a headline', () => {
    const html = '<p>vorher</p><h1>Titel</h1><p>nachher</p>'
    expect(values('fromHeadline', html)).toEqual([log(1) * -1, 0, log(1)].map(Math.fround))
    expect(values('fromHeadline', '<p>vorher</p><p>nachher</p>')).toEqual([0, 0])
  })

  it('inHeadlineArticle tells its article from others and from what is in none', () => {
    const html = '<article><h1>Titel</h1><p>eins</p></article><article><p>zwei</p></article><p>drei</p>'
    expect(values('inHeadlineArticle', html)).toEqual([1, 1, -1, 0])
  })

  it('goodBeforeIsSibling: the running text before stands in the same element', () => {
    expect(values('goodBeforeIsSibling', `<div>${text(2)}</div><div>${text(1)}</div>`)).toEqual([0, 1, 0])
  })

  it('every one is a number on every page, however odd', () => {
    const names = Object.keys(FEATURES)
    for (const html of ['<p>a</p>', '<h1>a</h1>', '<table><tr><td>1</table>', `<article>${text(3)}</article>`])
      expect([...featureRows(pageOf(html), names)].filter((value) => !Number.isFinite(value))).toEqual([])
  })

  it.each<[string, string, boolean]>([
    ['only a link', '<p><a href="/">Anderswo</a></p>', true],
    ['a link that Readability keeps', '<p read><a href="/">Anderswo</a></p>', false],
    ['a link in a table', '<table><tr><td><a href="/">Bayern</a></table>', false],
    ['text with a link', '<p>Text mit <a href="/">Link</a></p>', false],
  ])('isLinkLine: %s: %s', (_, html, expected) => {
    const [block] = pageOf(html).blocks
    expect(block && isLinkLine(block)).toBe(expected)
  })
})
