import { describe, expect, it, vi } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { flush } from '../../utils/outbox/flush'
import type { FlushWorld } from '../../utils/outbox/flush-world'
import type { Job } from '../../utils/outbox/job'
import { jobs, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { A, B, freshOutbox } from './fresh-outbox'
import { diskDestination, failing } from './world'

const { outbox, keep, world } = freshOutbox('flush-history')

describe('the history of done jobs', () => {
  it('keeps the last fifty done jobs as history, and every job that is not done', async () => {
    const failed = await keep(A, 'failed.md')
    await flush(outbox.db, world(failing(new Problem('name_refused'))))
    for (let n = 0; n < 60; n++) await keep(`${B}/${n}`, `${n}.md`)
    await flush(outbox.db, world())
    const left = await jobs(outbox.db)
    expect(left.map((job) => job.id)).toContain(failed)
    expect(left.filter((job) => job.state === 'done')).toHaveLength(50)
  })

  it('tells history by the order in which jobs have ended, whatever the outbox.clock says and however long one has waited', async () => {
    const { deliver } = diskDestination(outbox.store)
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
    await flush(outbox.db, dated(1000, 'waiting.md'))
    // The outbox.clock was set back.
    const back = await keep(`${B}/back`, 'back.md')
    await flush(outbox.db, dated(10))
    await retry(outbox.db, [waiting], outbox.clock)
    await flush(outbox.db, dated(11))
    await keep(`${B}/last`, 'last.md')
    await flush(outbox.db, dated(12))
    const left = await jobs(outbox.db)
    expect(left).toHaveLength(50)
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining([waiting, back]))
  })

  it('keeps that history beside any number of clips that wait, without reading them', async () => {
    for (let n = 0; n < 60; n++) await keep(`${B}/${n}`, `${n}.md`)
    const { deliver } = diskDestination(outbox.store)
    const get = vi.spyOn(IDBObjectStore.prototype, 'get')
    const slow: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === '0.md' ? deliver(d) : Promise.reject(new Problem('not_stored'))),
    }
    await flush(outbox.db, world(slow))
    expect(get.mock.calls.length).toBeLessThan(60 * 5)
    get.mockRestore()
    expect((await jobs(outbox.db)).filter((job) => job.state === 'done')).toHaveLength(1)
  })

  it('of what is done the newest is remembered, however old its number', async () => {
    const old = await keep(A, 'a.md')
    await outbox.db.put('jobs', { ...((await outbox.db.get('jobs', old)) as Job), due: 1e9, planned: 0 })
    for (let n = 0; n < 55; n++) {
      outbox.clock++
      await keep(`https://example.org/${n}`, `${n}.md`)
      await flush(outbox.db, world())
    }
    await retry(outbox.db, [old], ++outbox.clock)
    await flush(outbox.db, world())
    expect(await outbox.db.get('jobs', old)).toMatchObject({ state: 'done' })
  })
})
