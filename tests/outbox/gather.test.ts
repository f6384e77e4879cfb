import type { FlushWorld } from '../../utils/outbox/flush-world'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import { type Fetched, type GatherWorld, gatherDue, stopWaiting } from '../../utils/outbox/gather'
import type { Source } from '../../utils/outbox/job'
import { commit, discard, jobs } from '../../utils/outbox/outbox'
import { presetById } from '../../utils/presets'
import { pictureFile } from '../../utils/render/pictures'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { png } from '../render/picture-bytes'
import { clipOf, type Disk, disk, diskDestination, dying, Killed, life, locks, only } from './world'

const A = 'https://example.org/a'
const B = 'https://example.org/b'
const ONE = 'https://cdn.example/1.png'
const TWO = 'https://cdn.example/2.png'
const preset = presetById('jekyll-archive')

let db: Database
let count = 0
let store: Disk
let clock: number

beforeEach(async () => {
  db = await openDatabase(`gather-${count++}`)
  store = disk()
  clock = 1000
})

async function keep(url: string, more: Partial<Source> = {}, pictures = [ONE, TWO], destinations = ['disk']) {
  const clip = clipOf(url)
  clip.article.html = `<p>${url}</p>${pictures.map((src) => `<p><img src="${src}"></p>`).join('')}`
  const settings = parseSettings({ path: '_posts/{slug}.md', pictures: { [preset.id]: 'all' } })
  return commit(db, {
    ...{ clip, destinations, preset: preset.id, template: settings.path, now: clock },
    render: (taken, clip) => render(clip, preset, settings, taken),
    source: { clip, preset: preset.id, settings, ...more },
  })
}

/** Finds every picture but those that are said to be missing. */
const fetched = async (urls: readonly string[], gone: readonly string[] = []): Promise<Fetched> => {
  const kept = new Map<string, NonNullable<Awaited<ReturnType<typeof pictureFile>>>>()
  for (const url of urls.filter((url) => !gone.includes(url))) {
    const file = await pictureFile(png(640, 480, url))
    if (file) kept.set(url, file)
  }
  return { kept, missing: gone.map((url) => ({ url, reason: 'refused' as const })) }
}

const world = (pictures: GatherWorld['pictures'] = (urls) => fetched(urls)): GatherWorld => ({
  pictures,
  now: () => clock,
  locks: locks(),
  handedOver() {},
})

/** Whether gathering handed anything over. */
async function handsOver(shared: GatherWorld): Promise<boolean> {
  const handedOver = vi.fn()
  await gatherDue(db, { ...shared, handedOver })
  return handedOver.mock.calls.length > 0
}

const flushWorld = (destination = diskDestination(store)): FlushWorld => ({
  destination: async () => destination,
  now: () => clock,
  random: () => 0,
  locks: locks(),
})

const payloads = () => db.getAll('payloads')
const pathOf = async (url: string) => (await pictureFile(png(640, 480, url)))?.path ?? ''

describe('gathering', () => {
  it('renders the post anew with its pictures and hands both to delivery in one', async () => {
    const id = only(await keep(A))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'gathering', due: clock })
    clock = 2000
    expect(await handsOver(world())).toBe(true)
    const { files, source } = only(await payloads())
    expect(source).toBeUndefined()
    expect(files.map(({ path }) => path)).toEqual([
      (await db.get('jobs', id))?.path,
      await pathOf(ONE),
      await pathOf(TWO),
    ])
    for (const url of [ONE, TWO]) {
      expect(files[0].content).not.toContain(url)
      expect(files[0].content).toContain(`/../../${await pathOf(url)}"`)
    }
    expect(await db.get('jobs', id)).toMatchObject({ state: 'pending', due: 2000 })
    expect(await handsOver(world())).toBe(false)
  })

  it('serves every destination of the clip at once', async () => {
    let asked = 0
    await keep(A, {}, [ONE], ['disk', 'other'])
    await gatherDue(
      db,
      world((urls) => {
        asked++
        return fetched(urls)
      }),
    )
    expect(asked).toBe(1)
    expect((await jobs(db)).map(({ state }) => state)).toEqual(['pending', 'pending'])
  })

  it('leaves linked what could not be had, and says so on the receipt', async () => {
    const id = only(await keep(A))
    await gatherDue(
      db,
      world((urls) => fetched(urls, [TWO])),
    )
    const { files } = only(await payloads())
    expect(files).toHaveLength(2)
    expect(files[0].content).toContain(`<img src="${TWO}">`)
    await flush(db, flushWorld())
    const missing = [{ url: TWO, reason: 'refused' }]
    expect(await db.get('jobs', id)).toMatchObject({ state: 'done', receipt: { missing } })
    expect(only(await db.getAll('receipts'))).toMatchObject({ missing })
  })

  it('says nothing of pictures on the receipt when none is missing', async () => {
    const id = only(await keep(A))
    await gatherDue(db, world())
    await flush(db, flushWorld())
    expect((await db.get('jobs', id))?.receipt).not.toHaveProperty('missing')
  })

  it('keeps what else belongs to the post: an earlier text', async () => {
    only(await keep(A))
    const payload = only(await payloads())
    const revision = { path: '_pressclip/_posts/a/1.md', type: 'text/markdown', content: 'earlier', numbered: true }
    await db.put('payloads', { ...payload, files: [payload.files[0], revision] })
    await gatherDue(db, world())
    expect(only(await payloads()).files.map(({ path }) => path)).toContain(revision.path)
  })

  it('adds the snapshot of the page', async () => {
    await keep(A)
    const snapshot = async (_: Source, post: string) => ({ path: `${post}.mhtml`, type: 'x', content: 'page' })
    await gatherDue(db, { ...world(), snapshot })
    expect(only(await payloads()).files.at(-1)?.path).toMatch(/\.md\.mhtml$/)
  })

  it('waits for the user’s answer, but not for ever', async () => {
    await keep(A, { until: 9000 })
    expect(await handsOver(world())).toBe(false)
    await stopWaiting(db, clock)
    expect(await handsOver(world())).toBe(true)
    await keep(B, { until: 9000 })
    expect(await handsOver(world())).toBe(false)
    clock = 9000
    expect(await handsOver(world())).toBe(true)
  })

  it('is done by one worker at a time', async () => {
    await keep(A)
    const shared = world()
    expect(await Promise.all([handsOver(shared), handsOver(shared)])).toEqual([true, false])
  })

  it('of one clip that is slow keeps no other one waiting, also one that comes later, and hands each over at once', async () => {
    const slow = only(await keep(A))
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const handedOver = vi.fn()
    const shared: GatherWorld = {
      ...world(async (urls, { clip }) => {
        if (clip.article.url === A) await gate
        return fetched(urls)
      }),
      handedOver,
    }
    const first = gatherDue(db, shared)
    const later = only(await keep(B))
    await gatherDue(db, shared)
    await vi.waitFor(() => expect(handedOver).toHaveBeenCalledTimes(1))
    expect((await db.get('jobs', later))?.state).toBe('pending')
    expect((await db.get('jobs', slow))?.state).toBe('gathering')
    // Due again by its own plan, but still being gathered.
    clock += 40_000
    expect(await handsOver(shared)).toBe(false)
    release()
    await first
    expect(handedOver).toHaveBeenCalledTimes(2)
    expect((await db.get('jobs', slow))?.state).toBe('pending')
  })

  it('is done for three clips at once, however many wait', async () => {
    for (let n = 0; n < 8; n++) await keep(`${A}/${n}`)
    let running = 0
    let most = 0
    const counting = world(async (urls) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      return fetched(urls)
    })
    await Promise.all([gatherDue(db, counting), gatherDue(db, counting)])
    expect(most).toBe(3)
    expect((await jobs(db)).map(({ state }) => state)).toEqual(Array(8).fill('pending'))
  })

  it('is forgotten when the clip is discarded or clipped again meanwhile', async () => {
    const id = only(await keep(A))
    await gatherDue(
      db,
      world(async (urls) => {
        await discard(db, [id])
        return fetched(urls)
      }),
    )
    expect(await payloads()).toEqual([])

    const first = only(await keep(B, {}, [ONE]))
    await gatherDue(
      db,
      world(async (urls) => {
        if (urls.length === 1) expect(only(await keep(B, {}, [ONE, TWO]))).toBe(first)
        return fetched(urls)
      }),
    )
    expect(only(await payloads()).files).toHaveLength(3)
  })

  it('of one clip that fails keeps no other one from it, and is given up in the end', async () => {
    const broken = only(await keep(A))
    const well = only(await keep(B, {}, [ONE]))
    const bad = (): GatherWorld => ({
      ...world(),
      provenance: async (_, { clip }) => {
        if (clip.article.url === A) throw new Error('bad clip')
        return undefined
      },
    })
    await gatherDue(db, bad())
    expect(await db.get('jobs', broken)).toMatchObject({ state: 'gathering', due: clock + 30_000 })
    expect(await db.get('jobs', well)).toMatchObject({ state: 'pending' })
    for (let tries = 0; tries < 3; tries++) {
      clock += 30_000
      await gatherDue(db, bad())
    }
    expect(await db.get('jobs', broken)).toMatchObject({ state: 'pending' })
    await flush(db, flushWorld())
    expect((await jobs(db)).map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('once the user has answered, does not read what other clips have waiting', async () => {
    await keep(B)
    await gatherDue(db, world())
    await keep(A, { until: 9000 })
    const get = vi.spyOn(IDBObjectStore.prototype, 'get')
    await stopWaiting(db, clock)
    expect(get).toHaveBeenCalledTimes(1)
    get.mockRestore()
  })

  it('goes as it is when there is not even room to note a try, and that is told', async () => {
    const id = only(await keep(A))
    const realPut = IDBObjectStore.prototype.put
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'payloads') throw new DOMException('full', 'QuotaExceededError')
      return realPut.apply(this, given)
    })
    const failed = vi.fn()
    await gatherDue(db, { ...world(), failed })
    put.mockRestore()
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'storage_full' }))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'pending' })
  })

  it('goes without pictures when there is no room for them', async () => {
    const id = only(await keep(A))
    const original = IDBObjectStore.prototype.put
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const isLarge = this.name === 'payloads' && given[0].files.length > 1
      if (isLarge) throw new DOMException('full', 'QuotaExceededError')
      return original.apply(this, given)
    })
    await gatherDue(db, world())
    put.mockRestore()
    expect(only(await payloads()).missing).toEqual([ONE, TWO].map((url) => ({ url, reason: 'no_room' })))
    expect(await db.get('jobs', id)).toMatchObject({ state: 'pending' })
  })
})

describe('a worker that dies', () => {
  it('after any number of steps leaves nothing that the next one does not finish, once', async () => {
    for (let steps = 0; ; steps++) {
      db = await openDatabase(`gather-dying-${steps}`)
      store = disk()
      clock = 1000
      await keep(A)
      const mine = life(steps)
      const end = await gatherDue(dying(db, mine), {
        ...world(),
        pictures: async (urls) => {
          mine.step()
          const found = await fetched(urls)
          mine.step()
          return found
        },
      }).catch((cause) => cause)
      const died = end instanceof Killed
      clock += 30_000
      await gatherDue(db, world())
      await flush(db, flushWorld())
      expect((await jobs(db)).map(({ state }) => state)).toEqual(['done'])
      expect((await jobs(db))[0]?.receipt).not.toHaveProperty('missing')
      expect(only([...store.files.values()])).toContain(await pathOf(TWO))
      if (!died) return
    }
  })

  it('three times of it: the post goes without', async () => {
    const id = only(await keep(A))
    for (let tries = 0; tries < 3; tries++) {
      const killed = world(() => Promise.reject(new Killed()))
      expect(await handsOver(killed)).toBe(false)
      expect(await db.get('jobs', id)).toMatchObject({ state: 'gathering', due: clock + 30_000 })
      clock += 30_000
    }
    await gatherDue(
      db,
      world(() => Promise.reject(new Error('asked once more'))),
    )
    const { files, missing } = only(await payloads())
    expect(files).toHaveLength(1)
    expect(files[0].content).toContain(ONE)
    expect(missing).toEqual([ONE, TWO].map((url) => ({ url, reason: 'interrupted' })))
  })
})
