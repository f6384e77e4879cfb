import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { needsUser } from '../../utils/outbox/job'
import { redirect, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { at, type Disk, disk, diskDestination, failing, flushWorld, keepAt, textOf } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-failures-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('a failed delivery', () => {
  it('goes on to the next job when one fails', async () => {
    await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(store)
    const picky: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === 'a.md' ? Promise.reject(new Problem('not_stored')) : deliver(d)),
    }
    await flush(db, world(picky))
    expect([...store.files.keys()]).toEqual(['b.md'])
  })

  it.each([
    ['download_failed', 'pending', 31_000],
    ['disk_full', 'pending', 31_000],
    ['incomplete', 'pending', 31_000],
    ['download_cancelled', 'failed', undefined],
    ['download_blocked', 'failed', undefined],
    ['name_refused', 'failed', undefined],
  ] as const)('after %s the job is %s, next due %s', async (code, state, due) => {
    const id = await keep(A, 'a.md')
    await flush(db, world(failing(new Problem(code, 'because'))))
    const job = await db.get('jobs', id)
    expect(job).toMatchObject({ state, due, problem: { code, detail: 'because' } })
    expect(await textOf(db, id)).toBe(A)
    expect(await nextDue(db, clock)).toBe(due)
  })

  it('waits longer after every failure, at most an hour, and after eight of them tells the user', async () => {
    const id = await keep(A, 'a.md')
    const waits: (number | undefined)[] = []
    for (let n = 0; n < 10; n++) {
      const job = await db.get('jobs', id)
      expect(job && needsUser(job)).toBe(n >= 8)
      await flush(db, world(failing(new Problem('download_failed'))))
      const due = (await db.get('jobs', id))?.due
      waits.push(due && (due - clock) / 1000)
      clock = due ?? clock
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
    expect(await db.get('jobs', id)).toMatchObject({ state: 'pending' })
    await retry(db, [id], clock)
    await flush(db, world())
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done' })
  })

  it('spreads the next tries', async () => {
    await keep(A, 'a.md')
    await flush(db, { ...world(failing(new Problem('disk_full'))), random: () => 0.5 })
    expect(await nextDue(db, clock)).toBe(1000 + 37_500)
  })

  it('waits as long as the server asks, but no longer than a day', async () => {
    for (const [retryAfter, wait] of [
      [600_000, 600_000],
      [5_000, 30_000],
      [9e9, 86_400_000],
    ] as const) {
      const id = await keep(`${A}/${retryAfter}`, `${retryAfter}.md`)
      await flush(db, world(failing(new Problem('conflict', '', { retryAfter }))))
      expect((await db.get('jobs', id))?.due).toBe(clock + wait)
      await db.delete('jobs', id)
    }
  })

  it('says that a destination is gone which the user has removed, and keeps the clip', async () => {
    const id = await keep(A, 'a.md', A, db, ['removed'])
    await flush(db, world())
    expect(await db.get('jobs', id)).toMatchObject({ state: 'failed', problem: { code: 'place_gone' } })
    await redirect(db, [id], at('disk'), clock)
    await flush(db, world())
    expect([...store.files]).toEqual([['a.md', A]])
  })
})
