import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { type Browser, chromium, type Page } from 'playwright-core'
import { bundleEntry } from '../bench/bundle.ts'
import { findChromium } from '../machine/find-browser.ts'
import { type Deeds, shownPage } from './shown-page.ts'

const PROSE =
  '<p>The council agreed on the new bridge after two days of talks, and the work begins in March, it said.</p>'

export interface PayloadRunner {
  /** What the original payload does: a check that sees it act would see ours act. */
  control(payload: string): Promise<Deeds>
  /**
   * What the rest of the payload does in an article, by how it is shown: as the body's HTML, in each format by a
   * Markdown reader that lets HTML through, and in the popup's preview.
   * @throws if the article around it is lost
   */
  deedsOf(payload: string): Promise<Map<string, Deeds>>
  close(): Promise<void>
}

type InPage = { pressclipOutput: typeof import('./output-in-page.ts') }

/** A real Chromium in which Pressclip reads articles with hostile parts, and its output is shown. */
export async function payloadRunner(): Promise<PayloadRunner> {
  const script = await bundleEntry(join(import.meta.dirname, 'output-in-page.ts'), 'pressclipOutput')
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const reading = await readingPage(browser, script)
  const { deedsOf } = await shownPage(browser)
  const markdown = new MarkdownIt({ html: true, linkify: true })
  const previewIn = async (page: Page, html: string) => {
    await page.evaluate(script)
    await page.evaluate((html) => (globalThis as unknown as InPage).pressclipOutput.preview(html), html)
  }

  /** Whether anything acts when all are shown in one page, or one keeps the next from being a part of its own. */
  const actsTogether = async (bodies: Iterable<string>, html: string) => {
    const parts = [...bodies]
    let count = 0
    const { acted, couldAct } = await deedsOf(parts.map((body) => `${body}<hr class="end">`).join(''), async (page) => {
      count = await page.locator('body > hr.end').count()
      await previewIn(page, html)
    })
    return acted.length + couldAct.length > 0 || count < parts.length
  }

  return {
    control: deedsOf,
    async deedsOf(payload) {
      const page = `<!doctype html><body><article>${PROSE.repeat(3)}${payload}${PROSE}</article>`
      const { html, posts } = await reading.evaluate(
        (source) => (globalThis as unknown as InPage).pressclipOutput.outputOf(source),
        page,
      )
      if (!html.includes('new bridge')) throw new Error(`The article around it was lost: ${payload}`)
      const shown = new Map([['HTML', html]])
      for (const [preset, post] of Object.entries(posts)) {
        shown.set(`${preset}, Markdown with HTML`, markdown.render(post.replace(/^---\n[\s\S]*?\n---\n/, '')))
      }
      const isQuiet = !(await actsTogether(new Set(shown.values()), html))
      const alone = (body: string, then?: (page: Page) => Promise<unknown>) =>
        isQuiet ? { acted: [], couldAct: [] } : deedsOf(body, then)
      const deeds = new Map<string, Deeds>()
      for (const [way, body] of shown) deeds.set(way, await alone(body))
      return deeds.set('preview', await alone('', (page) => previewIn(page, html)))
    },
    close: () => browser.close(),
  }
}

async function readingPage(browser: Browser, script: string) {
  const page = await browser.newPage()
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto('https://news.example/2026/11/23/a.html')
  await page.evaluate(script)
  return page
}
