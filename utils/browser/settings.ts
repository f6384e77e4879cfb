import { browser } from 'wxt/browser'
import { parseSettings, type Settings } from '../settings'

const KEY = 'settings'

export const readSettings = async (): Promise<Settings> => parseSettings((await browser.storage.local.get(KEY))[KEY])

/** Change some settings and keep the others. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } })
}

/** Call `changed` with the new settings whenever any page changes them, until the returned function is called. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[KEY]) changed(parseSettings(changes[KEY].newValue))
  }
  browser.storage.onChanged.addListener(listener)
  return () => browser.storage.onChanged.removeListener(listener)
}
