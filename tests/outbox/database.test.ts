import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { flush } from '../../utils/outbox/flush'
import { commit, discard, redirect } from '../../utils/outbox/outbox'
import { versionOf } from '../../utils/outbox/packed'
import { at, clipOf, disk, diskDestination, locks, renderAt, savedAs, textOf } from './world'

const record = (key: string, url: string, path: string, savedAt: number) => ({
  ...{ key, url, path, savedAt, since: savedAt },
  ...{ title: 'T', pathKey: path },
})

/** A database as version 1 left it. */
async function first(name: string): Promise<void> {
  const db = await openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore('clips', { keyPath: 'key' }).createIndex('pathKey', 'pathKey', { unique: true })
      const jobs = db.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
      jobs.createIndex('due', 'due')
      jobs.createIndex('clip', 'clip')
      db.createObjectStore('receipts', { keyPath: ['destination', 'name'] }).createIndex('clip', 'clip')
    },
  })
  await db.put('clips', record('news.example/a', 'https://news.example/a', 'a', 1))
  await db.put('clips', record('m.news.example/a', 'https://m.news.example/a', 'a-2', 2))
  await db.put('clips', record('m.news.example/b selection1', 'https://m.news.example/b', 'b', 3))
  const file = { path: 'a-2.md', type: 'text/markdown', text: '正文' }
  const job = { clip: 'm.news.example/a', destination: 'downloads', title: 'T', url: 'https://m.news.example/a' }
  await db.put('jobs', { ...job, state: 'pending', attempts: 0, due: 1, createdAt: 1, file })
  await db.put('jobs', { ...job, state: 'done', attempts: 1, createdAt: 1 })
  const started = { startedAt: 2, handle: '{"asked":"x/c.md","name":"x/c.md","replace":false,"id":7}' }
  await db.put('jobs', {
    ...job,
    state: 'delivering',
    attempts: 1,
    due: 1,
    createdAt: 1,
    file: { ...file, path: 'c.md' },
    started,
  })
  await db.put('receipts', {
    ...{ name: '/b.md', bytes: 1, deliveredAt: 3 },
    destination: 'downloads',
    clip: 'm.news.example/b selection1',
  })
  db.close()
}

it('brings every clip, job and receipt of the first version along, under the keys of today', async () => {
  await first('v1')
  const db = await openDatabase('v1')
  const clips = await db.getAll('clips')
  expect(clips.map(({ key, path }) => [key, path])).toEqual([
    ['news.example/a', 'a'],
    ['news.example/a +2', 'a-2'],
    ['news.example/b selection1', 'b'],
  ])
  expect((await db.getAll('jobs')).map(({ clip, state, path }) => [clip, state, path])).toEqual([
    ['news.example/a +2', 'pending', 'a-2.md'],
    ['news.example/a +2', 'done', undefined],
    ['news.example/a +2', 'delivering', 'c.md'],
  ])
  // Its receipt does not say when it was delivered.
  expect(await db.getAllKeysFromIndex('jobs', 'done')).toEqual([2])
  expect(await textOf(db, 1)).toBe('正文')
  // Else what its worker had begun before it died would be written a second time.
  expect(JSON.parse((await db.get('jobs', 3))?.started?.handle ?? '')).toEqual({
    'c.md': { asked: 'x/c.md', name: 'x/c.md', replace: false, id: 7 },
  })
  expect(await db.getAll('receipts')).toMatchObject([{ clip: 'news.example/b selection1' }])
})

it('tells when and where such a clip was saved, and has nothing to compare with', async () => {
  await first('v1-told')
  const db = await openDatabase('v1-told')
  expect(await savedAs(db, clipOf('https://amp.news.example/a'))).toMatchObject({
    ...{ savedAt: 2, path: 'a-2', version: undefined, elsewhere: false },
  })
})

/** A database as version 2 left it: an article delivered, its update waiting, another one failed. */
async function second(name: string, articles = 1): Promise<void> {
  const db = await openDB(name, 2, {
    upgrade(db) {
      db.createObjectStore('clips', { keyPath: 'key' }).createIndex('pathKey', 'pathKey', { unique: true })
      const jobs = db.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
      for (const index of ['due', 'clip', 'payload']) jobs.createIndex(index, index)
      db.createObjectStore('receipts', { keyPath: ['destination', 'name'] }).createIndex('clip', 'clip')
      db.createObjectStore('payloads', { keyPath: 'id', autoIncrement: true })
      db.createObjectStore('folders')
      db.createObjectStore('versions', { keyPath: 'key' }).createIndex('marks', 'marks', { multiEntry: true })
    },
  })
  const tx = db.transaction(['clips', 'jobs', 'payloads', 'receipts', 'versions', 'folders'], 'readwrite')
  for (let n = 1; n <= articles; n++) {
    const [key, path] = [`news.example/${n}`, `${n}.md`]
    const job = { clip: key, title: 'T', url: `https://${key}`, destination: 'disk', path, attempts: 1, triedAt: 9 }
    const version = {
      key,
      n: 1,
      clip: clipOf(job.url, `one ${n}`),
      preset: 'p',
      path,
      savedAt: 5,
      marks: [`mark ${n}`],
    }
    await tx.objectStore('clips').put(record(key, job.url, path, 5))
    await tx.objectStore('jobs').put({ ...job, state: 'done', createdAt: 5, receipt: { name: path } })
    await tx.objectStore('receipts').put({
      ...{ name: path, asked: path, bytes: 3, deliveredAt: 6, destination: 'disk', clip: key, keptAt: 5, hash: 'h' },
    })
    const payload = await tx
      .objectStore('payloads')
      .put({ files: [{ path, type: 'text/markdown', content: `two ${n}` }] })
    await tx.objectStore('jobs').put({ ...job, state: 'pending', createdAt: 7, due: 7, payload })
    const before = { ...version, content: `one ${n}` }
    await tx.objectStore('versions').put({ ...version, n: 2, clip: clipOf(job.url, `two ${n}`), payload, before })
  }
  await tx.objectStore('folders').put({ kind: 'directory' }, 'folder-1')
  await tx.done
  db.close()
}

/** Everything in a database, whatever its version. */
async function contentOf(name: string) {
  const db = await openDB(name)
  const stores = await Promise.all(
    [...db.objectStoreNames].map(async (store) => [store, await db.getAll(store), await db.getAllKeys(store)]),
  )
  const { version } = db
  db.close()
  return { version, stores }
}

const deliverTo = async (db: Database, harness = at('disk', 'bucket')) => {
  const replaced: unknown[] = []
  const destination = { ...diskDestination(disk()), ...harness }
  const { deliver } = destination
  destination.deliver = (delivery) => {
    replaced.push(...delivery.replaces.map(({ name }) => name))
    return deliver(delivery)
  }
  await flush(db, { destination: async () => destination, now: () => 100, random: () => 0, locks: locks() })
  return replaced
}

describe('a database of the second version', () => {
  it('is brought along whole: every clip, job, receipt, version and folder, and what waits is delivered', async () => {
    await second('v2', 3)
    const db = await openDatabase('v2')
    expect((await db.getAll('clips')).map(({ key }) => key)).toEqual([1, 2, 3].map((n) => `news.example/${n}`))
    expect(await db.getAllKeys('folders')).toEqual(['folder-1'])
    expect((await db.getAll('receipts')).map(({ name, target, clip, hash }) => [name, target, clip, hash])).toEqual(
      [1, 2, 3].map((n) => [`${n}.md`, '', `news.example/${n}`, 'h']),
    )
    expect(await versionOf(db, 'news.example/2')).toMatchObject({
      ...{ n: 2, clip: { article: { text: 'two 2' } } },
      before: { n: 1, content: 'one 2', clip: { article: { text: 'one 2' } } },
    })
    expect(await savedAs(db, clipOf('https://news.example/2', 'x'))).toMatchObject({ path: '2.md' })
    // The receipts of before are believed where their destination points at first.
    expect(await deliverTo(db)).toEqual(['1.md', '2.md', '3.md'])
    expect((await db.getAll('jobs')).filter(({ state }) => state !== 'done')).toEqual([])
    expect(await versionOf(db, 'news.example/2')).toMatchObject({ n: 2, content: 'two 2' })
  })

  const [url, moved] = ['https://news.example/1/amp', 'news.example/1/amp']
  /** As that version kept `/amp`: under the key of another article. */
  async function secondWithAmp(name: string): Promise<void> {
    await second(name)
    const old = await openDB(name)
    await old.put('clips', { ...(await old.get('clips', 'news.example/1')), url })
    await old.put('clips', record('news.example/1 +2', 'https://news.example/1', 'beside.md', 6))
    const version = await old.get('versions', 'news.example/1')
    await old.put('versions', { ...version, clip: clipOf(url, 'two 1') })
    old.close()
  }

  it('takes what was `/amp` for an article of its own, with all that is known of it', async () => {
    await secondWithAmp('v2-amp')
    const db = await openDatabase('v2-amp')
    expect(await savedAs(db, clipOf(url, 'two 1'))).toMatchObject({ path: '1.md' })
    expect((await versionOf(db, moved))?.clip.article.text).toBe('two 1')
    expect(await versionOf(db, 'news.example/1')).toBeUndefined()
    expect(await savedAs(db, clipOf('https://news.example/1', 'x'))).toMatchObject({ path: 'beside.md' })
    expect((await db.getAll('jobs')).map(({ clip }) => clip)).toEqual([moved, moved])
    expect((await db.getAll('receipts')).map(({ clip }) => clip)).toEqual([moved])
    expect(await deliverTo(db)).toEqual(['1.md'])
  })

  it('still has the delivered text of such an article when its update is given up, and keeps it beside the next', async () => {
    await secondWithAmp('v2-amp-discard')
    const db = await openDatabase('v2-amp-discard')
    const waiting = (await db.getAll('jobs')).filter(({ state }) => state === 'pending').map(({ id }) => id)
    expect(await discard(db, waiting)).toEqual([])
    expect(await db.getAllKeys('versions')).toEqual([moved])
    expect(await versionOf(db, moved)).toMatchObject({ n: 1, content: 'one 1' })
    const given = { clip: clipOf(url, 'three 1'), destinations: ['disk'], render: renderAt('1.md', 'three 1') }
    const [id = 0] = await commit(db, { ...given, template: '', preset: '', now: 10 })
    const files = (await db.get('payloads', (await db.get('jobs', id))?.payload ?? 0))?.files
    expect(files?.map(({ path, content }) => [path.split('/').at(-1), content])).toEqual([
      ['1.md', 'three 1'],
      ['1.md', 'one 1'],
    ])
  })

  it('still knows which text is the newer one, as its clock told then', async () => {
    await second('v2-order')
    const old = await openDB('v2-order')
    const waiting = (await old.getAll('jobs')).find(({ state }) => state === 'pending')
    // The newer text waits for another destination and lies here; an older one waits there too.
    await old.put('jobs', { ...waiting, destination: 'office' })
    await old.put('receipts', { ...(await old.getAll('receipts'))[0], keptAt: 8 })
    old.close()
    const db = await openDatabase('v2-order')
    await db.put('meta', 'bucket', 'target disk')
    expect(await redirect(db, [waiting.id], at('disk', 'elsewhere'), 100)).toHaveLength(1)
    await db.put('jobs', { ...(await db.get('jobs', waiting.id)), destination: 'office' } as never)
    expect(await redirect(db, [waiting.id], at('disk', 'bucket'), 100)).toEqual([])
  })

  it('numbers new commits after every old one', async () => {
    await second('v2-new', 2)
    const db = await openDatabase('v2-new')
    const old = Math.max(...(await db.getAll('jobs')).map(({ seq }) => seq))
    const given = { clip: clipOf('https://news.example/new'), destinations: ['disk'], render: renderAt('n.md', 'n') }
    const [id = 0] = await commit(db, { ...given, template: '', preset: '', now: 1 })
    expect((await db.get('jobs', id))?.seq).toBeGreaterThan(old)
  })

  it('of a thousand clips is brought along too', async () => {
    await second('v2-large', 1000)
    const db = await openDatabase('v2-large')
    for (const [store, count] of [
      ['clips', 1000],
      ['versions', 1000],
      ['receipts', 1000],
      ['payloads', 1000],
      ['jobs', 2000],
    ] as const) {
      expect(await db.count(store), store).toBe(count)
    }
  }, 120_000)

  it('stays as it was when bringing it along fails, and is brought along the next time', async () => {
    await second('v2-abort', 3)
    const before = await contentOf('v2-abort')
    const original = IDBObjectStore.prototype.put
    let calls = 0
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (++calls === 4) throw new TypeError('a record nobody has foreseen')
      return original.apply(this, given)
    })
    const failed = { name: 'Problem', code: 'storage_failed', detail: 'a record nobody has foreseen' }
    await expect(openDatabase('v2-abort')).rejects.toMatchObject(failed)
    put.mockRestore()
    expect(await contentOf('v2-abort')).toEqual(before)
    const db = await openDatabase('v2-abort')
    expect(await db.count('jobs')).toBe(6)
  })
})

it('leaves out a note of the first version that cannot be read, and keeps its job', async () => {
  await first('v1-damaged')
  const old = await openDB('v1-damaged')
  await old.put('jobs', { ...(await old.get('jobs', 3)), started: { startedAt: 2, handle: '{"asked' } })
  old.close()
  const db = await openDatabase('v1-damaged')
  expect(await db.get('jobs', 3)).toMatchObject({ state: 'delivering', path: 'c.md', started: { startedAt: 2 } })
})

describe('a database that a newer version made', () => {
  it('is refused in its own words, and nothing of it is touched', async () => {
    await second('newer')
    const newer = await openDB('newer', 99, { upgrade: (db) => void db.createObjectStore('future') })
    await newer.put('future', 'kept', 1)
    newer.close()
    const before = await contentOf('newer')
    await expect(openDatabase('newer')).rejects.toMatchObject({ name: 'Problem', code: 'storage_newer' })
    expect(await contentOf('newer')).toEqual(before)
    expect(before.version).toBe(99)
  })

  it('while a page is open closes that page’s connection, and the next use of it says why', async () => {
    const terminated = vi.fn()
    const db = await openDatabase('newer-open', terminated)
    const newer = await openDB('newer-open', 99)
    expect(terminated).toHaveBeenCalled()
    await expect(db.count('clips')).rejects.toThrow()
    newer.close()
    await expect(openDatabase('newer-open')).rejects.toMatchObject({ code: 'storage_newer' })
  })
})

it('says so when another page keeps it from being upgraded, and upgrades once that is closed', async () => {
  await second('v2-blocked')
  // A page that does not let go.
  const page = await openDB('v2-blocked')
  await expect(openDatabase('v2-blocked', undefined, 50)).rejects.toMatchObject({ code: 'storage_blocked' })
  page.close()
  const db = await openDatabase('v2-blocked')
  expect(await db.count('jobs')).toBe(2)
})
