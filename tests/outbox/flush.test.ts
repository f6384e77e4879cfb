import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenDestination, UnderWay } from '../../utils/destinations/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { dueDestinations, nextDue } from '../../utils/outbox/due'
import { flush, flushDestination } from '../../utils/outbox/flush'
import { type Job, needsUser } from '../../utils/outbox/job'
import { commit, discard, jobs, redirect, retry, retryAll } from '../../utils/outbox/outbox'

import { Problem, type ProblemCode } from '../../utils/problem'
import { parseSettings } from '../../utils/settings'
import {
  at,
  clipOf,
  type Disk,
  disk,
  diskDestination,
  failing,
  flushWorld,
  keepAt,
  locks,
  renderAt,
  textOf,
} from './world'

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
    const told: string[][] = []
    const folder: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver({ files: [{ path }], replaces }) {
        told.push(replaces.map(({ name, asked }) => `${name} for ${asked}`))
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
    expect(told).toEqual([[], [a], [b, a], [a, b], [], [b]])
  })

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

  it('does not deliver before its time', async () => {
    await keep(A, 'a.md')
    await flush(db, world(failing(new Problem('disk_full'))))
    await flush(db, world())
    expect(store.files.size).toBe(0)
  })

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

  it('keeps the last fifty done jobs as history, and every job that is not done', async () => {
    const failed = await keep(A, 'failed.md')
    await flush(db, world(failing(new Problem('name_refused'))))
    for (let n = 0; n < 60; n++) await keep(`${B}/${n}`, `${n}.md`)
    await flush(db, world())
    const left = await jobs(db)
    expect(left.map((job) => job.id)).toContain(failed)
    expect(left.filter((job) => job.state === 'done')).toHaveLength(50)
  })

  it('tells history by the order in which jobs have ended, whatever the clock says and however long one has waited', async () => {
    const { deliver } = diskDestination(store)
    const dated = (deliveredAt: number, refused?: string): FlushWorld =>
      world({
        ...{ id: 'disk', target: 'disk' },
        deliver: async (delivery) => {
          if (delivery.files[0].path === refused) throw new Problem('name_refused')
          return { ...(await deliver(delivery)), deliveredAt }
        },
      })
    const waiting = await keep(A, 'waiting.md')
    for (let n = 0; n < 50; n++) await keep(`${B}/${n}`, `${n}.md`)
    await flush(db, dated(1000, 'waiting.md'))
    // The clock was set back.
    const back = await keep(`${B}/back`, 'back.md')
    await flush(db, dated(10))
    await retry(db, [waiting], clock)
    await flush(db, dated(11))
    await keep(`${B}/last`, 'last.md')
    await flush(db, dated(12))
    const left = await jobs(db)
    expect(left).toHaveLength(50)
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining([waiting, back]))
  })

  it('keeps that history beside any number of clips that wait, without reading them', async () => {
    for (let n = 0; n < 60; n++) await keep(`${B}/${n}`, `${n}.md`)
    const { deliver } = diskDestination(store)
    const get = vi.spyOn(IDBObjectStore.prototype, 'get')
    const slow: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === '0.md' ? deliver(d) : Promise.reject(new Problem('not_stored'))),
    }
    await flush(db, world(slow))
    expect(get.mock.calls.length).toBeLessThan(60 * 5)
    get.mockRestore()
    expect((await jobs(db)).filter((job) => job.state === 'done')).toHaveLength(1)
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

  it('says that a destination is gone which the user has removed, and keeps the clip', async () => {
    const id = await keep(A, 'a.md', A, db, ['removed'])
    await flush(db, world())
    expect(await db.get('jobs', id)).toMatchObject({ state: 'failed', problem: { code: 'place_gone' } })
    await redirect(db, [id], at('disk'), clock)
    await flush(db, world())
    expect([...store.files]).toEqual([['a.md', A]])
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

it('of what is done the newest is remembered, however old its number', async () => {
  const old = await keep(A, 'a.md')
  await db.put('jobs', { ...((await db.get('jobs', old)) as Job), due: 1e9, planned: 0 })
  for (let n = 0; n < 55; n++) {
    clock++
    await keep(`https://example.org/${n}`, `${n}.md`)
    await flush(db, world())
  }
  await retry(db, [old], ++clock)
  await flush(db, world())
  expect(await db.get('jobs', old)).toMatchObject({ state: 'done' })
})
