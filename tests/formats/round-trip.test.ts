import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { lost, parser } from '../../scripts/bench/markdown-losses'
import { ACTIVE_TEXT } from '../../scripts/fuzz/active-text'
import { toMarkdown } from '../../utils/extract/output/markdown/markdown'
import { bodyOf, everywhere, KEPT } from '../extract/bodies'

const parsed = (html: string) => new JSDOM(`<!doctype html><body>${html}`).window.document.body

describe('the check sees what is lost', () => {
  it.each([
    ['text', '<p>a b</p>', '<p>a</p>', 'text'],
    ['a space', '<p>a b</p>', '<p>ab</p>', 'text'],
    ['a picture', '<p>a<img src="https://a.example/i"></p>', '<p>a</p>', 'text'],
    [
      "a picture's words",
      '<p><img src="https://a.example/i" alt="x"></p>',
      '<p><img src="https://a.example/i"></p>',
      'text',
    ],
    ['emphasis', '<p>a <em>b</em></p>', '<p>a b</p>', 'lost em'],
    ['emphasis gained', '<p>a b</p>', '<p>a <b>b</b></p>', 'gained strong'],
    [
      "a link's end",
      '<p><a href="https://a.example/1">b</a></p>',
      '<p><a href="https://a.example/2">b</a></p>',
      'lost link',
    ],
    ['a heading', '<h2>a</h2>', '<h3>a</h3>', 'lost h2'],
    ['a cell', '<table><tr><td>a</td><td>b</td></tr></table>', '<table><tr><td>a b</td></tr></table>', 'lost cell'],
    ['lines of code', '<pre>a\n  b</pre>', '<pre>a\nb</pre>', 'white space of code'],
  ])('%s', (_, before, after, expected) => expect(lost(parsed(before), parsed(after)).join()).toContain(expected))
})

describe('nothing is lost through Markdown', () => {
  it.each([
    ...KEPT,
    '<figure><img src="https://a.example/i.jpg" alt="x"><figcaption>a <em>b</em> (AFP)</figcaption></figure>',
    '<table><caption>a</caption><tbody><tr><td colspan="2">b</td></tr><tr><td>c</td><td><h3>d</h3></td></tr></tbody></table>',
    '<p><ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby><q>a</q></p>',
    '<ol reversed=""><li>a</li><li>b</li></ol><ul><li>☑ a</li></ul><dl><dt>a</dt><dd>b</dd></dl>',
    '<p><code>a <a href="https://a.example/">b</a></code> <code>c<strong>*</strong></code></p>',
    '<p><a href="https://a.example/"><img src="https://a.example/i"> </a><a href="https://a.example/2">b</a></p>',
    '<pre>a <a href="https://a.example/">b</a>\n\n  c</pre>',
  ])('%s', (html) => {
    const body = bodyOf(html)
    expect(lost(body, parsed(parser.render(toMarkdown(body))))).toEqual([])
  })

  it.each(ACTIVE_TEXT)('%j everywhere', (text) => {
    const body = everywhere(text)
    expect(lost(body, parsed(parser.render(toMarkdown(body))))).toEqual([])
  })
})
