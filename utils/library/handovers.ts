import type { Clip } from '../article'
import { Problem } from '../problem'
import { type Library, write } from './database'

/** A clip that is too large for a message (64 MiB, plain JSON). */
export interface Handover {
  id: string
  clip: Clip
  /** Milliseconds since the epoch, UTC. */
  at: number
}

/** So long a page may wait for the answer: what is older was left by one that was closed. */
const FORGOTTEN = 3_600_000

/**
 * Lay a clip down for the background, which can take it more than once: whoever handed it over drops it.
 * @returns its id, which no other one ever has
 */
export const handOver = (db: Library, clip: Clip, now: number): Promise<string> =>
  write(db, ['handovers'], async (tx) => {
    const store = tx.objectStore('handovers')
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      if (Math.abs(now - cursor.value.at) > FORGOTTEN) await cursor.delete()
    }
    return store.put({ id: crypto.randomUUID(), clip, at: now })
  })

export async function takeOver(db: Library, id: string): Promise<Clip> {
  const handover = await db.get('handovers', id)
  if (!handover) throw new Problem('storage_failed', `handover ${id} is gone`)
  return handover.clip
}

export const dropHandover = (db: Library, id: string): Promise<void> => db.delete('handovers', id)
