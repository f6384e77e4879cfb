import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../machine/find-browser.ts'
import { globalOf } from './bundle.ts'
import type { Extracted, Extractor } from './extracted.ts'

/** One extractor on one page. */
export interface Outcome {
  extracted?: Extracted
  /** Milliseconds inside the page, without parsing the page or loading the script. */
  ms: number
  /** Milliseconds of processor time of the page's thread: hardly affected by other load. */
  cpu: number
  error?: string
  /** It altered the live document, so the page was reloaded for the next. */
  changed: boolean
}

interface Visit {
  /** Elements of the document. */
  elements: number
  outcomes: Map<Extractor, Outcome>
}

interface StoredPage {
  url: string
  html: string
}

interface Tab {
  page: Page
  show(stored: StoredPage): Promise<void>
  /** Processor time of the page's thread so far, in milliseconds. */
  processorTime(): Promise<number>
}

export interface PageBrowser {
  /** Loads the page and lets these extractors read it, in this order. */
  visit(page: StoredPage, scripts: Map<Extractor, string>): Promise<Visit>
  /** Loads the page and returns the value of the script's last expression. @throws if it fails or takes too long */
  ask<T>(page: StoredPage, script: string): Promise<T>
  close(): Promise<void>
}

const TIMEOUT = 60_000
/** A tab's memory grows with its visits. */
const VISITS_PER_TAB = 100
/** Page scripts do not run, as when the page was stored; its own styles apply. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** A real Chromium that shows stored pages at their own addresses; nothing reaches the network. */
export async function openBrowser(): Promise<PageBrowser> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    // `gc`, so that no extractor pays for what the last one left behind.
    args: ['--js-flags=--expose-gc', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
    chromiumSandbox: process.getuid?.() !== 0,
  })
  let tab: Tab | undefined
  let visits = 0
  const reopen = async () => {
    await tab?.page
      .context()
      .close()
      .catch(() => {})
    tab = await openTab(browser)
    return tab
  }
  const next = async () => (tab && visits++ % VISITS_PER_TAB !== 0 ? tab : await reopen())

  return {
    async ask<T>(stored: StoredPage, script: string) {
      const { page, show } = await next()
      try {
        await show(stored)
        return await inTime(page.evaluate<T>(script))
      } catch (error) {
        await reopen()
        throw error
      }
    },
    async visit(stored, scripts) {
      const { page, show, processorTime } = await next()
      const outcomes = new Map<Extractor, Outcome>()
      let elements = 0
      let fresh = false
      for (const extractor of scripts.keys()) {
        try {
          if (!fresh) {
            await show(stored)
            for (const script of scripts.values()) await page.evaluate(script)
            elements = await page.evaluate(() => document.getElementsByTagName('*').length)
          }
          await page.evaluate(() => (globalThis as { gc?: () => void }).gc?.())
          const before = await processorTime()
          const run = await inTime(page.evaluate(runInPage, { global: globalOf(extractor), url: stored.url }))
          const cpu = (await processorTime()) - before
          outcomes.set(extractor, { ...run, cpu, extracted: await page.evaluate(takeFromPage) })
          fresh = !run.changed
        } catch (error) {
          // The tab hangs or has crashed: the next page gets another one.
          outcomes.set(extractor, { ms: TIMEOUT, cpu: TIMEOUT, error: (error as Error).message, changed: false })
          await reopen()
          visits = 1
          break
        }
      }
      return { elements, outcomes }
    },
    close: () => browser.close(),
  }
}

async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('Performance.enable')
  let body = ''
  await page.route('**/*', (route) => {
    const request = route.request()
    return request.isNavigationRequest() && request.frame() === page.mainFrame()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': POLICY },
          body,
        })
      : route.abort()
  })
  return {
    page,
    async show({ url, html }: StoredPage) {
      body = html
      await page.goto(url.replace(/^http:/, 'https:'), { waitUntil: 'domcontentloaded' })
    },
    async processorTime() {
      const { metrics } = await devTools.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000
    },
  }
}

type InPage = Record<string, (document: Document, url: string) => Extracted> & { pressclipBenchAnswer?: Extracted }

/** Runs inside the page; the answer stays there, so that its transfer is not measured. */
async function runInPage({ global, url }: { global: string; url: string }) {
  const scope = globalThis as unknown as InPage
  let changes = 0
  const observer = new MutationObserver((records) => {
    changes += records.length
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  scope.pressclipBenchAnswer = undefined
  let error: string | undefined
  const start = performance.now()
  try {
    scope.pressclipBenchAnswer = await scope[global]?.(document, url)
  } catch (thrown) {
    error = String(thrown)
  }
  const ms = performance.now() - start
  changes += observer.takeRecords().length
  observer.disconnect()
  return { ms, error, changed: changes > 0 }
}

/** Runs inside the page: what the bench scores of the answer. */
function takeFromPage(): Extracted | undefined {
  const answer = (globalThis as unknown as InPage).pressclipBenchAnswer
  if (!answer) return undefined
  const { title, authors, published, tags, html, markdown, parts } = answer
  return { title, authors, published, tags, html, markdown, parts }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${TIMEOUT / 1000} s`)), TIMEOUT)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
