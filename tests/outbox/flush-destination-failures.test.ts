import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { needsUser } from '../../utils/outbox/job'
import { jobs, retryAll } from '../../utils/outbox/outbox'

import { Problem, type ProblemCode } from '../../utils/problem'
import { type Disk, disk, diskDestination, failing, flushWorld, keepAt } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-destination-failures-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('a destination that fails', () => {
  it('puts everything off that is on its way to a destination that is out of reach, after one try', async () => {
    for (let n = 0; n < 5; n++) await keep(`${A}/${n}`, `${n}.md`)
    let tries = 0
    const away: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver() {
        tries++
        throw new Problem('network', 'no route')
      },
    }
    await flush(db, world(away))
    expect(tries).toBe(1)
    expect(new Set((await jobs(db)).map(({ due }) => due))).toEqual(new Set([31_000]))
    clock = 31_000
    await flush(db, world())
    expect([...store.files.keys()]).toEqual(['1.md', '2.md', '3.md', '4.md', '0.md'])
  })

  it('asks a destination that stays out of reach ever less often, and tells the user, however many clips wait for it', async () => {
    for (let n = 0; n < 5; n++) await keep(`${A}/${n}`, `${n}.md`)
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      const before = clock
      await flush(db, world(failing(new Problem('network'))))
      clock = (await nextDue(db, clock)) ?? 0
      waits.push(Math.round((clock - before) / 1000))
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600])
    expect((await jobs(db)).every(needsUser)).toBe(true)
    await flush(db, world())
    expect(store.files.size).toBe(5)
  })

  it('tries another one each time a destination fails: any of them may be why', async () => {
    for (let n = 0; n < 3; n++) await keep(`${A}/${n}`, `${n}.md`)
    const asked: string[] = []
    const away: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver({ files: [{ path }] }) {
        asked.push(path)
        throw new Problem('network')
      },
    }
    for (let n = 0; n < 4; n++) {
      await flush(db, world(away))
      clock = (await nextDue(db, clock)) ?? 0
    }
    await retryAll(db, 'disk', ++clock)
    await flush(db, world(away))
    expect(asked).toEqual(['0.md', '1.md', '2.md', '0.md', '1.md'])
  })

  it('does not let one clip that makes the destination fail keep the others from it', async () => {
    await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(store)
    const stalls: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === 'a.md' ? Promise.reject(new Problem('network')) : deliver(d)),
    }
    await flush(db, world(stalls))
    clock = (await nextDue(db, clock)) ?? clock
    await flush(db, world(stalls))
    expect([...store.files.keys()]).toEqual(['b.md'])
  })

  it('lets everything wait for the user at a destination that only they can repair, and nowhere else', async () => {
    await keep(A, 'a.md', A, db, ['disk', 'vault'])
    await keep(B, 'b.md', B, db, ['disk', 'vault'])
    const vault: OpenDestination = {
      id: 'vault',
      target: 'vault',
      deliver: () => Promise.reject(new Problem('permission_needed')),
    }
    const both = { ...world(), destination: async (id: string) => (id === 'vault' ? vault : diskDestination(store)) }
    await flush(db, both)
    expect([...store.files.keys()]).toEqual(['a.md', 'b.md'])
    const left = (await jobs(db)).filter(({ state }) => state !== 'done')
    expect(left.map(({ destination, state }) => [destination, state])).toEqual([
      ['vault', 'failed'],
      ['vault', 'failed'],
    ])
    // The other destination still needs the files.
    expect(await db.count('payloads')).toBe(2)
    await retryAll(db, 'vault', clock)
    await flush(db, { ...both, destination: async (id) => ({ ...diskDestination(disk()), id }) })
    expect(await db.count('payloads')).toBe(0)
  })
})

describe('a problem of the destination', () => {
  /** A destination that refuses `bad.md` so, and is well otherwise unless `test` says something else. */
  const picky = (code: ProblemCode, test = async () => {}): OpenDestination => ({
    ...diskDestination(store),
    test,
    deliver: (delivery) =>
      delivery.files[0].path === 'bad.md'
        ? Promise.reject(new Problem(code, 'PUT bad.md: 404'))
        : diskDestination(store).deliver(delivery),
  })
  const keepThree = async () => {
    for (const name of ['bad', 'b', 'c']) await keep(`https://example.org/${name}`, `${name}.md`)
  }
  const outcomes = async () =>
    (await jobs(db)).map(({ path, state, problem }) => [path, state, problem?.code, problem?.detail])

  it.each([
    ['place_missing', 'server_refused', 'failed'],
    ['redirected', 'server_refused', 'failed'],
    ['place_moved', 'conflict', 'pending'],
  ] as const)('that one path causes (%s) is called %s and stops no other clip', async (code, called, state) => {
    await keepThree()
    await flush(db, world(picky(code)))
    expect(await outcomes()).toEqual([
      ['c.md', 'done', undefined, undefined],
      ['b.md', 'done', undefined, undefined],
      ['bad.md', state, called, 'PUT bad.md: 404'],
    ])
  })

  it('is tried at the destination once, however many paths cause it', async () => {
    for (let n = 0; n < 5; n++) await keep(`${A}/${n}`, `${n}.md`)
    const test = vi.fn(async () => {})
    await flush(db, world({ ...failing(new Problem('redirected')), test }))
    expect(test).toHaveBeenCalledTimes(1)
    expect((await jobs(db)).map(({ problem }) => problem?.code)).toEqual(Array(5).fill('server_refused'))
  })

  it('that the destination has indeed stops all, each in words that are true of it', async () => {
    await keepThree()
    const gone = () => Promise.reject(new Problem('place_missing'))
    await flush(db, world(picky('place_missing', gone)))
    expect(await outcomes()).toEqual([
      ['c.md', 'failed', 'place_missing', ''],
      ['b.md', 'failed', 'place_missing', ''],
      ['bad.md', 'failed', 'place_missing', 'PUT bad.md: 404'],
    ])
  })
})
