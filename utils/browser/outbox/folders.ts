import { folderKey } from '../../destinations/folder/folder-key'
import { database } from '../../outbox/database'
import { pause } from '../../pause'
import type { Destination } from '../../settings'
import { browser } from '../browser'

/** `missing`: none was picked in this browser. */
export type FolderState = 'granted' | 'prompt' | 'missing'

/** The name of a destination's folder; empty while none is picked. */
export const folderName = ({ options }: Destination): string => String(options.label ?? '')

export const isFolder = ({ kind }: Destination): boolean => kind === 'folder'

/** Chromium browsers only. */
export const offersFolders = (): boolean => 'showDirectoryPicker' in globalThis

/**
 * Let the user pick a destination's folder; call it first thing in a click, in a tab. A different folder gets a key of
 * its own, so that what is under way, and every receipt, stays with the folder it belongs to.
 * @returns the resulting options; undefined if the user picked none. The home folder, Documents, Downloads and the
 * desktop themselves cannot be picked: the browser says so and lets the user go on.
 */
export async function pickFolder(destination: Destination): Promise<Destination['options'] | undefined> {
  try {
    const folder = await window.showDirectoryPicker?.({ mode: 'readwrite', id: destination.id })
    if (!folder) return undefined
    const before = await folderOf(destination)
    const options: Destination['options'] = { ...destination.options, label: folder.name }
    const picked = (await before?.isSameEntry(folder)) ? options : { ...options, key: crypto.randomUUID() }
    await (await database()).put('folders', folder, folderKey({ ...destination, options: picked }))
    return picked
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return undefined
    throw cause
  }
}

const folderOf = async (destination: Destination): Promise<FileSystemDirectoryHandle | undefined> =>
  (await database()).get('folders', folderKey(destination))

export async function folderState(destination: Destination): Promise<FolderState> {
  const folder = await folderOf(destination)
  if (!folder) return 'missing'
  return (await folder.queryPermission({ mode: 'readwrite' })) === 'granted' ? 'granted' : 'prompt'
}

/** Ask the user to allow writing again; call it in a click, in a tab: a popup shows no prompt. */
export async function allowFolder(destination: Destination): Promise<boolean> {
  const folder = await folderOf(destination)
  return (await folder?.requestPermission({ mode: 'readwrite' })) === 'granted'
}

export const dropFolder = async (destination: Destination): Promise<void> =>
  (await database()).delete('folders', folderKey(destination))

/** A page that is not ours: `about:blank` opened by us would be, and `data:` is refused. This one uses no network. */
const ELSEWHERE = 'chrome://version/'
/** In ms: enough for the page to be gone and Chromium to see that none of ours is open. */
const AWAY = 1000

export const allowAddress = (destination: string): string =>
  `${browser.runtime.getURL('/options.html')}#allow=${destination}`

/**
 * Leave this tab's page and return where the user can allow a folder. A permission just given lasts until our last page
 * closes; only if asked after that does Chromium offer "Allow on every visit". For the background: the page is gone
 * meanwhile.
 */
export async function comeBackToAllow(tabId: number, destination: string): Promise<void> {
  await browser.tabs.update(tabId, { url: ELSEWHERE })
  await pause(AWAY)
  await browser.tabs.update(tabId, { url: allowAddress(destination) })
}
