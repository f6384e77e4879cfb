import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenDestination, UnderWay } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import { discard, jobs, retry } from '../../utils/outbox/outbox'
import { destinationLock, whileIdle } from '../../utils/outbox/while-idle'
import { at, type Disk, disk, diskDestination, dying, flushWorld, Killed, keepAt, life, locks } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
const clock = 1000

beforeEach(async () => {
  db = await openDatabase(`dying-${count++}`)
  store = disk()
})

const keep = (url: string, path: string, text = url, database = db): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations: ['disk'] })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('a clip that ends every worker which writes it', () => {
  /** Begins to write and never comes back. */
  async function die(id: number) {
    const began = ((await db.get('jobs', id))?.begun ?? 0) + 1
    const dead: OpenDestination = { ...at('disk'), deliver: () => new Promise(() => {}) }
    void flush(db, world(dead))
    await vi.waitFor(async () => expect((await db.get('jobs', id))?.begun).toBe(began))
  }

  it('is put aside in words after eight of them, and lets the others through', async () => {
    const id = await keep(A, 'a.md')
    const other = await keep(B, 'b.md')
    for (let n = 0; n < 8; n++) await die(id)
    await flush(db, world())
    expect(await db.get('jobs', id)).toMatchObject({ state: 'failed', problem: { code: 'cut_off' } })
    expect(await db.get('jobs', other)).toMatchObject({ state: 'done' })
    await retry(db, [id], clock)
    await flush(db, world())
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done' })
  })

  it('is not blamed for a browser that takes its time', async () => {
    const id = await keep(A, 'a.md')
    const asking: OpenDestination = { ...at('disk'), deliver: () => Promise.reject(new UnderWay()) }
    for (let n = 0; n < 20; n++) await flush(db, world(asking))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'delivering', begun: 0 })
  })

  it('can be given up, and sent elsewhere, when nothing is being written at its destination', async () => {
    const id = await keep(A, 'a.md')
    await die(id)
    const held = locks()
    let free = () => {}
    void held.request(destinationLock('disk'), () => new Promise<void>((resolve) => (free = resolve)))
    await vi.waitFor(async () => {
      const left = await whileIdle(held, ['disk'], (idle) => discard(db, [id], idle))
      expect(left).toMatchObject([{ id, state: 'delivering' }])
    })
    free()
    await vi.waitFor(async () => expect(await whileIdle(held, ['disk'], (idle) => discard(db, [id], idle))).toEqual([]))
    expect(await db.count('payloads')).toBe(0)
  })
})

describe('a worker that dies', () => {
  /** Clip and deliver in a worker that dies after so many steps; returns whether it answered "saved", and whether it lived. */
  async function worker(steps: number, text: string) {
    const mortal = life(steps)
    const database = dying(db, mortal)
    let saved = false
    try {
      await keep(A, 'a.md', text, database)
      saved = true
      await flush(database, world(diskDestination(store, mortal)))
    } catch (cause) {
      if (!(cause instanceof Killed) && !mortal.over) throw cause
    }
    return { saved, lived: !mortal.over }
  }

  async function restart() {
    const { name } = db
    db.close()
    db = await openDatabase(name)
    await flush(db, world())
  }

  it('between any two steps leaves exactly one whole file after the next start, if it had answered', async () => {
    let lived = false
    let deaths = 0
    for (let steps = 0; !lived; steps++) {
      db = await openDatabase(`death-${steps}`)
      store = disk()
      const end = await worker(steps, 'the whole text')
      lived = end.lived
      if (!lived) deaths++
      await restart()
      if (end.saved) expect([...store.files], `after ${steps} steps`).toEqual([['a.md', 'the whole text']])
      else expect(store.files.size).toBeLessThanOrEqual(1)
      expect((await jobs(db)).filter((job) => job.state !== 'done')).toEqual([])
    }
    expect(deaths).toBeGreaterThan(8)
  })

  it('twice at any two steps, and with a newer file of the same article, still leaves one: the newer', async () => {
    for (let first = 1; first < 12; first++) {
      for (let second = 1; second < 12; second++) {
        db = await openDatabase(`deaths-${first}-${second}`)
        store = disk()
        await worker(first, 'older')
        const { saved } = await worker(second, 'newer')
        await restart()
        const text = saved ? 'newer' : expect.any(String)
        expect([...store.files], `after ${first} and ${second} steps`).toEqual([['a.md', text]])
      }
    }
  }, 30_000)
})
