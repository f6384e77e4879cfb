import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Clip, ClipFile } from '../../utils/article'
import { deliverFiles } from '../../utils/destinations/shared/deliver-files'
import type { OpenDestination } from '../../utils/destinations/shared/destination'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import type { Job } from '../../utils/outbox/job'
import { targetOf } from '../../utils/outbox/look-up'
import { commit, discard, jobs, redirect } from '../../utils/outbox/outbox'
import { Problem } from '../../utils/problem'
import { contentBytes } from '../../utils/render/content'
import { memoryStore } from '../destinations/memory-store'
import { at, clipOf, dying, Killed, life, locks } from './world'

const URL_A = 'https://example.org/a'
const POST = 'a.md'
const revision = (n: number) => `_pressclip/a/${n}.md`
const UPDATED = '1970-01-01T00:00:00.'

let db: Database
let count = 0
let clock: number
let destination: ReturnType<typeof memoryStore>

beforeEach(async () => {
  db = await openDatabase(`versions-${count++}`)
  clock = 0
  destination = memoryStore()
})

/** A post that says when it was first clipped and updated, as the formats do. */
const render = (
  taken: (path: string) => boolean,
  { article, clippedAt, since = clippedAt, updated }: Clip,
): [ClipFile] => {
  let path = POST
  for (let n = 2; taken(path); n++) path = `a-${n}.md`
  const content = `---\nfrom: ${article.url}\nsince: ${since}\nupdated: ${updated}\n---\n${article.title}: ${article.text}`
  return [{ path, type: 'text/markdown', content }]
}

interface Kept {
  database?: Database
  title?: string
  destinations?: string[]
  beside?: boolean
  url?: string
}

/** Clip the article with this text at the next millisecond. @returns the jobs */
function keep(text: string, { database = db, title = 'T', destinations = ['disk'], beside, url = URL_A }: Kept = {}) {
  const clip = { ...clipOf(url, text), clippedAt: ++clock }
  clip.article.title = title
  return commit(database, { clip, destinations, render, template: '', preset: 'p', beside, now: clock })
}

const destinationOf = (store = destination.store()): OpenDestination => ({
  id: 'disk',
  target: 'disk',
  deliver: (delivery) => deliverFiles(store, delivery, () => clock),
})

const deliver = (destination = destinationOf(), database = db) =>
  flush(database, { destination: async () => destination, now: () => clock, random: () => 0, locks: locks() })

const refusing: OpenDestination = {
  id: 'disk',
  target: 'disk',
  deliver: () => Promise.reject(new Problem('write_refused')),
}

/** The last line of every file at the destination. */
const texts = () =>
  Object.fromEntries(
    Array.from(destination.files, ([path, { bytes }]) => [path, new TextDecoder().decode(bytes).split('\n').at(-1)]),
  )
const headOf = (path: string) => new TextDecoder().decode(destination.files.get(path)?.bytes)
async function known(text: string) {
  const clip = clipOf(URL_A, text)
  clip.article.title = 'T'
  return (await targetOf(db.transaction(['clips', 'versions']), clip)).version
}

describe('a text that was kept before', () => {
  it('is kept again as it was, without a revision, whenever and however often it is clipped', async () => {
    await keep('one')
    await deliver()
    const before = destination.files.get(POST)
    await keep('one')
    await keep('one')
    await deliver()
    expect(destination.files).toEqual(new Map([[POST, before]]))
    expect(await known('one')).toMatchObject({ n: 1, savedAt: 3, content: expect.stringContaining('T: one') })
  })

  it('stays an update when it was one', async () => {
    for (const text of ['one', 'two', 'two']) {
      await keep(text)
      await deliver()
    }
    expect(headOf(POST)).toContain(`since: 1\nupdated: ${UPDATED}002Z`)
    expect(texts()).toEqual({ [POST]: 'T: two', [revision(1)]: 'T: one' })
  })
})

describe('another text', () => {
  it('takes the place of the earlier one, which becomes a numbered revision to the byte', async () => {
    await keep('one')
    await deliver()
    const first = destination.files.get(POST)?.bytes
    await keep('two')
    await keep('two', { title: 'New title' })
    await deliver()
    expect(texts()).toEqual({ [POST]: 'New title: two', [revision(1)]: 'T: one', [revision(2)]: 'T: two' })
    expect(destination.files.get(revision(1))?.bytes).toEqual(first)
    expect(headOf(POST)).toContain(`since: 1\nupdated: ${UPDATED}003Z`)
  })

  it('takes every text that still waits along, though none has ever left', async () => {
    for (const text of ['one', 'two', 'three']) await keep(text)
    expect(await jobs(db)).toHaveLength(1)
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: three', [revision(1)]: 'T: one', [revision(2)]: 'T: two' })
    expect(await db.count('payloads')).toBe(0)
  })

  it('takes along what a job under way holds, should that fail', async () => {
    await keep('one')
    await deliver(refusing)
    await keep('two')
    const [job] = await jobs(db)
    if (job) await db.put('jobs', { ...job, state: 'delivering', due: 0 })
    await keep('three')
    await deliver(refusing)
    for (const { id } of await jobs(db))
      await db.put('jobs', { ...(await db.get('jobs', id)), due: 0, state: 'pending' } as never)
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: three', [revision(1)]: 'T: one', [revision(2)]: 'T: two' })
  })

  it('reaches every destination with all that came before it', async () => {
    const second = memoryStore()
    const at = async (id: string) =>
      id === 'disk' ? destinationOf() : { ...refusing, id, ...(isOpen && destinationOf(second.store())) }
    const both = { destinations: ['disk', 'other'] }
    let isOpen = false
    const go = () => flush(db, { destination: at, now: () => clock, random: () => 0, locks: locks() })
    for (const text of ['one', 'two']) {
      await keep(text, both)
      await go()
    }
    isOpen = true
    await keep('three', both)
    await go()
    for (const { files } of [destination, second]) {
      expect([...files.keys()].sort()).toEqual([revision(1), revision(2), POST])
      expect(new TextDecoder().decode(files.get(revision(1))?.bytes)).toContain('T: one')
    }
  })

  it('sent to a destination where an older one waits takes that one’s place, not the other way round', async () => {
    await keep('one', { destinations: ['disk'] })
    await keep('two', { destinations: ['other'] })
    const [newer, older] = await jobs(db)
    await redirect(db, [older?.id ?? 0], at('other'), clock)
    expect((await jobs(db)).map(({ id }) => id)).toEqual([newer?.id])
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: two', [revision(1)]: 'T: one' })
  })
})

describe('an older text sent to a destination that has a newer one', () => {
  const atDisk = () =>
    flush(db, {
      destination: async (id) => (id === 'disk' ? destinationOf() : { ...refusing, id }),
      ...{ now: () => clock, random: () => 0, locks: locks() },
    })

  it.each([
    ['delivered', async () => {}],
    ['delivered long ago', () => db.clear('jobs').then(() => {})],
  ])('%s leaves that alone: it is there already, as a revision', async (_, forget) => {
    const [older = 0] = await keep('one', { destinations: ['other'] })
    await keep('two')
    await atDisk()
    const waiting = await db.get('jobs', older)
    await forget()
    if (waiting) await db.put('jobs', waiting)
    await redirect(db, [older], at('disk'), ++clock)
    await atDisk()
    expect(await db.count('payloads')).toBe(0)
    expect(texts()).toEqual({ [POST]: 'T: two', [revision(1)]: 'T: one' })
  })

  it('still under way leaves that alone too', async () => {
    const [older = 0] = await keep('one', { destinations: ['other'] })
    const [newer = 0] = await keep('two')
    await db.put('jobs', { ...(await db.get('jobs', newer)), state: 'delivering' } as Job)
    await redirect(db, [older], at('disk'), ++clock)
    expect((await jobs(db)).map(({ id }) => id)).toEqual([newer])
  })

  it('is delivered where only an even older one arrived, however late', async () => {
    await keep('one')
    const [second = 0] = await keep('two', { destinations: ['other'] })
    await atDisk()
    await redirect(db, [second], at('disk'), ++clock)
    await atDisk()
    expect(texts()).toEqual({ [POST]: 'T: two', [revision(1)]: 'T: one' })
  })
})

describe('an update that is given up', () => {
  it('leaves the text that the destination has as the one to compare with', async () => {
    await keep('one')
    await deliver()
    const [id = 0] = await keep('two')
    await discard(db, [id])
    expect(await known('one')).toMatchObject({ n: 1, content: expect.stringContaining('T: one') })
    await keep('three')
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: three', [revision(1)]: 'T: one' })
  })

  it('after an earlier one that never left, leaves that delivered text as well', async () => {
    await keep('one')
    await deliver()
    await keep('two')
    const [id = 0] = await keep('three')
    await discard(db, [id])
    expect(await known('x')).toMatchObject({ n: 1, clip: { article: { text: 'one' } } })
  })

  it('at one destination is still the newest when another one has it', async () => {
    const [, other = 0] = await keep('one', { destinations: ['disk', 'other'] })
    await deliver({ ...destinationOf(), id: 'disk' })
    await discard(db, [other])
    expect(await known('x')).toMatchObject({ clip: { article: { text: 'one' } } })
  })

  it('that was the first of its article leaves nothing', async () => {
    const [id = 0] = await keep('one')
    await discard(db, [id])
    expect(await db.count('versions')).toBe(0)
    expect(await known('one')).toBeUndefined()
  })
})

describe('a clip that stands beside the others', () => {
  it('has its own file, and is known again together with the first', async () => {
    await keep('one')
    await keep('two', { beside: true })
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: one', 'a-2.md': 'T: two' })
    expect(await known('one')).toMatchObject({ path: POST })
    expect(await known('two')).toMatchObject({ path: 'a-2.md' })
    // Another text takes the place of the newest.
    await keep('three')
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: one', 'a-2.md': 'T: three', '_pressclip/a-2/1.md': 'T: two' })
  })

  it('asked for twice, by a page whose worker was ended, is one', async () => {
    await keep('one')
    for (let time = 0; time < 2; time++) {
      clock = 10
      await keep('two', { beside: true })
    }
    await deliver()
    expect(Object.keys(texts())).toEqual([POST, 'a-2.md'])
  })
})

describe('a worker that dies', () => {
  it('between any two steps of an update loses neither text', async () => {
    let deaths = 0
    for (let steps = 0; ; steps++) {
      db = await openDatabase(`versions-death-${steps}`)
      destination = memoryStore()
      clock = 0
      await keep('one')
      await deliver()
      const mortal = life(steps)
      const database = dying(db, mortal)
      let saved = false
      try {
        await keep('two', { database })
        saved = true
        await deliver(destinationOf(destination.store(mortal)), database)
      } catch (cause) {
        if (!(cause instanceof Killed) && !mortal.over) throw cause
      }
      const { name } = db
      db.close()
      db = await openDatabase(name)
      clock = 100_000
      await deliver()
      const whole = { [POST]: 'T: two', [revision(1)]: 'T: one' }
      expect(texts(), `after ${steps} steps`).toEqual(saved ? whole : { [POST]: 'T: one' })
      if (saved) expect(await known('two')).toMatchObject({ n: 2, content: expect.stringContaining('T: two') })
      if (!mortal.over) break
      deaths++
    }
    expect(deaths).toBeGreaterThan(10)
  })
})

describe('a clip of the first version', () => {
  it('that still waits becomes a revision when another text takes its destination', async () => {
    const [id = 0] = await keep('one')
    await db.delete('versions', (await db.get('jobs', id))?.clip ?? '')
    await keep('two')
    await deliver()
    expect(texts()).toEqual({ [POST]: 'T: two', [revision(1)]: 'T: one' })
  })
})

it('a version’s content is what was delivered, not what was rendered first', async () => {
  const [id = 0] = await keep('one')
  const payload = (await db.get('jobs', id))?.payload ?? 0
  const kept = await db.get('payloads', payload)
  // As gathering pictures does.
  if (kept) await db.put('payloads', { ...kept, files: [{ ...kept.files[0], content: 'with pictures' }] })
  await deliver()
  expect((await known('one'))?.content).toBe('with pictures')
  expect(contentBytes({ content: 'with pictures' })).toEqual(destination.files.get(POST)?.bytes)
})
