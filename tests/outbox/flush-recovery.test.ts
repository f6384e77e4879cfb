import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import type { Job } from '../../utils/outbox/job'
import { discard, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { at, type Disk, disk, diskDestination, failing, flushWorld, keepAt } from './world'

const A = 'https://example.org/a'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-recovery-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('after an unexpected error', () => {
  it('treats an error nobody foresaw like a crash: the next try looks for what was written', async () => {
    const id = await keep(A, 'a.md')
    const { deliver } = diskDestination(store)
    let broken = true
    const odd: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver(d) {
        const receipt = await deliver(d)
        if (!broken) return receipt
        broken = false
        throw new TypeError('x is undefined')
      },
    }
    await flush(db, world(odd))
    expect(await db.get('jobs', id)).toMatchObject({
      due: 31_000,
      problem: { code: 'internal_error', detail: 'TypeError: x is undefined' },
    })
    await retry(db, [id], clock)
    await flush(db, world(odd))
    expect([...store.files]).toEqual([['a.md', A]])
    expect((await db.get('jobs', id))?.state).toBe('done')
  })

  it('remembers what a job had noted when its try failed for a known reason, too', async () => {
    const id = await keep(A, 'a.md')
    const earlier: unknown[] = []
    const picky: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver(d) {
        earlier.push(d.earlier?.handle)
        await d.remember('the picture is there')
        throw new Problem('not_stored')
      },
    }
    await flush(db, world(picky))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'pending' })
    clock = (await nextDue(db, clock)) ?? 0
    await flush(db, world(picky))
    expect(earlier).toEqual([undefined, 'the picture is there'])
  })
})

describe('a job that is just being written', () => {
  it('is not given up: its file lies there, and the job says so', async () => {
    const id = await keep(A, 'a.md')
    const { deliver } = diskDestination(store)
    let left: Job[] = []
    const discarding: OpenDestination = {
      ...at('disk'),
      async deliver(delivery) {
        left = await discard(db, [id])
        return deliver(delivery)
      },
    }
    await flush(db, world(discarding))
    expect(left.map((job) => [job.id, job.state])).toEqual([[id, 'delivering']])
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done', receipt: { name: 'a.md' } })
    expect(await db.count('clips')).toBe(1)
  })

  it('can be given up once it has failed, also when its outcome is not known', async () => {
    const id = await keep(A, 'a.md')
    await flush(db, world(failing(new TypeError('x is undefined'))))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'delivering' })
    expect(await discard(db, [id])).toEqual([])
    expect(await db.count('jobs')).toBe(0)
  })
})
