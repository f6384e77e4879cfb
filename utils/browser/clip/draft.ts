import { browser } from '../browser'

const keyOf = (tabId: number): string => `draft:${tabId}`

/** As stored: valid for this page only. */
interface StoredDraft {
  url: string
  draft: unknown
}

/** What the user typed for this page in this tab: closing the popup loses nothing. Plain JSON. */
export async function readDraft<Draft>(tabId: number, url: string): Promise<Draft | undefined> {
  const key = keyOf(tabId)
  const stored = (await browser.storage.session.get(key))[key] as StoredDraft | undefined
  return stored?.url === url ? (stored.draft as Draft) : undefined
}

/** Keep the draft, replacing that of the tab's earlier page. */
export const writeDraft = (tabId: number, url: string, draft: unknown): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: { url, draft } satisfies StoredDraft })

export const dropDraft = (tabId: number): Promise<void> => browser.storage.session.remove(keyOf(tabId))
