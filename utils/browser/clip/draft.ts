import { browser } from '../browser'

const keyOf = (tabId: number): string => `draft:${tabId}`

interface Draft {
  url: string
  edits: unknown
}

/** What the user typed for this page in this tab, so that closing the popup loses nothing. Plain JSON. */
export async function readDraft<Edits>(tabId: number, url: string): Promise<Edits | undefined> {
  const key = keyOf(tabId)
  const draft = (await browser.storage.session.get(key))[key] as Draft | undefined
  return draft?.url === url ? (draft.edits as Edits) : undefined
}

/** Keep the edits; the tab's edits for an earlier page go. */
export const writeDraft = (tabId: number, url: string, edits: unknown): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: { url, edits } satisfies Draft })

export const dropDraft = (tabId: number): Promise<void> => browser.storage.session.remove(keyOf(tabId))
