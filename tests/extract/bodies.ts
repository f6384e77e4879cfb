import { sanitise } from '../../utils/extract/clean/sanitise'
import { tidy } from '../../utils/extract/clean/tidy'
import { documentOf } from '../dom'

/** A tidy body from its HTML. */
export function bodyOf(html: string): Element {
  const document = documentOf(`<!doctype html><body>${html}`)
  return tidy(sanitise(document.body, document))
}

/** Every place an article has text; the table's first row is not one, so that the text is no header. */
const PLACES = `
  <p>…</p><h2>…</h2><ul><li>…</li></ul><blockquote>…</blockquote><p>a<br>…</p>
  <p><strong>…</strong></p><p><em>…</em></p><p><del>…</del></p><p><sup>…</sup></p><p><a href="https://a.example/">…</a></p>
  <table><caption>…</caption><tr><td>x</td><td>…</td></tr><tr><td>…</td><td>…</td></tr></table>
  <figure><img src="https://a.example/i.jpg"><figcaption>…</figcaption></figure><dl><dt>…</dt><dd>…</dd></dl>`

/** The elements that any text in those places may give in Markdown and back; others come from the text itself. */
export const EXPECTED_ELEMENTS =
  'p, h2, ul, li, blockquote, br, strong, em, del, s, sup, a[href="https://a.example/"], table, table *, img[src="https://a.example/i.jpg"]'

/** A body with the text in every place. */
export function everywhere(text: string): Element {
  const document = documentOf(`<!doctype html><body>${PLACES}`)
  const walker = document.createTreeWalker(document.body, 4 /* SHOW_TEXT */)
  while (walker.nextNode()) {
    if (walker.currentNode.textContent === '…') walker.currentNode.textContent = text
  }
  return tidy(sanitise(document.body, document))
}

/** The text as a reader sees it, white space aside, with kramdown's typographic signs as they were typed. */
export const plain = (text: string | null): string =>
  (text ?? '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/–/g, '--')
    .replace(/—/g, '---')
    .replace(/…/g, '...')
    .replace(/\s+/g, '')

/** Bodies in the structure that Markdown keeps, already tidy. */
export const KEPT: string[] = [
  '<h2>a <a href="https://a.example/x">b</a></h2><p>c</p>',
  '<p>a <strong>b <em>c</em></strong> <em>d <strong>e</strong></em></p>',
  '<p><strong><em>a</em></strong> <em><strong>a</strong> b</em></p>',
  '<p>un<em>frigging</em>believable <em>「字」</em>字 字<em>字</em>字</p>',
  '<p>他说<strong>「你好」</strong>然后<strong>走了。</strong>又回来</p>',
  '<p>字<strong>字</strong>字，<strong>字</strong>，字<strong>“字”</strong>。<strong>50%</strong>字<strong>￥5</strong>字</p>',
  '<p><em>a</em><strong>b</strong><em>c</em>d</p>',
  '<p><strong>a</strong>-<em>b</em>-word-<em>c</em></p>',
  '<p><del>b</del> a<del>「b」</del>c ~<del>d</del></p>',
  '<p>　　<strong>字</strong>　字\u00a0字</p>',
  '<p><a href="https://a.example/?a=1&amp;b=2#c">a [b] c</a> ![x](y)!<a href="https://a.example/">z</a></p>',
  '<p><a href="https://a.example/"><img src="https://a.example/i.jpg" alt="a ] [ * b"></a></p>',
  '<p><a href="https://a.example/">^1</a> <a href="mailto:a@b.example">m</a></p>',
  '<ul><li>a<ul><li>b<ol><li>c</li><li>d</li></ol></li></ul></li><li>e</li></ul>',
  '<ul><li><p>a</p><pre>x\n\n  y</pre></li><li><p>b</p></li></ul>',
  '<ul><li><p>a</p><blockquote><p>b</p><ul><li>c</li></ul></blockquote></li></ul>',
  '<blockquote><h3>a</h3><p>b<br>c</p><blockquote><p>d</p></blockquote></blockquote>',
  '<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol><p>e</p>',
  '<p>a</p><hr><p>b</p>',
  '<p><code>`</code> <code>a `` b</code> <code>&lt;b&gt; \\ * |</code></p>',
  '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><a href="https://a.example/">x|y</a></td><td><code>p|q</code> \\| \\</td></tr><tr><td>-</td><td>a<br>b</td></tr></tbody></table>',
  '<table><tbody><tr><td><ul><li>a &lt;b&gt; *c*</li></ul></td><td><pre>b\n\n  c</pre></td></tr></tbody></table>',
  '<h3>C#</h3><h3>a # b ##</h3><h3>{#id} a {#id}</h3>',
  '<p>H<sub>2</sub>O <ins>a</ins></p>',
  '<ul><li>a\\<ol><li>b</li></ol></li></ul>',
  '<ol><li><pre>- a\n\n1. b</pre></li></ol><ul><li><pre>- a</pre></li></ul>',
]

/** What parsers spell differently, in one spelling. */
export const alike = (html: string): string =>
  html
    .replace(/<(\/?)del>/g, '<$1s>')
    .replace(/<pre><code>([\s\S]*?)<\/code><\/pre>/g, '<pre>$1</pre>')
    .replace(/\n?<\/pre>/g, '</pre>')
