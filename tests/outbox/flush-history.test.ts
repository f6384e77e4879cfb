import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import type { Job } from '../../utils/outbox/job'
import { jobs, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { type Disk, disk, diskDestination, failing, flushWorld, keepAt } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`flush-history-${count++}`)
  store = disk()
  clock = 1000
})

const keep = (url: string, path: string, text = url, database = db, destinations = ['disk']): Promise<number> =>
  keepAt(database, clock, { url, path, text, destinations })

const world = (destination: OpenDestination = diskDestination(store)): FlushWorld =>
  flushWorld(destination, () => clock)

describe('the history of done jobs', () => {
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
})
