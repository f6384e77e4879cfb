import { library } from '../library/database'
import { browser } from './browser'

/** `missing`: none was picked in this browser. */
export type FolderState = 'granted' | 'prompt' | 'missing'

/** Chromium's family only. */
export const offersFolders = (): boolean => 'showDirectoryPicker' in globalThis

/**
 * Let the person pick a place's folder; call it first thing in a click, in a tab.
 * @returns its name; undefined when the person picked none. The home folder, Documents, Downloads and the desktop
 * themselves cannot be picked: the browser says so itself and lets the person go on.
 */
export async function pickFolder(place: string): Promise<string | undefined> {
  try {
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite', id: place })
    if (folder) await (await library()).put('folders', folder, place)
    return folder?.name
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return undefined
    throw cause
  }
}

export async function folderState(place: string): Promise<FolderState> {
  const folder = await (await library()).get('folders', place)
  if (!folder) return 'missing'
  return (await folder.queryPermission({ mode: 'readwrite' })) === 'granted' ? 'granted' : 'prompt'
}

/** Ask the person to allow writing again; call it in a click, in a tab: a popup shows no question. */
export async function allowFolder(place: string): Promise<boolean> {
  const folder = await (await library()).get('folders', place)
  return (await folder?.requestPermission({ mode: 'readwrite' })) === 'granted'
}

export const dropFolder = async (place: string): Promise<void> => (await library()).delete('folders', place)

/** A page that is not ours: `about:blank` would be, opened by us, and `data:` is refused. This one asks no network. */
const ELSEWHERE = 'chrome://version/'
/** Long enough for the page to be gone, and for Chromium to see that none of ours is open. */
const AWAY = 1000

export const allowAddress = (place: string): string => `${browser.runtime.getURL('/options.html')}#allow=${place}`

/**
 * Leave this tab's page and come back where the person can allow a folder. A right just given lasts until the last page
 * of ours closes; only when it is asked for after that does Chromium offer "Allow on every visit". For the background:
 * the page is gone meanwhile.
 */
export async function comeBackToAllow(tabId: number, place: string): Promise<null> {
  await browser.tabs.update(tabId, { url: ELSEWHERE })
  await new Promise((resolve) => setTimeout(resolve, AWAY))
  await browser.tabs.update(tabId, { url: allowAddress(place) })
  return null
}
