import { browser } from './browser'

/** The address a tab shows; undefined when it has gone, or shows what the click gave no permission to. */
export const tabAddress = async (tabId: number): Promise<string | undefined> =>
  (await browser.tabs.get(tabId).catch(() => undefined))?.url
