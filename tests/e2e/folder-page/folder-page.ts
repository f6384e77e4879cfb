import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundleEntry } from '../../../scripts/bench/bundle'
import { temporaryFolder } from '../../../scripts/browser/built'
import { allowedFolders, dropFolder } from '../../../scripts/browser/picked-folder'
import { startPressclip } from '../../../scripts/browser/pressclip'
import type { Deliverer } from '../../../utils/destinations/shared/destination'
import { Problem } from '../../../utils/problem'
import type { Life } from '../../outbox/world'
import type { Asked, Outcome } from './deliver-in-page'

/**
 * A page of ours with two folders that it may write to: one on disk that was dropped onto it, and the browser's own. What
 * delivers there runs in the page too.
 */
export async function openFolderPage() {
  const disk = temporaryFolder()
  const vault = join(disk.path, 'Vault')
  mkdirSync(vault)
  const pressclip = await startPressclip({ preferences: allowedFolders([vault]) })
  const page = await pressclip.openOwn('options')
  await dropFolder(page, vault)
  await page.evaluate(async () => Reflect.set(globalThis, 'origin', await navigator.storage.getDirectory()))
  await page.evaluate(await bundleEntry(join(import.meta.dirname, 'deliver-in-page.ts'), 'deliverInPage'))
  const deliver = (asked: Asked): Promise<Outcome> =>
    page.evaluate((asked) => Reflect.get(globalThis, 'deliverInPage')(asked), asked)
  let destinations = 0

  return {
    page,
    /** A new folder in one of the two. @param moves whether files have `move()` */
    async openDestination(root: 'dropped' | 'origin', moves: boolean) {
      const name = `destination-${++destinations}`
      await page.evaluate(
        ({ root, name }) => Reflect.get(globalThis, root).getDirectoryHandle(name, { create: true }),
        { root, name },
      )
      return {
        name,
        path: join(vault, name),
        destination: (worker: Life): Deliverer => ({
          id: name,
          async deliver({ remember, ...delivery }) {
            const asked = { root, name, moves, steps: worker.left, delivery }
            const { log, receipt, problem, error } = await deliver(asked)
            // Its worker here dies where it died there.
            for (const entry of log) {
              if (entry === 'step') worker.step()
              else await remember(entry.remember)
            }
            if (problem) throw new Problem(problem.code, problem.detail)
            if (!receipt) throw new Error(error ?? 'only the worker in the page died')
            return receipt
          },
        }),
      }
    },
    async close() {
      await pressclip.close()
      disk.remove()
    },
  }
}
