import { describe, expect, it } from 'vitest'
import { flatten } from '../../../utils/extract/page/flatten'
import { writtenOut } from '../../../utils/extract/page/written-out'
import { documentOf } from '../../dom'

/** The text a copy of the page is made of. */
function flat(root: Element, body?: Element): string {
  const work = flatten(root, writtenOut(), body)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value.join('')
}
const bodyOf = (document: Document, change: (document: Document) => void = () => {}) => {
  change(document)
  return flat(document.body).replace(/^<!doctype html><body>|<\/body>$/g, '')
}

describe('flatten', () => {
  it.each([
    [
      'text with its signs',
      '<p title="&quot;a&quot; &amp; b">1 &lt; 2 &amp;amp;</p>',
      '<p title="&#34;a&#34; &#38; b">1 &#60; 2 &#38;amp;</p>',
    ],
    ['elements without an end', 'a<br>b<img src="/a.jpg" alt="A">', 'a<br>b<img src="/a.jpg" alt="A">'],
    [
      'no program, no style, no drawing',
      '<script>x()</script><style>p{}</style><svg><text>x</text></svg><p>a</p>',
      '<p>a</p>',
    ],
    [
      'the data of structured data and frameworks',
      '<script type="application/ld+json">{"a":"<b>"}</script>',
      '<script type="application/ld+json">{"a":"<b>"}</script>',
    ],
    ['a frame with its address', '<iframe src="/x"></iframe>', '<iframe src="/x"></iframe>'],
    ['no picture that is its own address', `<img alt="x" src="data:${'A'.repeat(5000)}">`, '<img alt="x">'],
    ['no comment', 'a<!-- b -->c', 'ac'],
    [
      'a form whose fields have the names of its properties',
      '<form><input name="attributes"><input name="lastChild"><input name="nodeType"><p>a</p></form>',
      '<form><input name="attributes"><input name="lastChild"><input name="nodeType"><p>a</p></form>',
    ],
  ])('keeps %s', (_, html, expected) => {
    expect(bodyOf(documentOf(`<body>${html}</body>`))).toBe(expected)
  })

  it('puts open shadow roots, and what stands in their slots, in place', () => {
    const html = '<x-story><h1 slot="title">Title</h1><p>Light</p></x-story>'
    const flattened = bodyOf(documentOf(html), (document) => {
      const shadow = document.querySelector('x-story')?.attachShadow({ mode: 'open' })
      const box = document.createElement('div')
      const [title, rest, empty] = [1, 2, 3].map(() => document.createElement('slot'))
      title?.setAttribute('name', 'title')
      empty?.setAttribute('name', 'nobody')
      empty?.append('Fallback')
      box.append(title ?? '', 'Shadow', rest ?? '', empty ?? '')
      shadow?.append(box)
    })
    expect(flattened).toBe('<x-story><div><h1 slot="title">Title</h1>Shadow<p>Light</p>Fallback</div></x-story>')
  })

  it('reads the body of a frame in place of the page’s own', () => {
    const page = documentOf('<html lang="en"><head><title>Title</title></head><body><iframe></iframe></body></html>')
    const frame = documentOf('<body class="story"><p>Text</p></body>')
    expect(flat(page.documentElement, frame.body)).toBe(
      '<!doctype html><html lang="en"><head><title>Title</title></head><body class="story"><p>Text</p></body></html>',
    )
  })

  it('gives the thread back after every element and every large piece of text', () => {
    const document = documentOf('<body><p>a</p><p>b</p></body>')
    document.body.append('x'.repeat(1_000_000))
    expect([...flatten(document.body, writtenOut())].length).toBeGreaterThan(6)
  })

  it('reads on when the page takes away what it had not yet reached', () => {
    const document = documentOf('<body><p>a</p><p>b</p><p>c</p></body>')
    const work = flatten(document.body, writtenOut())
    work.next()
    document.querySelectorAll('p')[1]?.remove()
    let step = work.next()
    while (!step.done) step = work.next()
    expect(step.value.join('')).toContain('<p>c</p>')
  })

  it('refuses what no message of an extension could carry', () => {
    const document = documentOf('<body></body>')
    document.body.append('文'.repeat(17_000_000))
    expect(() => flat(document.body)).toThrow('too_large')
  })
})
