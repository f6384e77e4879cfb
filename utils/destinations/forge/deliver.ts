import { Problem } from '../../problem'
import { receiptOf } from '../shared/deliver-files'
import type { Delivery, Receipt } from '../shared/destination'
import { plan } from '../shared/plan'
import type { Forge } from './forge'
import { commitMessage } from './message'

/** Others may push between reading and writing: planned anew so often. */
const TRIES = 10

interface Target {
  branch: string
  /** The path in the repository of a path in the archive. */
  within(path: string): string
  now(): number
}

/**
 * All files of the delivery in one commit. It is done when a plan made of what lies on the branch has nothing left to
 * write; after a crash that is seen at once, so nothing is committed twice.
 * @throws {Problem} what the forge throws; `not_stored` when the branch does not show what was committed
 */
export async function deliver(forge: Forge, delivery: Delivery, { branch, within, now }: Target): Promise<Receipt> {
  // A worker killed after its commit had nothing left to put aside.
  let kept = delivery.earlier?.handle
  let committed = false
  for (let tries = 1; ; tries++) {
    const head = await forge.head(branch)
    const planned = await plan(async (path) => {
      const bytes = head === undefined ? undefined : await forge.read(head, within(path))
      return bytes && { bytes, version: head ?? '' }
    }, delivery)
    kept = planned.kept ?? kept
    if (planned.writes.length === 0) return receiptOf(delivery, planned, kept, now())
    if (committed || tries > TRIES) throw new Problem('not_stored', planned.writes.map(({ path }) => path).join(', '))
    if (planned.kept !== undefined) await delivery.remember(planned.kept)
    try {
      const inRepository = <File extends { path: string }>(file: File) => ({ ...file, path: within(file.path) })
      const changes = { writes: planned.writes.map(inRepository), stale: planned.stale.map(inRepository) }
      await forge.commit(branch, head, changes, commitMessage(delivery))
      // What begins an empty repository may be no more than the first file.
      committed = head !== undefined
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'conflict' && tries < TRIES) continue
      const paths = planned.writes.map(({ path }) => within(path))
      throw (isRefusal(cause) && (await inTheWay(forge, head, paths))) || cause
    }
  }
}

const isRefusal = (cause: unknown): boolean =>
  cause instanceof Problem && ['conflict', 'server_refused', 'server_failed'].includes(cause.code)

/** A file where a folder should be, or a folder where a file should: servers say all sorts of things of it. */
async function inTheWay(
  forge: Forge,
  head: string | undefined,
  paths: readonly string[],
): Promise<Problem | undefined> {
  if (head === undefined) return undefined
  const folders = paths.flatMap((path) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)))
  for (const path of new Set(folders)) {
    if ((await forge.kindAt(head, path)) === 'file') return new Problem('path_taken', path)
  }
  for (const path of paths) {
    if ((await forge.kindAt(head, path)) === 'folder') return new Problem('path_taken', path)
  }
  return undefined
}
