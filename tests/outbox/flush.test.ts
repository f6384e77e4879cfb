import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { commit } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { parseSettings } from '../../utils/settings'
import { clipOf, type Disk, disk, diskDestination, failing, flushWorld, keepAt, locks, renderAt } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('flush', () => {
  it('delivers every due job and stores receipt and end in one', async () => {
    const a = await keep(A, 'a.md', '正文')
    await keep(B, 'b.md')
    await flush(db, world())
    expect([...store.files]).toEqual([
      ['a.md', '正文'],
      ['b.md', B],
    ])
    const receipt = { name: 'a.md', bytes: 6, deliveredAt: 5 }
    const job = await db.get('jobs', a)
    expect(job).toMatchObject({ state: 'done', receipt })
    expect(job).not.toHaveProperty('payload')
    expect(await db.count('payloads')).toBe(0)
    expect(await db.getAllFromIndex('receipts', 'clip', job?.clip)).toMatchObject([{ ...receipt, destination: 'disk' }])
    expect(await nextDue(db, clock)).toBeUndefined()
  })

  it('writes the same article clipped again over its own file', async () => {
    await keep(A, 'a.md', 'first')
    await flush(db, world())
    await keep(A, 'a.md', 'second')
    await flush(db, world())
    expect([...store.files]).toEqual([['a.md', 'second']])
  })

  it('tells the destination every file of the article there, the newest first, and takes none for another’s', async () => {
    const replaced: string[][] = []
    const folder: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver({ files: [{ path }], replaces }) {
        replaced.push(replaces.map(({ name, asked }) => `${name} for ${asked}`))
        return { name: `/${path}`, asked: path, bytes: 1, deliveredAt: clock++ }
      },
    }
    for (const path of ['a.md', 'b.md', 'a.md']) {
      await keep(A, path)
      await flush(db, world(folder))
    }
    await keep(A, 'b.md')
    // Another article's file has come to lie where A's was.
    await keep(B, 'a.md')
    await flush(db, world(folder))
    await keep(A, 'b.md', 'again')
    await flush(db, world(folder))
    const [a, b] = ['/a.md for a.md', '/b.md for b.md']
    expect(replaced).toEqual([[], [a], [b, a], [a, b], [], [b]])
  })

  it('does not deliver before its time', async () => {
    await keep(A, 'a.md')
    await flush(db, world(failing(new Problem('disk_full'))))
    await flush(db, world())
    expect(store.files.size).toBe(0)
  })

  it('leaves a clip alone whose pictures are still being fetched', async () => {
    const source = { clip: clipOf(A), preset: 'obsidian', settings: parseSettings({}) }
    await commit(db, {
      ...{ clip: clipOf(A), template: '' },
      destinations: ['disk'],
      render: renderAt('a.md', A),
      preset: '',
      now: clock,
      source,
    })
    await flush(db, world())
    expect(store.files.size).toBe(0)
    expect(await nextDue(db, clock)).toBe(clock)
  })

  it('runs one at a time at a destination, whoever asks', async () => {
    await keep(A, 'a.md')
    const shared = locks()
    let running = 0
    let most = 0
    const slow: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver(d) {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 5))
        running--
        return diskDestination(store).deliver(d)
      },
    }
    const run = () => flush(db, { ...world(slow), locks: shared })
    await Promise.all([run(), keep(B, 'b.md').then(run), run()])
    expect(most).toBe(1)
    expect(store.files.size).toBe(2)
  })
})
