import { describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { needsUser } from '../../utils/outbox/job'
import { redirect, retry } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { A, B, freshOutbox } from './fresh-outbox'
import { at, diskDestination, failing, textOf } from './world'

const { outbox, keep, world } = freshOutbox('flush-failures')

describe('a failed delivery', () => {
  it('goes on to the next job when one fails', async () => {
    await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(outbox.store)
    const picky: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === 'a.md' ? Promise.reject(new Problem('not_stored')) : deliver(d)),
    }
    await flush(outbox.db, world(picky))
    expect([...outbox.store.files.keys()]).toEqual(['b.md'])
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
    await flush(outbox.db, world(failing(new Problem(code, 'because'))))
    const job = await outbox.db.get('jobs', id)
    expect(job).toMatchObject({ state, due, problem: { code, detail: 'because' } })
    expect(await textOf(outbox.db, id)).toBe(A)
    expect(await nextDue(outbox.db, outbox.clock)).toBe(due)
  })

  it('waits longer after every failure, at most an hour, and after eight of them tells the user', async () => {
    const id = await keep(A, 'a.md')
    const waits: (number | undefined)[] = []
    for (let n = 0; n < 10; n++) {
      const job = await outbox.db.get('jobs', id)
      expect(job && needsUser(job)).toBe(n >= 8)
      await flush(outbox.db, world(failing(new Problem('download_failed'))))
      const due = (await outbox.db.get('jobs', id))?.due
      waits.push(due && (due - outbox.clock) / 1000)
      outbox.clock = due ?? outbox.clock
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'pending' })
    await retry(outbox.db, [id], outbox.clock)
    await flush(outbox.db, world())
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'done' })
  })

  it('spreads the next tries', async () => {
    await keep(A, 'a.md')
    await flush(outbox.db, { ...world(failing(new Problem('disk_full'))), random: () => 0.5 })
    expect(await nextDue(outbox.db, outbox.clock)).toBe(1000 + 37_500)
  })

  it('waits as long as the server asks, but no longer than a day', async () => {
    for (const [retryAfter, wait] of [
      [600_000, 600_000],
      [5_000, 30_000],
      [9e9, 86_400_000],
    ] as const) {
      const id = await keep(`${A}/${retryAfter}`, `${retryAfter}.md`)
      await flush(outbox.db, world(failing(new Problem('conflict', '', { retryAfter }))))
      expect((await outbox.db.get('jobs', id))?.due).toBe(outbox.clock + wait)
      await outbox.db.delete('jobs', id)
    }
  })

  it('says that a destination is gone which the user has removed, and keeps the clip', async () => {
    const id = await keep(A, 'a.md', A, outbox.db, ['removed'])
    await flush(outbox.db, world())
    expect(await outbox.db.get('jobs', id)).toMatchObject({ state: 'failed', problem: { code: 'place_gone' } })
    await redirect(outbox.db, [id], at('disk'), outbox.clock)
    await flush(outbox.db, world())
    expect([...outbox.store.files]).toEqual([['a.md', A]])
  })
})
