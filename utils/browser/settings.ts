import { browser } from 'wxt/browser'
import { parseSettings, type Settings } from '../settings'
import { stored } from './stored'

const KEY = 'settings'

export const readSettings = async (): Promise<Settings> => parseSettings((await browser.storage.local.get(KEY))[KEY])

/** Change some settings and keep the others. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } })
}

export const { follow: followSettings } = stored('local', KEY, parseSettings)
