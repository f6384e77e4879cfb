import { Problem } from '../../problem'
import { receiptOf } from '../shared/deliver-files'
import type { Delivery, Receipt } from '../shared/destination'
import { plan } from '../shared/plan'
import type { Forge } from './forge'
import { commitMessage } from './message'

/** Another client may push between our read and our write: try this many times. */
const TRIES = 10

interface Target {
  branch: string
  /** Turns a path in the archive into one in the repository. */
  within(path: string): string
  now(): number
}

/**
 * Deliver all files in one commit. Done when a plan made from the branch has nothing left to write; after a crash the
 * first plan shows that, so nothing is committed twice.
 * @throws {Problem} what the forge throws; `not_stored` if the branch does not have what was committed
 */
export async function deliver(forge: Forge, delivery: Delivery, { branch, within, now }: Target): Promise<Receipt> {
  // If a worker was killed after its commit, the new plan no longer knows what was put aside.
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
      // The first commit to an empty repository may contain only the first file.
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

/** Finds a file where a folder should be, or the other way round: servers report this in many different ways. */
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
