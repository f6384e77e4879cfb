import 'fake-indexeddb/auto'
import { beforeEach } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import type { FlushWorld } from '../../utils/outbox/flush-world'
import { type Disk, disk, diskDestination, flushWorld, keepAt } from './world'

export const A = 'https://example.org/a'
export const B = 'https://example.org/b'

interface Outbox {
  db: Database
  /** What the destination "disk" holds. */
  store: Disk
  /** Milliseconds since the epoch, UTC. */
  clock: number
}

/** An empty outbox for each test of a file, its destination, and its clock. */
export function freshOutbox(name: string) {
  let count = 0
  const outbox = {} as Outbox
  beforeEach(async () => {
    Object.assign(outbox, { db: await openDatabase(`${name}-${count++}`), store: disk(), clock: 1000 })
  })
  const keep = (
    url: string,
    path: string,
    text = url,
    database = outbox.db,
    destinations = ['disk'],
  ): Promise<number> => keepAt(database, outbox.clock, { url, path, text, destinations })
  const world = (destination: OpenDestination = diskDestination(outbox.store)): FlushWorld =>
    flushWorld(destination, () => outbox.clock)
  return { outbox, keep, world }
}
