import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { temporaryFolder } from '../../scripts/browser/built'
import { allowedFolders, dropFolder } from '../../scripts/browser/picked-folder'
import { startPressclip } from '../../scripts/browser/pressclip'
import folder from '../../utils/destinations/folder'
import type { World } from '../../utils/destinations/shared/world'
import { type Life, life } from '../outbox/world'
import { remoteFolder } from './remote-folder'

/** A page of ours with two folders that it may write to: one on disk that was dropped onto it, and the browser's own. */
export async function openFolderPage() {
  const disk = temporaryFolder()
  const vault = join(disk.path, 'Vault')
  mkdirSync(vault)
  const pressclip = await startPressclip({ preferences: allowedFolders([vault]) })
  const page: Page = await pressclip.openOwn('options')
  await dropFolder(page, vault)
  await page.evaluate(async () => Reflect.set(globalThis, 'origin', await navigator.storage.getDirectory()))
  let destinations = 0

  return {
    page,
    /** A new folder in one of the two; the destination's code runs here, its handles are Chromium's. */
    async openDestination(root: 'dropped' | 'origin', moves: boolean) {
      const name = `destination-${++destinations}`
      const handle = async (worker: Life) =>
        (await remoteFolder(page, root, worker, moves)).getDirectoryHandle(name, { create: true })
      await handle(life())
      return {
        name,
        path: join(vault, name),
        destination: (worker: Life) =>
          folder.make({ id: name, options: { label: name, key: '' } }, {
            folder: () => handle(worker),
            now: () => Date.now(),
          } as Partial<World> as World),
      }
    },
    async close() {
      await pressclip.close()
      disk.remove()
    },
  }
}
