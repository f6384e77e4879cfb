import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sanitise } from '../../../utils/extract/clean/sanitise'
import { tidy } from '../../../utils/extract/clean/tidy'
import { serialise } from '../../../utils/extract/output/serialise'
import { documentOf } from '../../dom'

function html(source: string): string {
  const document = documentOf(`<!doctype html><body>${source}`)
  return serialise(tidy(sanitise(document.body, document)))
}

const CASES: [rule: string, source: string, expected: string][] = [
  ['joins blocks without white space', '<p>a</p>\n  <p>b</p>\n', '<p>a</p><p>b</p>'],
  ['collapses white space as rendering would', '<p>\n a \t b\n<b> c </b> d </p>', '<p>a b <b>c </b>d</p>'],
  [
    'keeps spaces around images',
    '<p>a <img src="https://a.example/i"> b</p>',
    '<p>a <img src="https://a.example/i"> b</p>',
  ],
  ['joins Chinese lines without a space', '<p>中文，\n  换行<b>\n字</b></p>', '<p>中文，换行<b>字</b></p>'],
  ['joins Korean and Latin lines with a space', '<p>한국\n어 a\nb</p>', '<p>한국 어 a b</p>'],
  ['keeps U+00A0 and U+3000', '<p>　　首行&nbsp;字</p>', '<p>　　首行\u00a0字</p>'],
  ['keeps white space in pre', '<pre>\n\n a\r\n  b<br>c</pre>', '<pre>\n\n a\n  b\nc</pre>'],
  ['drops what no text has', '<p>a&#1;b\u0085c\uFEFFd\u2028e</p>', '<p>abcd e</p>'],
  ['trims around line breaks', '<p><br> a <br> b <br></p>', '<p>a<br>b</p>'],
  ['drops blocks that hold only control characters', '<h2>\u0001</h2><p>a</p><p>\x9f</p>', '<p>a</p>'],
  ['drops empty blocks', '<p> </p><p>&nbsp;</p><div></div><p>\u200b</p><ul><li></li></ul><p>a<b></b></p>', '<p>a</p>'],
  [
    'keeps blocks that hold an image',
    '<div><img src="https://a.example/i"></div>',
    '<p><img src="https://a.example/i"></p>',
  ],
  ['dissolves wrappers', '<div><section><article><p>a</p></article></section></div>', '<p>a</p>'],
  ['makes paragraphs of loose text', '<div>a <b>b</b><p>c</p>d</div>', '<p>a <b>b</b></p><p>c</p><p>d</p>'],
  ['makes paragraphs of double breaks', 'a<br><br>b<br>c<br>&nbsp;<br><br>d', '<p>a</p><p>b<br>c</p><p>d</p>'],
  [
    'splits paragraphs at double breaks',
    '<p dir="rtl">a<b>b<br> <br>c</b></p>',
    '<p dir="rtl">a<b>b</b></p><p dir="rtl"><b>c</b></p>',
  ],
  ['splits at double breaks across empty elements', 'a<br><b><i><br></i></b><u>b</u>', '<p>a</p><p><u>b</u></p>'],
  [
    'keeps breaks in cells',
    '<table><tr><td>a<br><br>b<td>c</table>',
    '<table><tbody><tr><td>a<br><br>b</td><td>c</td></tr></tbody></table>',
  ],
  [
    'moves inline elements into blocks',
    '<a href="https://a.example/"><div>a</div><h3>b</h3></a>',
    '<p><a href="https://a.example/">a</a></p><h3><a href="https://a.example/">b</a></h3>',
  ],
  [
    'moves nested inline elements into blocks',
    '<b>x<i><ul><li>a</ul></i></b>',
    '<p><b>x</b></p><ul><li><b><i>a</i></b></li></ul>',
  ],
  ['keeps headings on one line', '<h2><div>a</div><div>b</div></h2>', '<h2>a b</h2>'],
  [
    'keeps simple items bare',
    '<ul><li><div>a</div></li><li>b<ul><li>c</ul></ul>',
    '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
  ],
  [
    'puts a stray nested list into its item',
    '<ul><li>a</li><ul><li>b</li></ul></ul>',
    '<ul><li>a<ul><li>b</li></ul></li></ul>',
  ],
  [
    'keeps figures',
    '<figure><div><img src="https://a.example/i"></div><figcaption> a </figcaption></figure>',
    '<figure><img src="https://a.example/i"><figcaption>a</figcaption></figure>',
  ],
  ['takes a layout table apart', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', '<p>a</p><p>b</p>'],
  [
    'takes a table around tables apart',
    '<table><tr><td>x<td><table><tr><td>a<td>b</table></table>',
    '<p>x</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
  ],
  ['makes a block of code with line breaks', '<p>a <code>b<br>c</code></p>', '<p>a</p><pre>b\nc</pre>'],
  [
    'puts a caption in front of its table',
    '<table><tr><td>a<td>b</tr><caption>c</caption></table>',
    '<table><caption>c</caption><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
  ],
  [
    'writes attributes in one order',
    '<p><img alt="b" src="https://a.example/i" height="1" width="2"></p>',
    '<p><img src="https://a.example/i" alt="b" width="2" height="1"></p>',
  ],
  [
    'escapes attributes',
    '<p><img alt="&quot;&lt;&amp;&gt;" src="https://a.example/?a=1&amp;b"></p>',
    '<p><img src="https://a.example/?a=1&amp;b" alt="&quot;&lt;&amp;&gt;"></p>',
  ],
  [
    'unwraps nested paragraphs of definition lists',
    '<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>',
    '<dl><dt>a</dt><dd><p>b</p></dd></dl>',
  ],
]

describe('serialise', () => {
  it.each(CASES)('%s', (_, source, expected) => expect(html(source)).toBe(expected))
  it.each(CASES)('%s (again: the same)', (_, __, expected) => expect(html(expected)).toBe(expected))

  it('gives the body of the native format byte for byte', () => {
    const page = new URL('../../pages/seed/', import.meta.url)
    const document = documentOf(readFileSync(new URL('page.html', page), 'utf8'))
    const body = document.querySelector('#artbody')
    body?.querySelector('.ad')?.remove()
    const file = readFileSync(new URL('2023-09-15-n14074508.md', page), 'utf8')
    expect(file).toContain(`<div>\n${serialise(tidy(sanitise(body as Element, document)))}\n</div>`)
  })
})
