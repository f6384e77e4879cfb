import type { ProblemCode } from '../../problem'
import { browser } from '../browser'
import { runOnceGranted } from '../run-once-granted'
import type { Captured, CaptureRequest } from './capture-page'
import type { CaptureResult } from './capture-result'
import { forgetParts, type Handed, part, takeIn } from './in-parts'
import { readElsewhere } from './reader'
import { withWritten } from './written-pictures'

export type { CaptureRequest } from './capture-page'
export type { CaptureResult } from './capture-result'

/** What is known about a tab to read. */
export interface CaptureTab {
  id?: number
  url?: string
}

const EMPTY =
  /^(?:about:(?:blank|home|newtab|privatebrowsing)|(?:chrome|edge|brave|opera|vivaldi):\/\/(?:newtab|new-tab-page|startpage)|chrome-search:)/
const STORES =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons|addons\.opera\.com)(?:\/|$)/
/** Characters of HTML: reading more takes seconds. */
const SLOW = 3_000_000
/** In ms. An open alert or an endless loop in the page keeps scripts out. */
const PATIENCE = 25_000

const sizeOf = (pieces: string[]) => pieces.reduce((sum, { length }) => sum + length, 0)

/**
 * Read the page in a tab the user has just pointed at (`activeTab`). Never throws.
 * @param onLarge called and awaited before reading that takes seconds
 */
export async function capture(
  tab: CaptureTab,
  request: CaptureRequest,
  onLarge?: () => Promise<void>,
): Promise<CaptureResult> {
  if (tab.id === undefined) return { problem: 'tab_closed', hasSelection: false }
  try {
    const { result, written } = await inject(tab.id, request)
    if (!('copy' in result)) return withWritten(result, written)
    if (sizeOf(result.copy.html) > SLOW) await onLarge?.()
    return withWritten(await readElsewhere(result.copy), written)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    const problem = await why(tab.id, tab.url, detail)
    return { problem, detail, hasSelection: false }
  }
}

/** @throws if the page does not answer in time */
async function inTime<Answer>(asking: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page does not answer')), PATIENCE)
  })
  return Promise.race([asking, silence]).finally(() => clearTimeout(timer))
}

async function inject(tabId: number, request: CaptureRequest): Promise<Captured> {
  const target = { tabId }
  const set = (given: CaptureRequest) => {
    globalThis.pressclipRequest = given
  }
  const first = () => browser.scripting.executeScript({ target, injectImmediately: true, func: set, args: [request] })
  const asked = runOnceGranted(tabId, first).then(() =>
    browser.scripting.executeScript({ target, injectImmediately: true, files: ['/capture.js'] }),
  )
  const handed = (await inTime(asked))[0]?.result as Handed | undefined
  if (!handed) throw new Error('the page gave no answer')
  const captured = await takeIn(handed, async (...args) => {
    const [frame] = await inTime(browser.scripting.executeScript({ target, injectImmediately: true, func: part, args }))
    return frame?.result as string | undefined
  })
  // Gone with the page at the latest.
  if ('id' in handed) browser.scripting.executeScript({ target, func: forgetParts, args: [handed.id] }).catch(() => {})
  return captured
}

async function why(tabId: number, known: string | undefined, message: string): Promise<ProblemCode> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined)
  if (!tab) return 'tab_closed'
  const url = tab.url || known
  return url ? refusal(url, message) : hiddenRefusal(tabId, message)
}

/**
 * Chromium hides the address of a tab that no extension may read. How to tell them apart was measured in Chromium 156:
 * its own pages are named in the message, an empty tab has no language, and view-source never answers.
 */
async function hiddenRefusal(tabId: number, message: string): Promise<ProblemCode> {
  if (/:\/\/ URL/.test(message)) return 'restricted'
  if (/extensions gallery/i.test(message)) return 'store'
  const silence = new Promise<'silent'>((resolve) => setTimeout(resolve, 1000, 'silent'))
  const text = browser.tabs.detectLanguage(tabId).then(
    () => 'text' as const,
    () => 'none' as const,
  )
  const found = await Promise.race([text, silence])
  if (found === 'none') return 'empty_tab'
  return found === 'text' && !(await browser.extension.isAllowedFileSchemeAccess()) ? 'file_access' : 'restricted'
}

/** Why the browser let no script into this page, judging by its address and the browser's message. */
export function refusal(url: string, message: string): ProblemCode {
  if (EMPTY.test(url)) return 'empty_tab'
  if (!/^(?:https?|file):/.test(url)) return 'restricted'
  if (STORES.test(url)) return 'store'
  if (/^Frame .*was removed|navigat/i.test(message)) return 'loading'
  if (/error page|page does not answer|page gave no answer/.test(message)) return 'unreadable'
  // Firefox shows a PDF in a page of its own.
  if (url.startsWith('http') && /\.pdf(?:[?#]|$)/i.test(url)) return 'pdf'
  return url.startsWith('file:') ? 'file_access' : 'restricted'
}
