import { describe, expect, it } from 'vitest'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { commit } from '../../utils/outbox/outbox'

import { Problem } from '../../utils/problem'
import { parseSettings } from '../../utils/settings'
import { A, B, freshOutbox } from './fresh-outbox'
import { clipOf, diskDestination, failing, locks, renderAt } from './world'

const { outbox, keep, world } = freshOutbox('flush')

describe('flush', () => {
  it('delivers every due job and stores receipt and end in one', async () => {
    const a = await keep(A, 'a.md', '正文')
    await keep(B, 'b.md')
    await flush(outbox.db, world())
    expect([...outbox.store.files]).toEqual([
      ['a.md', '正文'],
      ['b.md', B],
    ])
    const receipt = { name: 'a.md', bytes: 6, deliveredAt: 5 }
    const job = await outbox.db.get('jobs', a)
    expect(job).toMatchObject({ state: 'done', receipt })
    expect(job).not.toHaveProperty('payload')
    expect(await outbox.db.count('payloads')).toBe(0)
    expect(await outbox.db.getAllFromIndex('receipts', 'clip', job?.clip)).toMatchObject([
      { ...receipt, destination: 'disk' },
    ])
    expect(await nextDue(outbox.db, outbox.clock)).toBeUndefined()
  })

  it('writes the same article clipped again over its own file', async () => {
    await keep(A, 'a.md', 'first')
    await flush(outbox.db, world())
    await keep(A, 'a.md', 'second')
    await flush(outbox.db, world())
    expect([...outbox.store.files]).toEqual([['a.md', 'second']])
  })

  it('tells the destination every file of the article there, the newest first, and takes none for another’s', async () => {
    const replaced: string[][] = []
    const folder: OpenDestination = {
      id: 'disk',
      target: 'disk',
      async deliver({ files: [{ path }], replaces }) {
        replaced.push(replaces.map(({ name, asked }) => `${name} for ${asked}`))
        return { name: `/${path}`, asked: path, bytes: 1, deliveredAt: outbox.clock++ }
      },
    }
    for (const path of ['a.md', 'b.md', 'a.md']) {
      await keep(A, path)
      await flush(outbox.db, world(folder))
    }
    await keep(A, 'b.md')
    // Another article's file has come to lie where A's was.
    await keep(B, 'a.md')
    await flush(outbox.db, world(folder))
    await keep(A, 'b.md', 'again')
    await flush(outbox.db, world(folder))
    const [a, b] = ['/a.md for a.md', '/b.md for b.md']
    expect(replaced).toEqual([[], [a], [b, a], [a, b], [], [b]])
  })

  it('does not deliver before its time', async () => {
    await keep(A, 'a.md')
    await flush(outbox.db, world(failing(new Problem('disk_full'))))
    await flush(outbox.db, world())
    expect(outbox.store.files.size).toBe(0)
  })

  it('leaves a clip alone whose pictures are still being fetched', async () => {
    const source = { clip: clipOf(A), preset: 'obsidian', settings: parseSettings({}) }
    await commit(outbox.db, {
      ...{ clip: clipOf(A), template: '' },
      destinations: ['disk'],
      render: renderAt('a.md', A),
      preset: '',
      now: outbox.clock,
      source,
    })
    await flush(outbox.db, world())
    expect(outbox.store.files.size).toBe(0)
    expect(await nextDue(outbox.db, outbox.clock)).toBe(outbox.clock)
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
        return diskDestination(outbox.store).deliver(d)
      },
    }
    const run = () => flush(outbox.db, { ...world(slow), locks: shared })
    await Promise.all([run(), keep(B, 'b.md').then(run), run()])
    expect(most).toBe(1)
    expect(outbox.store.files.size).toBe(2)
  })
})
