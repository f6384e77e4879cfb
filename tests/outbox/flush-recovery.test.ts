import { describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import type { Job } from '../../utils/outbox/job'
import { discard, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { A, freshOutbox } from './fresh-outbox'
import { at, diskDestination, failing } from './world'

const { outbox, keep, world } = freshOutbox('flush-recovery')

describe('after an unexpected error', () => {
  it('treats an error nobody foresaw like a crash: the next try looks for what was written', async () => {
    const id = await keep(A, 'a.md')
    const { deliver } = diskDestination(outbox.store)
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
    await flush(outbox.db, world(odd))
    expect(await outbox.db.get('jobs', id)).toMatchObject({
      due: 31_000,
      problem: { code: 'internal_error', detail: 'TypeError: x is undefined' },
    })
    await retry(outbox.db, [id], outbox.clock)
    await flush(outbox.db, world(odd))
    expect([...outbox.store.files]).toEqual([['a.md', A]])
    expect((await outbox.db.get('jobs', id))?.state).toBe('done')
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
    await flush(outbox.db, world(picky))
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'pending' })
    outbox.clock = (await nextDue(outbox.db, outbox.clock)) ?? 0
    await flush(outbox.db, world(picky))
    expect(earlier).toEqual([undefined, 'the picture is there'])
  })
})

describe('a job that is just being written', () => {
  it('is not given up: its file lies there, and the job says so', async () => {
    const id = await keep(A, 'a.md')
    const { deliver } = diskDestination(outbox.store)
    let left: Job[] = []
    const discarding: OpenDestination = {
      ...at('disk'),
      async deliver(delivery) {
        left = await discard(outbox.db, [id])
        return deliver(delivery)
      },
    }
    await flush(outbox.db, world(discarding))
    expect(left.map((job) => [job.id, job.state])).toEqual([[id, 'delivering']])
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'done', receipt: { name: 'a.md' } })
    expect(await outbox.db.count('clips')).toBe(1)
  })

  it('can be given up once it has failed, also when its outcome is not known', async () => {
    const id = await keep(A, 'a.md')
    await flush(outbox.db, world(failing(new TypeError('x is undefined'))))
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'delivering' })
    expect(await discard(outbox.db, [id])).toEqual([])
    expect(await outbox.db.count('jobs')).toBe(0)
  })
})
