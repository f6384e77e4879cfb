import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type OpenDestination, UnderWay } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { dueDestinations, nextDue } from '../../utils/outbox/due'
import { flush, flushDestination } from '../../utils/outbox/flush'
import { jobs } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { at, type Disk, disk, diskDestination, flushWorld, keepAt } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-order-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('the order of deliveries', () => {
  it('asks again for a job that is still under way, and lets the others through', async () => {
    const id = await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(store)
    const asked: unknown[] = []
    const dialog: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver(d) {
        if (d.files[0].path !== 'a.md') return deliver(d)
        asked.push(d.earlier?.handle)
        if (asked.length > 1) return deliver(d)
        await d.remember('a.md')
        throw new UnderWay()
      },
    }
    await flush(db, world(dialog))
    expect((await db.get('jobs', id))?.state).toBe('delivering')
    expect([...store.files.keys()]).toEqual(['b.md'])
    await flush(db, world(dialog))
    expect(asked).toEqual([undefined, 'a.md'])
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done' })
  })

  it('keeps a newer file of the article behind the older one, whose outcome is not known', async () => {
    const first = await keep(A, 'a.md', 'first')
    const dialog: OpenDestination = { id: 'disk', target: 'disk', deliver: () => Promise.reject(new UnderWay()) }
    await flush(db, world(dialog))
    const second = await keep(A, 'a.md', 'second')
    await flush(db, world(dialog))
    expect((await db.get('jobs', second))?.state).toBe('pending')
    await flush(db, world())
    expect([...store.files]).toEqual([['a.md', 'second']])
    expect((await jobs(db)).map((job) => [job.id, job.state])).toEqual([
      [second, 'done'],
      [first, 'done'],
    ])
  })

  it('drops an older file that failed when a newer one of the article waits', async () => {
    const first = await keep(A, 'a.md', 'first')
    const busy: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver({ files: [file] }) {
        if (file.content === 'first') await keep(A, 'a.md', 'second')
        throw new Problem('disk_full')
      },
    }
    await flush(db, world(busy))
    expect(await db.get('jobs', first)).toBeUndefined()
    clock = (await nextDue(db, clock)) ?? clock
    await flush(db, world())
    expect([...store.files]).toEqual([['a.md', 'second']])
  })

  it('delivers to a destination in the order of the clips, and to several at the same time', async () => {
    for (let n = 0; n < 4; n++) await keep(`${A}/${n}`, `${n}.md`, `${n}`, db, ['slow', 'disk'])
    const order: string[] = []
    const to = (id: string, ms: number): OpenDestination => ({
      id,
      target: id,
      async deliver({ files: [{ path }] }) {
        await new Promise((resolve) => setTimeout(resolve, ms))
        order.push(`${id} ${path}`)
        return { name: path, bytes: 1, deliveredAt: clock }
      },
    })
    await flush(db, { ...world(), destination: async (id) => to(id, id === 'slow' ? 40 : 1) })
    expect(order.filter((one) => one.startsWith('slow'))).toEqual([0, 1, 2, 3].map((n) => `slow ${n}.md`))
    expect(order.filter((one) => one.startsWith('disk'))).toEqual([0, 1, 2, 3].map((n) => `disk ${n}.md`))
    expect(order.at(-1)).toBe('slow 3.md')
    expect(order.indexOf('disk 3.md')).toBeLessThan(order.indexOf('slow 1.md'))
  })
})

describe('a slow destination', () => {
  it('keeps no clip waiting that goes to another one, nor a new clip to be kept', async () => {
    for (let n = 0; n < 6; n++) await keep(`${A}/${n}`, `${n}.md`, A, db, ['slow'])
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow: OpenDestination = {
      ...at('slow'),
      deliver: () => gate.then(() => Promise.reject(new Problem('network'))),
    }
    const both = { ...world(), destination: async (id: string) => (id === 'slow' ? slow : diskDestination(store)) }
    const first = flushDestination(db, 'slow', both)
    const id = await keep(B, 'b.md', B, db, ['disk'])
    expect((await dueDestinations(db, clock)).sort()).toEqual(['disk', 'slow'])
    // The gate is still closed.
    await flushDestination(db, 'disk', both)
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done' })
    release()
    await first
  })
})
