import { Problem } from '../problem'
import { clearBadge, showDone, showFailed, showWorking } from './badge'
import { browser } from './browser'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from './capture'
import { keep, refresh, settled } from './delivery'
import { addClosed, dropFailure, type Failure, writeFailure, writeTrouble } from './failure'
import { readSettings } from './settings'

const LOADING_PATIENCE = 10_000
const DONE_SHOWN = 5_000
const MARK = 'working:'

/** The tabs this worker is reading. */
const active = new Set<number>()

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Clip a tab at once with the current settings, as the menu and the keyboard do. The badge tells how it goes. */
export async function clipTab(tab: CaptureTab, request: CaptureRequest): Promise<void> {
  if (tab.id === undefined) return
  const { id, url = '' } = tab
  active.add(id)
  try {
    await browser.storage.session.set({ [MARK + id]: { url, request } })
    await Promise.all([showWorking(id), dropFailure(id)])
    const jobIds = await read(tab, request)
    await forget(id)
    await follow(jobIds, id, { url, request })
  } catch (cause) {
    await forget(id)
    await failed(id, { ...reason(cause), url, request })
  } finally {
    active.delete(id)
  }
}

/** Clip again what a worker that died had not yet committed. */
export async function resumeTabs(): Promise<void> {
  for (const [key, mark] of Object.entries(await browser.storage.session.get(null))) {
    const id = Number(key.slice(MARK.length))
    if (!key.startsWith(MARK) || active.has(id)) continue
    const { url, request } = mark as { url: string; request: CaptureRequest }
    const tab = await browser.tabs.get(id).catch(() => undefined)
    if (tab && tab.url === url) {
      void clipTab({ id, url }, request)
      continue
    }
    await forget(id)
    if (!tab) await closed(url)
  }
}

/** Show in the tab's badge how a committed clip fares. */
export async function follow(jobIds: number[], tabId: number, where?: Pick<Failure, 'url' | 'request'>): Promise<void> {
  const jobs = await settled(jobIds)
  const problem = jobs.find((job) => job.problem)?.problem
  if (problem) await writeTrouble(tabId, jobIds)
  if (problem && where) await failed(tabId, { ...problem, ...where, jobIds })
  else if (problem) await showFailed(tabId, problem.code)
  else if (jobs.every(({ state }) => state === 'done')) {
    await showDone(tabId)
    setTimeout(() => clearBadge(tabId), DONE_SHOWN)
  }
}

/** Read the tab and commit the clip. @returns the jobs' ids */
async function read(tab: CaptureTab, request: CaptureRequest): Promise<number[]> {
  const captured = await captureLoaded(tab, request)
  if ('problem' in captured) throw new Problem(captured.problem, captured.detail)
  const { article, scope } = captured
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { preset } = await readSettings()
  return keep({ article, scope, clippedAt: Date.now(), timeZone }, preset, { tabId: tab.id })
}

/** A page that is still loading gets a while to arrive. */
async function captureLoaded(tab: CaptureTab, request: CaptureRequest): Promise<CaptureResult> {
  const deadline = Date.now() + LOADING_PATIENCE
  for (;;) {
    const captured = await capture(tab, request)
    if (!('problem' in captured) || captured.problem !== 'loading' || Date.now() > deadline) return captured
    await pause(500)
  }
}

async function failed(tabId: number, failure: Failure): Promise<void> {
  // What is kept for a tab was dropped when it closed, and its badge is gone.
  if (failure.code === 'tab_closed') return closed(failure.url)
  await writeFailure(tabId, failure)
  await showFailed(tabId, failure.code)
}

async function closed(url: string): Promise<void> {
  await addClosed(url)
  await refresh()
}

const reason = (cause: unknown): Pick<Failure, 'code' | 'detail'> =>
  cause instanceof Problem
    ? { code: cause.code, detail: cause.detail }
    : { code: 'storage_failed', detail: String(cause) }

const forget = (tabId: number): Promise<void> => browser.storage.session.remove(MARK + tabId)
