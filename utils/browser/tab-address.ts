import { browser } from './browser'

/** The address a tab shows; undefined if the tab is gone, or the click gave no permission for it. */
export const tabAddress = async (tabId: number): Promise<string | undefined> =>
  (await browser.tabs.get(tabId).catch(() => undefined))?.url
