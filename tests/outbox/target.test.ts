import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliverFiles } from '../../utils/destinations/shared/deliver-files'
import type { Delivery, OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import { commit, jobs, redirect } from '../../utils/outbox/outbox'
import { rememberTargets } from '../../utils/outbox/receipts'
import { Problem } from '../../utils/problem'
import { memoryStore } from '../destinations/memory-store'
import { at, clipOf, locks, only } from './world'

const URL_A = 'https://example.org/a'

let db: Database
let count = 0
let clock: number

beforeEach(async () => {
  db = await openDatabase(`target-${count++}`)
  clock = 1
})

/** Clip the article with this text. @returns the job */
const keep = async (text: string, destination = 'vault') =>
  only(
    await commit(db, {
      ...{ clip: { ...clipOf(URL_A, text), clippedAt: ++clock }, destinations: [destination], now: clock },
      render: (_, { article }) => [
        { path: 'a.md', type: 'text/markdown', content: `---\nfrom: ${URL_A}\n---\n${article.text}` },
      ],
      ...{ template: '', preset: '' },
    }),
  )

const pointedAt = (target: string, store: ReturnType<typeof memoryStore>): OpenDestination => ({
  ...at('vault', target),
  deliver: (delivery) => deliverFiles(store.store(), delivery, () => clock),
})

const deliver = (destination: OpenDestination) =>
  flush(db, { destination: async () => destination, now: () => clock, random: () => 0, locks: locks() })

const textsIn = ({ files }: ReturnType<typeof memoryStore>) =>
  Object.fromEntries(
    Array.from(files, ([path, { bytes }]) => [path, new TextDecoder().decode(bytes).split('\n').at(-1)]),
  )

describe('a destination pointed at another target', () => {
  it('gets an update of an article there whole, and the earlier text with it', async () => {
    const [first, second] = [memoryStore(), memoryStore()]
    await keep('one')
    await deliver(pointedAt('one', first))
    await keep('two')
    await deliver(pointedAt('two', second))
    expect(textsIn(second)).toEqual({ 'a.md': 'two', '_pressclip/a/1.md': 'one' })
  })

  it('gets the very text that lies at the old one, over what an older copy of the archive has there', async () => {
    const [first, copy] = [memoryStore(), memoryStore()]
    await keep('one')
    await deliver(pointedAt('one', first))
    copy.put('a.md', new TextEncoder().encode(`---\nfrom: ${URL_A}\n---\nolder copy`))
    await keep('one')
    await deliver(pointedAt('two', copy))
    expect(textsIn(copy)).toEqual({ 'a.md': 'one', '_pressclip/a/1.md': 'older copy' })
    expect((await jobs(db))[0]?.receipt).not.toHaveProperty('edited')
  })

  it.each([
    ['is sent an older text though the newer one lies at the old target', 'two', { 'a.md': 'one' }],
    ['is not sent an older text where the newer one lies', 'one', {}],
  ])('%s', async (_, target, there) => {
    const waiting = await keep('one', 'office')
    await keep('two')
    const office: OpenDestination = { ...at('office'), deliver: () => Promise.reject(new Problem('write_refused')) }
    const vault = pointedAt('one', memoryStore())
    const both = async (id: string) => (id === 'office' ? office : vault)
    await flush(db, { destination: both, now: () => clock, random: () => 0, locks: locks() })
    await redirect(db, [waiting], at('vault', target), clock)
    const store = memoryStore()
    await deliver(pointedAt(target, store))
    expect(textsIn(store)).toEqual(there)
  })

  it('keeps the receipts of both, each for its own', async () => {
    const replaced: string[][] = []
    const destination = (target: string): OpenDestination => ({
      ...at('vault', target),
      async deliver({ replaces }) {
        replaced.push(replaces.map(({ hash }) => hash ?? ''))
        return { name: 'a.md', bytes: 1, deliveredAt: clock, hash: `${target} ${replaced.length}` }
      },
    })
    for (const target of ['one', 'two', 'one', 'two']) {
      await keep(`text for ${target} ${clock}`)
      await deliver(destination(target))
    }
    expect(replaced).toEqual([[], [], ['one 1'], ['two 2']])
  })

  it('is not told what an unfinished delivery left at the old one', async () => {
    const asked: Delivery['earlier'][] = []
    const destination = (target: string): OpenDestination => ({
      ...at('vault', target),
      async deliver({ earlier, remember }) {
        asked.push(earlier)
        await remember('put aside as 1.md')
        throw new Problem('not_stored')
      },
    })
    await keep('one')
    for (const target of ['one', 'one', 'two']) {
      clock += 1_000_000
      await deliver(destination(target))
    }
    expect(asked.map((earlier) => earlier?.handle)).toEqual([undefined, 'put aside as 1.md', undefined])
  })
})

describe('a receipt from before targets were known', () => {
  /** Whether it is believed at this target. */
  async function isBelieved(target: string): Promise<boolean> {
    let believed = false
    await keep(`text ${clock}`)
    await deliver({
      ...at('vault', target),
      async deliver({ replaces }) {
        believed = replaces.some(({ name }) => name === 'old.md')
        return { name: 'a.md', bytes: 1, deliveredAt: clock }
      },
    })
    return believed
  }

  beforeEach(async () => {
    const old = { name: 'old.md', bytes: 1, deliveredAt: 1, clip: 'example.org/a', destination: 'vault' }
    await db.put('receipts', { ...old, target: '', seq: 0 })
  })

  it('belongs to the first one its destination is seen with', async () => {
    expect(await isBelieved('one')).toBe(true)
    expect(await isBelieved('two')).toBe(false)
    expect(await isBelieved('one')).toBe(true)
  })

  it('belongs to the one its destination had at the first start, though that is changed before anything goes there', async () => {
    await rememberTargets(db, [at('vault', 'one')])
    await rememberTargets(db, [at('vault', 'two')])
    expect(await isBelieved('two')).toBe(false)
    expect(await isBelieved('one')).toBe(true)
  })
})
