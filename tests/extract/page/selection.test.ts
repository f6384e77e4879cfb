import { describe, expect, it } from 'vitest'
import { paragraphs, selectedPart } from '../../../utils/extract/page/selection'
import { documentOf } from '../../dom'

/** A document with everything between `from` and `to` selected. */
function select(html: string, from: string, to = from): Document {
  const document = documentOf(html, 'https://news.example/a/story')
  const [first, last] = [document.querySelector(from), document.querySelector(to)]
  if (!first || !last) throw new Error('nothing to select')
  const range = document.createRange()
  range.setStart(first, 0)
  range.setEnd(last, last.childNodes.length)
  document.getSelection()?.addRange(range)
  return document
}

describe('selectedPart', () => {
  it.each([
    ['<p>one <b id="x">two</b> three</p>', '#x', '#x', '<p><b id="x">two</b></p>'],
    [
      '<ul><li id="a">1</li><li id="b">2</li><li>3</li></ul>',
      '#a',
      '#b',
      '<ul><li id="a">1</li><li id="b">2</li></ul>',
    ],
    ['<div><p id="a">1</p><p id="b">2</p></div>', '#a', '#b', '<p id="a">1</p><p id="b">2</p>'],
    ['<blockquote><p id="a">1</p></blockquote>', '#a', '#a', '<blockquote><p id="a">1</p></blockquote>'],
    ['<p id="a"><a href="b">1</a></p>', '#a', '#a', '<p id="a"><a href="https://news.example/a/b">1</a></p>'],
    [
      '<div id="a"><img src="data:image/gif;base64,R0" data-src="/i.jpg"></div>',
      '#a',
      '#a',
      '<img src="https://news.example/i.jpg">',
    ],
  ])('of %s from %s to %s is %s', (html, from, to, part) =>
    expect(selectedPart(select(html, from, to))?.innerHTML).toBe(part),
  )

  it.each([
    ['nothing selected', documentOf('<p>text</p>')],
    ['only white space selected', select('<p id="a"> </p>', '#a')],
    ['a selected password', focus('<input type="password" value="secret">')],
  ])('is nothing with %s', (_, document) => expect(selectedPart(document)).toBeUndefined())

  it('is the selected part of a text field', () => {
    const document = focus('<textarea>one\ntwo\nthree</textarea>')
    expect(selectedPart(document)?.innerHTML).toBe('<p>one</p><p>two</p><p>three</p>')
  })

  it('is found in a frame of the same site, with the addresses of the frame', () => {
    const document = documentOf('<iframe></iframe>', 'https://news.example/')
    const inner = select('<p id="a"><a href="b">1</a></p>', '#a')
    Object.defineProperty(document.querySelector('iframe'), 'contentDocument', { value: inner })
    expect(selectedPart(document)?.innerHTML).toContain('href="https://news.example/a/b"')
  })

  it('does not change the page', () => {
    const document = select('<p id="a">1<img data-src="/i.jpg"></p>', '#a')
    const before = document.body.innerHTML
    selectedPart(document)
    expect(document.body.innerHTML).toBe(before)
  })
})

describe('paragraphs', () => {
  it('makes every line of plain text one', () => {
    expect(paragraphs('One <b>\r\n\n Two ', documentOf(''))?.innerHTML).toBe('<p>One &lt;b&gt;</p><p>Two</p>')
  })

  it('is nothing for blank text', () => expect(paragraphs(' \n', documentOf(''))).toBeUndefined())
})

/** A document whose only field is focused and selected. */
function focus(html: string): Document {
  const document = documentOf(html)
  const field = document.querySelector<HTMLInputElement>('input, textarea')
  field?.focus()
  field?.select()
  return document
}
