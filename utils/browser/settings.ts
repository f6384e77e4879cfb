import { parseSettings, type Settings } from '../settings'
import { browser } from './browser'

const KEY = 'settings'

export const readSettings = async (): Promise<Settings> => parseSettings((await browser.storage.local.get(KEY))[KEY])

/** Change some settings and keep the others. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } })
}
