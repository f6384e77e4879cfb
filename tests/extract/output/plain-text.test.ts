import { expect, it } from 'vitest'
import { sanitise } from '../../../utils/extract/clean/sanitise'
import { tidy } from '../../../utils/extract/clean/tidy'
import { toText } from '../../../utils/extract/output/plain-text'
import { documentOf } from '../../dom'

it.each([
  ['one block a line', '<h2>a</h2><p>b <b>c</b></p><blockquote><p>d</p><p>e</p></blockquote>', 'a\nb c\nd\ne'],
  ['loose text and line breaks', 'a<br>b<div>c</div>', 'a b\nc'],
  ['an item a line, nested lists too', '<ul><li>a<ul><li>b</ul><li><p>c</p></ul>', 'a\nb\nc'],
  ['a row a line', '<table><tr><th>a<th>b<tr><td>c<td><p>d</p><p>e</p></table>', 'a b\nc d e'],
  ['no captions', '<figure><img src="https://a.example/i" alt="x"><figcaption>c</figcaption></figure><p>a</p>', 'a'],
  ['ruby by its base', '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>', '漢字'],
  ['any white space as one space', '<p>　　a&nbsp; b</p><pre>c\n\n d</pre>', 'a b\nc d'],
  ['definition lists', '<dl><dt>a</dt><dd>b</dd></dl><hr><details><summary>c</summary>d</details>', 'a\nb\nc\nd'],
  ['nothing', '<p> </p>', ''],
])('%s', (_, html, expected) => {
  const document = documentOf(`<!doctype html><body>${html}`)
  expect(toText(tidy(sanitise(document.body, document)))).toBe(expected)
})
