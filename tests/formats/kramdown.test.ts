import { describe, expect, it } from 'vitest'
import { ACTIVE_TEXT } from '../../scripts/fuzz/active-text'
import { toMarkdown } from '../../utils/extract/output/markdown/markdown'
import { serialise } from '../../utils/extract/output/serialise'
import { documentOf } from '../dom'
import { alike, bodyOf, EXPECTED_ELEMENTS, everywhere, KEPT, plain } from '../extract/bodies'
import { has, runJson } from './run'

const LIBRARIES = ['-rjson', '-rkramdown', '-rkramdown-parser-gfm']
/** As Jekyll calls it; it also prints each warning (a tag that is not closed, a link without definition) as a failure. */
const SCRIPT = `
  puts JSON.generate(JSON.parse($stdin.read).map { |text|
    document = Kramdown::Document.new(text, input: 'GFM', auto_ids: false, hard_wrap: false, syntax_highlighter: nil)
    { html: document.to_html, warnings: document.warnings }
  })`

interface Read {
  html: string
  warnings: string[]
}

const read = (markdown: string[]) => runJson('ruby', [...LIBRARIES, '-e', SCRIPT], markdown) as Read[]

describe.skipIf(!has('ruby', ...LIBRARIES, '-e', ''))('kramdown', () => {
  it('keeps what Markdown keeps', () => {
    const results = read(KEPT.map((html) => toMarkdown(bodyOf(html))))
    const kept = results.map(({ html }) => alike(serialise(bodyOf(html))))
    expect(kept).toEqual(KEPT.map(alike))
  })

  it('keeps as text what looks like syntax', () => {
    const bodies = ACTIVE_TEXT.map(everywhere)
    const results = read(bodies.map(toMarkdown)).map(({ html, warnings }, i) => {
      const { body } = documentOf(`<!doctype html><body>${html}`)
      const others = [...body.querySelectorAll('*')].filter((element) => !element.matches(EXPECTED_ELEMENTS))
      return { of: ACTIVE_TEXT[i], text: plain(body.textContent), others: others.map((e) => e.outerHTML), warnings }
    })
    expect(results).toEqual(
      bodies.map((body, i) => ({ of: ACTIVE_TEXT[i], text: plain(body.textContent), others: [], warnings: [] })),
    )
  })
})
