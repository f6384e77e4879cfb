import type { OpenDestination } from '../destinations/shared/destination'
import { type Database, write } from './database'
import type { Delivered } from './job'

/** Where files go: a destination's id and its current target. */
export type At = Pick<OpenDestination, 'id' | 'target'>

export const newestFirst = (all: readonly Delivered[]): Delivered[] =>
  all.toSorted((a, b) => b.seq - a.seq || b.deliveredAt - a.deliveredAt)

/** The key in `meta` of the first target seen for a destination. */
export const firstTarget = (id: string): string => `target ${id}`

/**
 * Whether something (a receipt, a job's note) was left at this target. One that names none is from the database's first
 * two versions, and belongs to the first target seen for its destination.
 */
export const isAt = (left: string, { target }: At, first: string | undefined): boolean =>
  left === target || (left === '' && first === target)

/**
 * Remember each destination's target, unless known. Call it at every start: otherwise a receipt without a target would
 * be believed of whatever its destination points at when the next clip goes there.
 */
export async function rememberTargets(db: Database, destinations: readonly At[]): Promise<void> {
  const known = new Set(await db.getAllKeys('meta'))
  const unknown = destinations.filter(({ id }) => !known.has(firstTarget(id)))
  if (unknown.length === 0) return
  await write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta')
    for (const { id, target } of unknown) {
      if ((await meta.get(firstTarget(id))) === undefined) await meta.put(target, firstTarget(id))
    }
  })
}
