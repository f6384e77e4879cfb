import { Problem } from '../problem'
import { type Database, write } from './database'
import type { Handover } from './schema'

/** So long a page may take: what is older was left by one that was closed. */
const FORGOTTEN = 3_600_000

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []])

/** Lay down a part of a clip that a page hands over. The same one again changes nothing. */
export const layDown = (db: Database, part: Handover): Promise<void> =>
  write(db, ['handovers'], async (tx) => void (await tx.objectStore('handovers').put(part)))

/**
 * What was laid down, by its names. It can be taken over more than once.
 * @param count of its parts: a clip is never kept with some of them
 */
export async function takeOver(db: Database, id: string, count: number): Promise<Map<string, Blob>> {
  const all = await db.getAll('handovers', partsOf(id))
  if (all.length !== count) throw new Problem('storage_failed', `${all.length} of ${count} parts of handover ${id}`)
  const parts = new Map<string, BlobPart[]>()
  for (const { name, bytes } of all) parts.set(name, [...(parts.get(name) ?? []), bytes])
  return new Map([...parts].map(([name, bytes]) => [name, new Blob(bytes)]))
}

export const dropHandover = (db: Database, id: string): Promise<void> => db.delete('handovers', partsOf(id))

/** Drop what pages have left that were closed, without reading it; what a private window left at once. */
export const dropForgotten = (db: Database, now: number): Promise<void> =>
  write(db, ['handovers'], async (tx) => {
    const store = tx.objectStore('handovers')
    // Ahead of the clock: it was set back since.
    for (const range of [IDBKeyRange.upperBound(now - FORGOTTEN), IDBKeyRange.lowerBound(now + FORGOTTEN)]) {
      for (const key of await store.index('at').getAllKeys(range)) await store.delete(key)
    }
  })
