import type { Edits } from '../../components/clip/edits'
import type { Scope } from '../../utils/article'
import { browser } from '../../utils/browser/browser'
import type { CaptureTab } from '../../utils/browser/capture/capture'
import { readDraft } from '../../utils/browser/clip/draft'
import { readSettings } from '../../utils/browser/settings'
import type { Settings } from '../../utils/settings'

/** What is kept for this page in this tab while the popup is closed. */
export interface Draft {
  edits: Edits
  /** The format chosen here; if absent, that of the settings. */
  preset?: string
  scope?: Scope
  /** The clip made of these edits: one job per destination. */
  jobIds?: readonly number[]
}

export interface Session {
  tab: CaptureTab
  settings: Settings
  draft: Draft
}

/** What the popup needs before it reads the page. */
export async function openSession(): Promise<Session> {
  const [[tab], settings] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    readSettings(),
  ])
  const { id, url = '' } = tab ?? {}
  if (id === undefined) return { tab: {}, settings, draft: { edits: {} } }
  return { tab: { id, url }, settings, draft: (await readDraft<Draft>(id, url)) ?? { edits: {} } }
}
