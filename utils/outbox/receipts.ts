import type { OpenDestination } from '../destinations/shared/destination'
import { type Database, write } from './database'
import type { Delivered } from './job'

/** Where files go: a destination's id, and what it points at now. */
export type At = Pick<OpenDestination, 'id' | 'target'>

export const newestFirst = (all: readonly Delivered[]): Delivered[] =>
  all.toSorted((a, b) => b.seq - a.seq || b.deliveredAt - a.deliveredAt)

/** The key in `meta` of the first target a destination was seen with. */
export const firstTarget = (id: string): string => `target ${id}`

/**
 * Whether something (a receipt, a job's note) was left at this target. What names none is of the database's first two
 * versions, and belongs to the first target that its destination was seen with.
 */
export const isAt = (left: string, { target }: At, first: string | undefined): boolean =>
  left === target || (left === '' && first === target)

/**
 * Remember what each destination points at, unless that is known. To be called at every start: a receipt that names no target
 * would otherwise be believed of whatever its destination points at when the next clip goes there.
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
