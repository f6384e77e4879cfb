import type { ProblemCode } from '../problem'
import { browser } from './browser'
import type { CaptureRequest } from './capture-page'

/** A clip from the menu or the keyboard that did not succeed: shown, and tried again, in the popup of its tab. */
export interface Failure {
  code: ProblemCode
  detail: string
  url: string
  request: CaptureRequest
  /** Set when the clip was kept and only a delivery failed. */
  jobIds?: number[]
}

const keyOf = (tabId: number): string => `failure:${tabId}`

/** The last failure in this tab, if its page is still there. */
export async function readFailure(tabId: number, url: string): Promise<Failure | undefined> {
  const key = keyOf(tabId)
  const failure = (await browser.storage.session.get(key))[key] as Failure | undefined
  return failure?.url === url ? failure : undefined
}

export const writeFailure = (tabId: number, failure: Failure): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: failure })

export const dropFailure = (tabId: number): Promise<void> =>
  browser.storage.session.remove([keyOf(tabId), TROUBLE + tabId])

const TROUBLE = 'trouble:'

/** The jobs whose failure a tab's badge tells of, until they are done. */
export const writeTrouble = (tabId: number, jobIds: readonly number[]): Promise<void> =>
  browser.storage.session.set({ [TROUBLE + tabId]: jobIds })

export const readTroubles = async (): Promise<{ tabId: number; jobIds: number[] }[]> =>
  Object.entries(await browser.storage.session.get(null)).flatMap(([key, jobIds]) =>
    key.startsWith(TROUBLE) ? { tabId: Number(key.slice(TROUBLE.length)), jobIds: jobIds as number[] } : [],
  )

const CLOSED = 'closed'

/** Addresses of the pages whose tab was closed before they were read: told in the next popup of any tab. */
export const readClosed = async (): Promise<string[]> =>
  ((await browser.storage.session.get(CLOSED))[CLOSED] as string[] | undefined) ?? []

export const addClosed = async (url: string): Promise<void> =>
  browser.storage.session.set({ [CLOSED]: [...new Set([...(await readClosed()), url])] })

export const dropClosed = (): Promise<void> => browser.storage.session.remove(CLOSED)
