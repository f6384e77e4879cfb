import { describe, expect, it, vi } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { needsUser } from '../../utils/outbox/job'
import { jobs, retryAll } from '../../utils/outbox/outbox'

import { Problem, type ProblemCode } from '../../utils/problem'
import { A, B, freshOutbox } from './fresh-outbox'
import { disk, diskDestination, failing } from './world'

const { outbox, keep, world } = freshOutbox('flush-destination-failures')

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
    await flush(outbox.db, world(away))
    expect(tries).toBe(1)
    expect(new Set((await jobs(outbox.db)).map(({ due }) => due))).toEqual(new Set([31_000]))
    outbox.clock = 31_000
    await flush(outbox.db, world())
    expect([...outbox.store.files.keys()]).toEqual(['1.md', '2.md', '3.md', '4.md', '0.md'])
  })

  it('asks a destination that stays out of reach ever less often, and tells the user, however many clips wait for it', async () => {
    for (let n = 0; n < 5; n++) await keep(`${A}/${n}`, `${n}.md`)
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      const before = outbox.clock
      await flush(outbox.db, world(failing(new Problem('network'))))
      outbox.clock = (await nextDue(outbox.db, outbox.clock)) ?? 0
      waits.push(Math.round((outbox.clock - before) / 1000))
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600])
    expect((await jobs(outbox.db)).every(needsUser)).toBe(true)
    await flush(outbox.db, world())
    expect(outbox.store.files.size).toBe(5)
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
      await flush(outbox.db, world(away))
      outbox.clock = (await nextDue(outbox.db, outbox.clock)) ?? 0
    }
    await retryAll(outbox.db, 'disk', ++outbox.clock)
    await flush(outbox.db, world(away))
    expect(asked).toEqual(['0.md', '1.md', '2.md', '0.md', '1.md'])
  })

  it('does not let one clip that makes the destination fail keep the others from it', async () => {
    await keep(A, 'a.md')
    await keep(B, 'b.md')
    const { deliver } = diskDestination(outbox.store)
    const stalls: OpenDestination = {
      id: 'disk',
      target: 'disk',
      deliver: (d) => (d.files[0].path === 'a.md' ? Promise.reject(new Problem('network')) : deliver(d)),
    }
    await flush(outbox.db, world(stalls))
    outbox.clock = (await nextDue(outbox.db, outbox.clock)) ?? outbox.clock
    await flush(outbox.db, world(stalls))
    expect([...outbox.store.files.keys()]).toEqual(['b.md'])
  })

  it('lets everything wait for the user at a destination that only they can repair, and nowhere else', async () => {
    await keep(A, 'a.md', A, outbox.db, ['disk', 'vault'])
    await keep(B, 'b.md', B, outbox.db, ['disk', 'vault'])
    const vault: OpenDestination = {
      id: 'vault',
      target: 'vault',
      deliver: () => Promise.reject(new Problem('permission_needed')),
    }
    const both = {
      ...world(),
      destination: async (id: string) => (id === 'vault' ? vault : diskDestination(outbox.store)),
    }
    await flush(outbox.db, both)
    expect([...outbox.store.files.keys()]).toEqual(['a.md', 'b.md'])
    const left = (await jobs(outbox.db)).filter(({ state }) => state !== 'done')
    expect(left.map(({ destination, state }) => [destination, state])).toEqual([
      ['vault', 'failed'],
      ['vault', 'failed'],
    ])
    // The other destination still needs the files.
    expect(await outbox.db.count('payloads')).toBe(2)
    await retryAll(outbox.db, 'vault', outbox.clock)
    await flush(outbox.db, { ...both, destination: async (id) => ({ ...diskDestination(disk()), id }) })
    expect(await outbox.db.count('payloads')).toBe(0)
  })
})

describe('a problem of the destination', () => {
  /** A destination that refuses `bad.md` so, and is well otherwise unless `test` says something else. */
  const picky = (code: ProblemCode, test = async () => {}): OpenDestination => ({
    ...diskDestination(outbox.store),
    test,
    deliver: (delivery) =>
      delivery.files[0].path === 'bad.md'
        ? Promise.reject(new Problem(code, 'PUT bad.md: 404'))
        : diskDestination(outbox.store).deliver(delivery),
  })
  const keepThree = async () => {
    for (const name of ['bad', 'b', 'c']) await keep(`https://example.org/${name}`, `${name}.md`)
  }
  const outcomes = async () =>
    (await jobs(outbox.db)).map(({ path, state, problem }) => [path, state, problem?.code, problem?.detail])

  it.each([
    ['place_missing', 'server_refused', 'failed'],
    ['redirected', 'server_refused', 'failed'],
    ['place_moved', 'conflict', 'pending'],
  ] as const)('that one path causes (%s) is called %s and stops no other clip', async (code, called, state) => {
    await keepThree()
    await flush(outbox.db, world(picky(code)))
    expect(await outcomes()).toEqual([
      ['c.md', 'done', undefined, undefined],
      ['b.md', 'done', undefined, undefined],
      ['bad.md', state, called, 'PUT bad.md: 404'],
    ])
  })

  it('is tried at the destination once, however many paths cause it', async () => {
    for (let n = 0; n < 5; n++) await keep(`${A}/${n}`, `${n}.md`)
    const test = vi.fn(async () => {})
    await flush(outbox.db, world({ ...failing(new Problem('redirected')), test }))
    expect(test).toHaveBeenCalledTimes(1)
    expect((await jobs(outbox.db)).map(({ problem }) => problem?.code)).toEqual(Array(5).fill('server_refused'))
  })

  it('that the destination has indeed stops all, each in words that are true of it', async () => {
    await keepThree()
    const gone = () => Promise.reject(new Problem('place_missing'))
    await flush(outbox.db, world(picky('place_missing', gone)))
    expect(await outcomes()).toEqual([
      ['c.md', 'failed', 'place_missing', ''],
      ['b.md', 'failed', 'place_missing', ''],
      ['bad.md', 'failed', 'place_missing', 'PUT bad.md: 404'],
    ])
  })
})
