import { Problem } from '../problem'
import { type Library, write } from './database'

/** A part of a clip that is too large for a message (64 MiB, plain JSON). */
export interface Handover {
  /** The clip's, and which part of it this is, in an order that the database knows. */
  id: string
  /** The picture it is of; empty: of the clip itself. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** Milliseconds since the epoch, UTC. */
  at: number
}

/** So long a page may take: what is older was left by one that was closed. */
const FORGOTTEN = 3_600_000

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound(`${id} `, `${id} \uffff`)

/** Lay down the n-th part of a clip that a page hands over. The same one again changes nothing. */
export const layDown = (db: Library, id: string, n: number, part: Omit<Handover, 'id'>): Promise<void> =>
  write(db, ['handovers'], async (tx) => {
    const store = tx.objectStore('handovers')
    await store.put({ ...part, id: `${id} ${String(n).padStart(6, '0')}` })
    if (n > 0) return
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      if (Math.abs(part.at - cursor.value.at) > FORGOTTEN) await cursor.delete()
    }
  })

/** What was laid down, by its names. It can be taken over more than once: whoever laid it down drops it. */
export async function takeOver(db: Library, id: string): Promise<Map<string, Blob>> {
  const parts = new Map<string, BlobPart[]>()
  for (const { name, bytes } of await db.getAll('handovers', partsOf(id))) {
    parts.set(name, [...(parts.get(name) ?? []), bytes])
  }
  if (parts.size === 0) throw new Problem('storage_failed', `handover ${id} is gone`)
  return new Map([...parts].map(([name, bytes]) => [name, new Blob(bytes)]))
}

export const dropHandover = (db: Library, id: string): Promise<void> => db.delete('handovers', partsOf(id))
