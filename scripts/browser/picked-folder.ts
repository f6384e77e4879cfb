import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { builtExtension } from './built'
import type { Pressclip } from './pressclip'
import { waitUntil } from './target.ts'

/** An unpacked extension's id is made from the path of its folder. */
const extensionId = (extension: string): string =>
  [...createHash('sha256').update(extension).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('')

/** The profile of a user who has picked these folders and chosen "Allow on every visit". */
export function allowedFolders(folders: readonly string[], extension = builtExtension('chrome')): object {
  const site = `chrome-extension://${extensionId(extension)}/,*`
  // Microseconds since 1601, as Chromium counts them.
  const last_modified = String((Date.now() + 11_644_473_600_000) * 1000)
  const objects = folders.map((path) => {
    const names = { 'display-name': path.split('/').pop(), path }
    return { ...names, 'is-directory': true, readable: true, writable: true }
  })
  const exceptions = {
    file_system_access_extended_permission: { [site]: { last_modified, setting: 1 } },
    file_system_access_chooser_data: { [site]: { last_modified, setting: { 'chosen-objects': objects } } },
  }
  return { profile: { content_settings: { exceptions } } }
}

/** Drag a folder onto the page, as from a file manager: afterwards `globalThis.dropped` is its handle. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('dragover', (event) => event.preventDefault())
    document.addEventListener('drop', async (event) => {
      event.preventDefault()
      const item = event.dataTransfer?.items[0] as { getAsFileSystemHandle?(): Promise<FileSystemHandle> } | undefined
      Reflect.set(globalThis, 'dropped', await item?.getAsFileSystemHandle?.())
    })
  })
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  // A page that has not been painted yet lets it fall.
  await waitUntil('the folder to be dropped', async () => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
    const arrived = page.waitForFunction(() => 'dropped' in globalThis, undefined, { timeout: 5_000 })
    return arrived.then(
      () => true,
      () => false,
    )
  })
}

/** The destination that `useFolder` sets up. */
export const FOLDER_PLACE = 'folder-test'

/** Makes this folder the only destination clips go to, as if the user had picked it. */
export async function useFolder(pressclip: Pressclip, folder: string): Promise<void> {
  const page = await pressclip.openOwn('options')
  await dropFolder(page, folder)
  await page.evaluate(async (id) => {
    const handle: FileSystemHandle = Reflect.get(globalThis, 'dropped')
    const destination = { id, kind: 'folder', name: '', active: true, options: { label: handle.name } }
    await chrome.storage.local.set({ settings: { destinations: [destination] } })
    await new Promise<void>((resolve, reject) => {
      const open = indexedDB.open('pressclip')
      open.onerror = () => reject(open.error)
      open.onsuccess = () => {
        const change = open.result.transaction('folders', 'readwrite')
        change.objectStore('folders').put(handle, id)
        change.oncomplete = () => {
          open.result.close()
          resolve()
        }
        change.onerror = () => reject(change.error)
      }
    })
  }, FOLDER_PLACE)
  await page.close()
}
