import { describe, expect, it } from 'vitest'
import { sanitise } from '../../../utils/extract/clean/sanitise'
import { tidy } from '../../../utils/extract/clean/tidy'
import { serialise } from '../../../utils/extract/output/serialise'
import { ATTRIBUTES, BLOCKS, INLINES } from '../../../utils/extract/page/html-vocabulary'
import { nativeDocument } from '../../../utils/extract/page/native-document'
import { documentOf } from '../../dom'
import { HOSTILE } from '../hostile-markup'

/** The sanitised and serialised body of a page. */
function clean(html: string): string {
  const document = documentOf(`<!doctype html><body>${html}`)
  // A hostile page may hide its own body behind a form of that name.
  return serialise(tidy(sanitise(nativeDocument(document).body, document)))
}

it('keeps a picture written out in its own address only when it is long enough to show something', () => {
  const picture = (type: string, length: number) =>
    `<p>a <img src="data:image/${type};base64,${'A'.repeat(length)}"></p>`
  expect(clean(picture('png', 1_000))).toBe(picture('png', 1_000))
  expect(clean(picture('gif', 32))).toBe('<p>a</p>')
  expect(clean(picture('svg+xml', 1_200))).toBe('<p>a</p>')
})

describe('keeps what the article says', () => {
  it.each([
    ['semantic elements', '<h2>a</h2><p>b <strong>c</strong> <em>d</em> H<sub>2</sub>O</p>'],
    ['links with their exact percent-encoding', '<p><a href="https://a.example/%E7%BE%8e?q=a+b&amp;c=%2F">x</a></p>'],
    ['mail and telephone links', '<p><a href="mailto:a@b.example">m</a> <a href="tel:+4912">t</a></p>'],
    ['images with text and size', '<p><img src="https://a.example/i.jpg" alt="a &lt; b" width="6" height="4"></p>'],
    ['quotations with their source', '<blockquote cite="https://a.example/"><p>a</p></blockquote>'],
    ['dates of changes', '<p><del datetime="2026-01-01">a</del><ins datetime="2026-01-02">b</ins></p>'],
    ['list numbers', '<ol start="3" reversed=""><li>a</li><li value="9">b</li></ol>'],
    ['table structure', '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>'],
    ['language and direction', '<p lang="ar" dir="rtl">ا<bdi>b</bdi></p>'],
    ['ruby', '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>'],
    ['text that looks like markup', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; ]]&gt; {{ x }}</p>'],
  ])('%s', (_, html) => expect(clean(html)).toBe(html))

  it.each([
    ['custom elements by their content', '<x-card><p>a <x-b>b</x-b></p></x-card>', '<p>a b</p>'],
    ['forms around the text', '<form action="/x"><p>a</p><input name="firstChild"></form>', '<p>a</p>'],
    ['boxes as blocks', '<main>a<section>b</section><aside>c</aside></main>', '<p>a</p><p>b</p><p>c</p>'],
    ['old names', '<p><strike>a</strike><tt>b</tt><font color="red">c</font></p>', '<p><s>a</s><code>b</code>c</p>'],
    [
      'a picture by its image',
      '<picture><source srcset="b.webp"><img src="https://a.example/b.jpg"></picture>',
      '<p><img src="https://a.example/b.jpg"></p>',
    ],
    [
      'a film by a link on its still',
      '<video src="https://a.example/v.mp4" poster="https://a.example/p.jpg" autoplay></video>',
      '<p><a href="https://a.example/v.mp4"><img src="https://a.example/p.jpg"></a></p>',
    ],
    [
      'a recording by a link with its file name',
      '<audio><source src="blob:x"><source src="https://a.example/x/a.mp3?k=1">none</audio>',
      '<p><a href="https://a.example/x/a.mp3?k=1">a.mp3</a></p>',
    ],
    [
      'ticked boxes as text',
      '<ul><li><input type="checkbox" checked>a<li><input type=checkbox>b</ul>',
      '<ul><li>☑ a</li><li>☐ b</li></ul>',
    ],
    ['a formula by its text', '<p>a <math alttext="x^2"><mi>x</mi></math></p>', '<p>a x^2</p>'],
    ['a paragraph with markup as text and a comment', '<p>&lt;b&gt; <!-- <b> -->c</p>', '<p>&lt;b&gt; c</p>'],
    ['the text of a link that leads nowhere', '<p><a href="#n1">1</a><a href="/x">2</a></p>', '<p>12</p>'],
  ])('%s', (_, html, expected) => expect(clean(html)).toBe(expected))
})

describe('lets nothing run or load but http(s) images', () => {
  it.each(HOSTILE)('%s', (html) => {
    const out = clean(html)
    const again = documentOf(`<!doctype html><body>${out}`)
    for (const element of again.body.querySelectorAll('*')) {
      expect([...BLOCKS, ...INLINES]).toContain(element.localName)
      for (const { name, value } of element.attributes) {
        expect(ATTRIBUTES).toHaveProperty(name)
        expect(value).toMatch(ATTRIBUTES[name]?.value ?? /$^/)
        expect(ATTRIBUTES[name]?.on ?? [element.localName]).toContain(element.localName)
      }
    }
    expect(clean(out), 'parsing the result again changes nothing').toBe(out)
    if (html.includes('keep me')) expect(again.body.textContent).toContain('keep me')
  })

  it('never changes the page', () => {
    const document = documentOf('<!doctype html><body><p onclick="x">a<script>b</script></p>')
    const before = document.documentElement.outerHTML
    sanitise(document.body, document)
    expect(document.documentElement.outerHTML).toBe(before)
  })
})
