import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverFiles } from '../../utils/destinations/shared/deliver-files'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { dueDestinations, nextDue } from '../../utils/outbox/due'
import { flush } from '../../utils/outbox/flush'
import { gatherDue } from '../../utils/outbox/gather'
import { commit, jobs, redirect } from '../../utils/outbox/outbox'
import { Problem } from '../../utils/problem'
import { parseSettings } from '../../utils/settings'
import { memoryStore } from '../destinations/memory-store'
import { at, clipOf, locks, only, renderAt, savedAs, textOf } from './world'

const A = 'https://example.org/a'
const DAY = 86_400_000

let db: Database
let count = 0
let clock: number
let destination: ReturnType<typeof memoryStore>

beforeEach(async () => {
  db = await openDatabase(`clock-${count++}`)
  clock = 10 * DAY
  destination = memoryStore()
})

interface Kept {
  url?: string
  destinations?: string[]
  beside?: boolean
}
const keep = async (text: string, { url = A, destinations = ['disk'], beside }: Kept = {}) =>
  only(
    await commit(db, {
      clip: { ...clipOf(url, text), clippedAt: clock },
      render: renderAt(`${url.slice(-1)}.md`, text),
      ...{ destinations, beside, template: '', preset: '', now: clock },
    }),
  )

const world = (destination: OpenDestination) => ({
  destination: async () => destination,
  ...{ now: () => clock, random: () => 0, locks: locks() },
})
const well: OpenDestination = {
  ...at('disk'),
  deliver: (delivery) => deliverFiles(destination.store(), delivery, () => clock),
}
const refusing = (code: 'network' | 'not_stored'): OpenDestination => ({
  ...at('disk'),
  deliver: () => Promise.reject(new Problem(code, '', { retryAfter: DAY })),
})

describe('a clock set back by a day', () => {
  it('keeps no clip waiting that was put off, nor one that was just kept', async () => {
    await keep('one')
    await flush(db, world(refusing('not_stored')))
    await keep('two', { url: 'https://example.org/b' })
    clock -= DAY
    expect(await nextDue(db, clock)).toBe(clock)
    expect(await dueDestinations(db, clock)).toEqual(['disk'])
    await flush(db, world(well))
    expect([...destination.files.keys()].sort()).toEqual(['a.md', 'b.md'])
    expect(await nextDue(db, clock)).toBeUndefined()
  })

  it('lets a clip wait anew that fails again, and does not try it without end', async () => {
    const id = await keep('one')
    await flush(db, world(refusing('not_stored')))
    clock -= DAY
    await flush(db, world(refusing('not_stored')))
    expect((await db.get('jobs', id))?.due).toBe(clock + DAY)
    expect(await nextDue(db, clock)).toBe(clock + DAY)
    expect(await dueDestinations(db, clock)).toEqual([])
  })

  it('keeps no pictures waiting', async () => {
    const clip = clipOf(A)
    const source = { clip, preset: 'obsidian', settings: parseSettings({}), until: clock + 60_000 }
    await commit(db, {
      ...{ clip, source, destinations: ['disk'], render: renderAt('a.md', 'x'), template: '', preset: '', now: clock },
    })
    clock -= DAY
    const pictures = async () => ({ kept: new Map(), missing: [] })
    const handedOver = vi.fn()
    await gatherDue(db, { pictures, now: () => clock, locks: locks(), handedOver })
    expect(handedOver).toHaveBeenCalled()
  })

  it('still tries another clip each time a destination fails', async () => {
    for (const name of ['a', 'b', 'c']) await keep(name, { url: `https://example.org/${name}` })
    const asked: string[] = []
    const away: OpenDestination = {
      ...at('disk'),
      async deliver({ files: [{ path }] }) {
        asked.push(path)
        throw new Problem('network')
      },
    }
    for (let n = 0; n < 6; n++) {
      await flush(db, world(away))
      clock -= DAY
    }
    expect(asked).toEqual(['a.md', 'b.md', 'c.md', 'a.md', 'b.md', 'c.md'])
  })
})

describe('of two texts kept while the clock was set back between them', () => {
  it.each(['delivered', 'still waiting'])(
    'the newer one stays when the older is sent to where it is %s',
    async (state) => {
      const older = await keep('older', { destinations: ['office'] })
      clock -= DAY
      const newer = await keep('newer')
      if (state === 'delivered') {
        const both = async (id: string) => (id === 'disk' ? well : { ...refusing('network'), id })
        await flush(db, { ...world(well), destination: both })
      }
      await redirect(db, [older], at('disk'), clock)
      await flush(db, world(well))
      expect(String(new TextDecoder().decode(destination.files.get('a.md')?.bytes))).toBe('newer')
      expect((await jobs(db)).map(({ id }) => id)).toEqual([newer])
    },
  )

  it('the newer one is sent to where the older waits', async () => {
    await keep('older')
    clock -= DAY
    const newer = await keep('newer', { destinations: ['office'] })
    await redirect(db, [newer], at('disk'), clock)
    expect(await textOf(db, only(await jobs(db)).id)).toBe('newer')
  })

  it('the newest of those that stand side by side is the one to compare with', async () => {
    await keep('one')
    clock -= DAY
    await keep('two', { beside: true })
    expect(await savedAs(db, clipOf(A, 'three'))).toMatchObject({ version: { clip: { article: { text: 'two' } } } })
  })
})
