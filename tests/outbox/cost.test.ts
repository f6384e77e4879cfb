import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenDestination, UnderWay } from '../../utils/destinations/shared/destination'
import { type Database, onWritten, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import { gatherDue } from '../../utils/outbox/gather'
import { commit, discard, retry } from '../../utils/outbox/outbox'
import { parseSettings } from '../../utils/settings'
import { countRows } from './count-rows'
import { at, clipOf, disk, diskDestination, locks, only, renderAt } from './world'

let count = 0
let rows: () => number
beforeEach(() => {
  rows = countRows()
})
afterEach(() => vi.restoreAllMocks())

async function kept(jobs: number, destinations: string[], isMore = false): Promise<{ db: Database; ids: number[] }> {
  const db = await openDatabase(`cost-${count++}`)
  const ids: number[] = []
  for (let n = 0; n < jobs; n++) ids.push(...(await keep(db, n, destinations, isMore)))
  return { db, ids }
}

function keep(db: Database, n: number, destinations: string[], isMore = false): Promise<number[]> {
  const clip = clipOf(`https://example.org/${n}`)
  const source = { clip, preset: 'obsidian', settings: parseSettings({}) }
  const render = renderAt(`${n}.md`, `${n}`)
  return commit(db, { clip, destinations, render, template: '', preset: '', now: 1, ...(isMore && { source }) })
}

const worldOf = (...harnesses: OpenDestination[]): FlushWorld => ({
  destination: async (id) => harnesses.find((harness) => harness.id === id),
  now: () => 1000,
  random: () => 0,
  locks: locks(),
})

const few = 20
const many = 200

describe('what a change costs, however much waits', { timeout: 60_000 }, () => {
  /** Rows for one clip to another destination, and for twenty askings, while so many wait at a destination that does not answer. */
  async function besides(jobs: number): Promise<number> {
    const { db } = await kept(jobs, ['slow'])
    let release = () => {}
    const gate = new Promise<never>((_, reject) => {
      release = () => reject(new UnderWay())
    })
    const slow: OpenDestination = { ...at('slow'), deliver: vi.fn(() => gate) }
    const world = worldOf(slow, diskDestination(disk()))
    const first = flush(db, world)
    await vi.waitFor(() => expect(slow.deliver).toHaveBeenCalled())
    const before = rows()
    const id = only(await keep(db, jobs, ['disk']))
    for (let n = 0; n < 20; n++) void flush(db, world)
    await vi.waitFor(async () => expect(await db.get('jobs', id)).toMatchObject({ state: 'done' }))
    const cost = rows() - before
    release()
    await first
    return cost
  }

  it('delivering one clip beside a slow destination reads no other one', async () => {
    expect(await besides(many)).toBeLessThan((await besides(few)) + 100)
  })

  /** Rows a clip, when each one that arrives is told as a browser's download is: by asking to deliver again. */
  async function delivering(jobs: number): Promise<number> {
    const { db } = await kept(jobs, ['disk'])
    const store = disk()
    const asked: Promise<void>[] = []
    const { deliver } = diskDestination(store)
    const telling: OpenDestination = {
      ...at('disk'),
      async deliver(delivery) {
        const receipt = await deliver(delivery)
        asked.push(flush(db, world))
        return receipt
      },
    }
    const world = worldOf(telling)
    const before = rows()
    await flush(db, world)
    await Promise.all(asked)
    expect(store.files.size).toBe(jobs)
    return (rows() - before) / jobs
  }

  it('delivering many clips costs each of them the same', async () => {
    // The history of up to fifty is looked through each time.
    expect(await delivering(many)).toBeLessThan((await delivering(few)) + 50)
  })

  /** Rows a clip, when each one is delivered as soon as it is whole. */
  async function gathering(jobs: number): Promise<number> {
    const { db } = await kept(jobs, ['disk'], true)
    const store = disk()
    const world = worldOf(diskDestination(store))
    const asked: Promise<void>[] = []
    const handedOver = () => void asked.push(flush(db, world))
    const pictures = async () => ({ kept: new Map(), missing: [] })
    const before = rows()
    await gatherDue(db, { pictures, now: world.now, locks: world.locks, handedOver })
    await Promise.all(asked)
    expect(store.files.size).toBe(jobs)
    return (rows() - before) / jobs
  }

  it('gathering for many clips costs each of them the same', async () => {
    expect(await gathering(many)).toBeLessThan((await gathering(few)) + 50)
  })
})

it('tells which jobs a change has written, and nothing of one that failed', async () => {
  const { db, ids } = await kept(3, ['disk', 'vault'])
  const announced: number[][] = []
  onWritten((jobs) => announced.push([...jobs]))
  const [a = 0, b = 0, c = 0] = ids
  await retry(db, [a, c], 5)
  await discard(db, [b])
  const more = await keep(db, 7, ['disk'])
  await expect(
    commit(db, {
      ...{ clip: clipOf('https://example.org/x'), destinations: ['disk'], template: '', preset: '', now: 1 },
      render: () => {
        throw new Error('no')
      },
    }),
  ).rejects.toThrow()
  expect(announced).toEqual([[a, c], [b], more])
})
