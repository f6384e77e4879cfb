import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../../scripts/machine/find-browser'
import { HOSTILE } from '../../extract/hostile-markup'

const PROSE =
  '<p>The council agreed on the new bridge after two days of talks, and the work begins in March, it said.</p>'

type InPage = { extractInPage: { extracted(html: string): { html: string; markdown: string } } }

let browser: Browser
let reading: Page
let showing: Page
/** What the page on show did by itself. */
let deeds: string[] = []

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), chromiumSandbox: process.getuid?.() !== 0 })
  reading = await browser.newPage()
  await reading.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await reading.goto('https://news.example/2026/11/23/a.html')
  await reading.addScriptTag({ content: await script() })
  showing = await browser.newPage()
  await showing.route('**/*', (route) => {
    const request = route.request()
    if (!(request.resourceType() === 'image' && /^https?:/.test(request.url())))
      deeds.push(`asked for ${request.url()}`)
    return route.abort()
  })
  showing.on('dialog', (dialog) => {
    deeds.push(`ran ${dialog.message()}`)
    return dialog.dismiss()
  })
  showing.on('framenavigated', (frame) => frame.url() !== 'about:blank' && deeds.push(`went to ${frame.url()}`))
})
afterAll(() => browser?.close())

/** `extract` as a script for a page, with the libraries as they are in the injected one. */
async function script(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, '..', 'extract-in-page.ts'), formats: ['iife'], name: 'extractInPage' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first)) throw new Error('Vite gave no bundle')
  return first.output[0].code
}

/** Shows HTML as any site or app would, scripts allowed, and tells what it did and which parts could act when used. */
async function deedsOf(html: string): Promise<string[]> {
  deeds = []
  await showing.setContent(`<!doctype html><body>${html}`, { waitUntil: 'load' })
  const active = await showing.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((element) =>
      /^(?:script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base|template)$/.test(
        element.localName,
      )
        ? [element.localName]
        : [...element.attributes]
            .filter(
              ({ name, value }) =>
                /^on|^(?:style|srcset|action|formaction|background|poster|ping|is|id|name|class)$/.test(name) ||
                (/^(?:href|src|cite)$/.test(name) && !/^(?:https?|mailto|tel):/.test(value)),
            )
            .map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ),
  )
  return [...deeds, ...active]
}

test('the check itself sees what runs, loads and could act', async () => {
  expect(await deedsOf('<img src=x onerror=alert(7)>')).toContainEqual('ran 7')
  expect(await deedsOf('<link rel=stylesheet href="https://evil.example/x">')).toContain(
    'asked for https://evil.example/x',
  )
  expect(await deedsOf('<a href="javascript:alert(1)">x</a>')).toEqual(['a href=javascript:alert(1)'])
})

test.each(HOSTILE)('nothing of it runs, loads or phones home, as HTML or as Markdown: %s', async (markup) => {
  const page = `<!doctype html><body><article>${PROSE.repeat(3)}${markup}${PROSE}</article>`
  const { html, markdown } = await reading.evaluate(
    (source) => (globalThis as unknown as InPage).extractInPage.extracted(source),
    page,
  )
  expect(html).toContain('new bridge')
  expect(await deedsOf(html)).toEqual([])
  expect(await deedsOf(new MarkdownIt({ html: true, linkify: true }).render(markdown))).toEqual([])
})
