import { Problem } from '../problem'
import { type Database, write } from './database'
import type { Handover } from './schema'

/** In ms: how long a page may take; anything older is left over. */
const FORGOTTEN = 3_600_000

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []])

/** Store a part of a clip that a page hands over. Repeating it changes nothing. */
export const layDown = (db: Database, part: Handover): Promise<void> =>
  write(db, ['handovers'], async (tx) => void (await tx.objectStore('handovers').put(part)))

/**
 * What was stored, by name. It can be taken more than once.
 * @param count of its parts: a clip is never kept with only some of them
 */
export async function takeOver(db: Database, id: string, count: number): Promise<Map<string, Blob>> {
  const all = await db.getAll('handovers', partsOf(id))
  if (all.length !== count) throw new Problem('storage_failed', `${all.length} of ${count} parts of handover ${id}`)
  const parts = new Map<string, BlobPart[]>()
  for (const { name, bytes } of all) parts.set(name, [...(parts.get(name) ?? []), bytes])
  return new Map([...parts].map(([name, bytes]) => [name, new Blob(bytes)]))
}

export const dropHandover = (db: Database, id: string): Promise<void> => db.delete('handovers', partsOf(id))

/** Drop what closed pages left, without reading it; at once if left by a private window. */
export const dropForgotten = (db: Database, now: number): Promise<void> =>
  write(db, ['handovers'], async (tx) => {
    const store = tx.objectStore('handovers')
    // Ahead of the clock: it has been set back.
    for (const range of [IDBKeyRange.upperBound(now - FORGOTTEN), IDBKeyRange.lowerBound(now + FORGOTTEN)]) {
      for (const key of await store.index('at').getAllKeys(range)) await store.delete(key)
    }
  })
