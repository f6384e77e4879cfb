import { describe, expect, it } from 'vitest'
import { type OpenDestination, UnderWay } from '../../utils/destinations/shared/destination'
import { dueDestinations, nextDue } from '../../utils/outbox/due'
import { flush, flushDestination } from '../../utils/outbox/flush'
import { jobs } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { A, B, freshOutbox } from './fresh-outbox'
import { at, diskDestination } from './world'

const { outbox, keep, world } = freshOutbox('flush-order')

describe('the order of deliveries', () => {
  it('asks again for a job that is still under way, and lets the others through', async () => {
    const id = await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(outbox.store)
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
    await flush(outbox.db, world(dialog))
    expect((await outbox.db.get('jobs', id))?.state).toBe('delivering')
    expect([...outbox.store.files.keys()]).toEqual(['b.md'])
    await flush(outbox.db, world(dialog))
    expect(asked).toEqual([undefined, 'a.md'])
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'done' })
  })

  it('keeps a newer file of the article behind the older one, whose outcome is not known', async () => {
    const first = await keep(A, 'a.md', 'first')
    const dialog: OpenDestination = { id: 'disk', target: 'disk', deliver: () => Promise.reject(new UnderWay()) }
    await flush(outbox.db, world(dialog))
    const second = await keep(A, 'a.md', 'second')
    await flush(outbox.db, world(dialog))
    expect((await outbox.db.get('jobs', second))?.state).toBe('pending')
    await flush(outbox.db, world())
    expect([...outbox.store.files]).toEqual([['a.md', 'second']])
    expect((await jobs(outbox.db)).map((job) => [job.id, job.state])).toEqual([
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
    await flush(outbox.db, world(busy))
    expect(await outbox.db.get('jobs', first)).toBeUndefined()
    outbox.clock = (await nextDue(outbox.db, outbox.clock)) ?? outbox.clock
    await flush(outbox.db, world())
    expect([...outbox.store.files]).toEqual([['a.md', 'second']])
  })

  it('delivers to a destination in the order of the clips, and to several at the same time', async () => {
    for (let n = 0; n < 4; n++) await keep(`${A}/${n}`, `${n}.md`, `${n}`, outbox.db, ['slow', 'disk'])
    const order: string[] = []
    const to = (id: string, ms: number): OpenDestination => ({
      id,
      target: id,
      async deliver({ files: [{ path }] }) {
        await new Promise((resolve) => setTimeout(resolve, ms))
        order.push(`${id} ${path}`)
        return { name: path, bytes: 1, deliveredAt: outbox.clock }
      },
    })
    await flush(outbox.db, { ...world(), destination: async (id) => to(id, id === 'slow' ? 40 : 1) })
    expect(order.filter((one) => one.startsWith('slow'))).toEqual([0, 1, 2, 3].map((n) => `slow ${n}.md`))
    expect(order.filter((one) => one.startsWith('disk'))).toEqual([0, 1, 2, 3].map((n) => `disk ${n}.md`))
    expect(order.at(-1)).toBe('slow 3.md')
    expect(order.indexOf('disk 3.md')).toBeLessThan(order.indexOf('slow 1.md'))
  })
})

describe('a slow destination', () => {
  it('keeps no clip waiting that goes to another one, nor a new clip to be kept', async () => {
    for (let n = 0; n < 6; n++) await keep(`${A}/${n}`, `${n}.md`, A, outbox.db, ['slow'])
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow: OpenDestination = {
      ...at('slow'),
      deliver: () => gate.then(() => Promise.reject(new Problem('network'))),
    }
    const both = {
      ...world(),
      destination: async (id: string) => (id === 'slow' ? slow : diskDestination(outbox.store)),
    }
    const first = flushDestination(outbox.db, 'slow', both)
    const id = await keep(B, 'b.md', B, outbox.db, ['disk'])
    expect((await dueDestinations(outbox.db, outbox.clock)).sort()).toEqual(['disk', 'slow'])
    // The gate is still closed.
    await flushDestination(outbox.db, 'disk', both)
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'done' })
    release()
    await first
  })
})
