import type { Edits } from '../../components/edits'
import type { Scope } from '../../utils/article'
import { browser } from '../../utils/browser/browser'
import type { CaptureTab } from '../../utils/browser/capture'
import { readDraft } from '../../utils/browser/draft'
import { type Failure, readClosed, readFailure } from '../../utils/browser/failure'
import { type Link, readLinks } from '../../utils/browser/links'
import { readSettings } from '../../utils/browser/settings'
import type { Settings } from '../../utils/settings'

/** What is kept for this page in this tab while the popup is closed. */
export interface Draft {
  edits: Edits
  /** The format chosen here; absent: the one in the settings. */
  preset?: string
  scope?: Scope
  /** The clip made of these edits: a job for every place. */
  jobIds?: number[]
}

export interface Session {
  tab: CaptureTab
  settings: Settings
  draft: Draft
  failure?: Failure
  /** Addresses of pages whose tab was closed before they were read. */
  closed: readonly string[]
  /** Links clicked in this tab whose articles could not be clipped. */
  links: readonly Link[]
}

/** What the popup must know before it reads the page. */
export async function openSession(): Promise<Session> {
  const [[tab], settings, closed, links] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    readSettings(),
    readClosed(),
    readLinks(),
  ])
  const { id, url = '' } = tab ?? {}
  if (id === undefined) return { tab: {}, settings, draft: { edits: {} }, closed, links: [] }
  const [draft, failure] = await Promise.all([readDraft<Draft>(id, url), readFailure(id, url)])
  const ofTab = links.filter(({ tabId, problem }) => tabId === id && problem)
  return { tab: { id, url }, settings, draft: draft ?? { edits: {} }, failure, closed, links: ofTab }
}
