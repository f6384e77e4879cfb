import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../utils/outbox/database'
import { dropForgotten, dropHandover, layDown, takeOver } from '../../utils/outbox/handovers'

const HOUR = 3_600_000
const NOW = 10 * HOUR
const lay = (db: Database, id: string, n: number, text: string, { name = '', at = NOW } = {}) =>
  layDown(db, { id, n, name, at, bytes: new TextEncoder().encode(text) })

it('a clip can be taken over again, in its order, until it is dropped', async () => {
  const db = await openDatabase('handovers')
  const texts = Array.from({ length: 12 }, (_, n) => `${n},`)
  for (const [n, text] of texts.entries()) await lay(db, 'a', n, text)
  await lay(db, 'a', 12, 'picture', { name: 'one' })
  // Asked twice, as the background was ended before it answered.
  await lay(db, 'a', 12, 'picture', { name: 'one' })
  await lay(db, 'b', 0, 'another')
  for (let n = 0; n < 2; n++) {
    const taken = await takeOver(db, 'a', 13)
    expect([...taken.keys()]).toEqual(['', 'one'])
    expect(await taken.get('')?.text()).toBe(texts.join(''))
    expect(await taken.get('one')?.text()).toBe('picture')
  }
  await dropHandover(db, 'a')
  await expect(takeOver(db, 'a', 13)).rejects.toMatchObject({ code: 'storage_failed' })
  expect(await (await takeOver(db, 'b', 1)).get('')?.text()).toBe('another')
})

it('a clip is never taken over without one of its parts', async () => {
  const db = await openDatabase('parts')
  for (const n of [0, 2]) await lay(db, 'a', n, 'part')
  await expect(takeOver(db, 'a', 3)).rejects.toMatchObject({ code: 'storage_failed' })
})

it('what a closed page left goes after an hour, of a private window at once, and is not read for that', async () => {
  const db = await openDatabase('left')
  await lay(db, 'old', 0, '', { at: NOW - HOUR - 1 })
  await lay(db, 'waiting', 0, '', { at: NOW - HOUR + 1 })
  await lay(db, 'private', 0, '', { at: 0 })
  await lay(db, 'before the clock was set back', 0, '', { at: NOW + HOUR + 1 })
  const reads = (['get', 'getAll', 'openCursor'] as const).map((name) => vi.spyOn(IDBObjectStore.prototype, name))
  await dropForgotten(db, NOW)
  for (const read of reads) expect(read).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  expect((await db.getAllKeys('handovers')).map(([id]) => id)).toEqual(['waiting'])
})

it('what lay there in the third version is gone after the upgrade', async () => {
  const old = await openDB('third', 3, {
    upgrade(db) {
      db.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
      db.createObjectStore('handovers', { keyPath: 'id' })
    },
  })
  await old.put('handovers', { id: 'a 000000', name: '', bytes: new Uint8Array(1), at: NOW })
  old.close()
  const db = await openDatabase('third')
  expect(await db.count('handovers')).toBe(0)
  await lay(db, 'a', 0, 'new')
  expect(await (await takeOver(db, 'a', 1)).get('')?.text()).toBe('new')
})
