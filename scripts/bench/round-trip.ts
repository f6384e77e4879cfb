import { JSDOM } from 'jsdom'
import { step } from '../machine/run.ts'
import type { Bench, Case } from './bench-folder.ts'
import { openBrowser } from './browser.ts'
import { bundle } from './bundle.ts'
import { lost, parser } from './markdown-losses.ts'

/** Sets whose pages are articles. */
const ARTICLES = ['fundus', 'aeb', 'wcxb-dev', 'wcxb-test']

/** Reads each article, writes it as Markdown, reads that with another parser, and reports what is missing. */
export async function roundTrip(bench: Bench, chosen: Case[]): Promise<string> {
  const pages = chosen.filter(({ set }) => ARTICLES.includes(set))
  const script = await step('Bundling', () => bundle('pressclip'))
  const { DOMParser } = new JSDOM('').window
  const bodyOf = (html: string) => new DOMParser().parseFromString(html, 'text/html').body
  const browser = await openBrowser()
  const losses: string[] = []
  let read = 0
  try {
    await step(`Reading ${pages.length} pages`, async () => {
      for (const { id, url, html } of pages) {
        const address = /^https?:/.test(url) ? url : 'https://example.org/'
        const { outcomes } = await browser.visit(
          { url: address, html: bench.readHtml(html) },
          new Map([['pressclip', script]]),
        )
        const extracted = outcomes.get('pressclip')?.extracted
        if (extracted?.markdown === undefined) continue
        read++
        const found = lost(bodyOf(extracted.html), bodyOf(parser.render(extracted.markdown)))
        if (found.length > 0) losses.push(`${id}: ${found.join('; ')}`)
      }
    })
  } finally {
    await browser.close()
  }
  const share = (((read - losses.length) / read) * 100).toFixed(1)
  return [`## Through Markdown and back: ${share} % of ${read} pages lose nothing`, ...losses].join('\n')
}
