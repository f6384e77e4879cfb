import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, it } from 'vitest'
import { openLibrary } from '../../utils/library/database'
import { historyOf, questionOf, savedBefore } from '../../utils/library/saved-before'
import { clipOf, textOf } from './world'

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
  const db = await openLibrary('v1')
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
  expect(await textOf(db, 1)).toBe('正文')
  // Else what its worker had begun before it died would be written a second time.
  expect(JSON.parse((await db.get('jobs', 3))?.started?.handle ?? '')).toEqual({
    'c.md': { asked: 'x/c.md', name: 'x/c.md', replace: false, id: 7 },
  })
  expect(await db.getAll('receipts')).toMatchObject([{ clip: 'news.example/b selection1' }])
})

it('tells when and where such a clip was saved, and has nothing to compare with', async () => {
  await first('v1-told')
  const db = await openLibrary('v1-told')
  const clip = clipOf('https://amp.news.example/a')
  expect(savedBefore(await historyOf(db, questionOf(clip)), clip)).toMatchObject({
    ...{ savedAt: 2, path: 'a-2', version: undefined, elsewhere: false },
  })
})
