import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { sanitise } from '../../utils/extract/clean/sanitise'
import { tidy } from '../../utils/extract/clean/tidy'
import { toMarkdown } from '../../utils/extract/output/markdown/markdown'
import obsidian from '../../utils/presets/obsidian'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { documentOf } from '../dom'
import { plain } from '../extract/bodies'
import { makeClip } from '../make-article'
import { asShown, type Note, READERS } from './readers'

/** Every place that has words: text, code, HTML that Markdown keeps, and what is shown where a picture is not. */
const PLACES = `
  <h2>…</h2><p>…</p><p>a … b</p><ul><li>…</li></ul><blockquote>…</blockquote><p><em>…</em> <a href="https://a.example/">…</a></p>
  <p><code>…</code></p><pre>…</pre><ul><li><p>a</p><pre>…</pre></li></ul><blockquote><pre>…</pre></blockquote>
  <table><tr><td>x</td></tr><tr><td>…</td></tr><tr><td><code>…</code></td></tr></table>
  <table><tr><td><ul><li>…</li></ul><pre>…</pre><code>…</code><code><b>…</b></code></td></tr></table>
  <pre><a href="https://a.example/">x</a> <code> …</code></pre><figure><img src="https://a.example/i.jpg" alt="…"><figcaption>…</figcaption></figure>`

function bodyWith(words: string): Element {
  const document = documentOf(`<!doctype html><body>${PLACES}`)
  const walker = document.createTreeWalker(document.body, 4 /* SHOW_TEXT */)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    node.textContent = (node.textContent ?? '').replace('…', () => words)
  }
  document.querySelector('img')?.setAttribute('alt', words)
  return tidy(sanitise(document.body, document))
}

function noteOf(raw: string, name = ''): Note {
  const [, frontMatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(raw) ?? []
  const { author = [], ...others } = load(frontMatter) as Record<string, unknown>
  // A person is a link of ours, its words are the page's.
  const people = (author as string[]).map((link) => link.replace(/^\[\[|\]\]$/g, ''))
  const properties = [...Object.values(others).flat(), ...people].filter((value) => typeof value === 'string')
  return { raw, body, properties: [...properties, name], shown: asShown(body) }
}

const notes = new Map<string, Note>()

/** The note of an article that says these words wherever it can. */
function noteWith(words: string): Note {
  const known = notes.get(words)
  if (known) return known
  const parts = { title: words, authors: ['Anne', words], publisher: words, description: words, tags: [words] }
  const clip = makeClip({ ...parts, language: words, markdown: toMarkdown(bodyWith(words)) })
  const [{ path, content }] = render(clip, obsidian, parseSettings({}))
  const note = noteOf(String(content), path.replace(/^.*\/|\.md$/g, ''))
  notes.set(words, note)
  return note
}

/** The words as they would start the reader: as they are, and in code. */
const naive = (words: string) =>
  ['', '`', '\n```\n'].map((tick) => noteOf(`---\ntitle: ${JSON.stringify(words)}\n---\n${tick}${words}${tick}\n`))

describe.each(READERS)('$reader', ({ words, finds }) => {
  it.each(words)('would act on %j', (text) => {
    expect(naive(text).flatMap(finds)).not.toEqual([])
  })

  it.each(words)('finds nothing to act on in a note of an article that says %j', (text) => {
    expect(finds(noteWith(text))).toEqual([])
  })

  it.each(words)('shows %j as the page says it', (text) => {
    const { shown, properties } = noteWith(text)
    const said = (root: Element) => plain(root.textContent).replaceAll('\u2060', '')
    expect(said(shown)).toBe(said(bodyWith(text)))
    expect(properties[0]?.replaceAll('\u2060', '')).toBe(text)
  })
})

describe('what nothing would act on', () => {
  it.each([
    '5 = 5, a=b; 50% of $=5, 100 %, <5%, a < % b, Q: a: b, 10:30, [a: b](c), user@host #1, `x = 1`, a => b, x >= 5',
    'https://a.example/a::b?c=<d> mailto:a@b.example tel:1 see http://a.example',
    'const a = `b`; if (a == b) { INPUT = x } // view[0]',
    '中文：a＝b％ 「::」'.replace('::', ':'),
  ])('stays as it is: %s', (text) => {
    const { raw } = noteWith(text)
    expect(raw).not.toMatch(/\u2060|\\u2060/)
  })
})
