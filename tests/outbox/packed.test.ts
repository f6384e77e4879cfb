import 'fake-indexeddb/auto'
import { serialize } from 'node:v8'
import { beforeEach, describe, expect, it } from 'vitest'
import { PROSE } from '../../scripts/browser/article-page'
import { fingerprint } from '../../utils/compare/fingerprint'
import { type Database, openDatabase } from '../../utils/outbox/database'
import type { Version } from '../../utils/outbox/job'
import { pack, packVersions, unpack, versionOf } from '../../utils/outbox/packed'
import { clipOf, savedAs } from './world'

const TEXT = PROSE.join('\n')

let db: Database
let count = 0

beforeEach(async () => {
  db = await openDatabase(`packed-${count++}`)
})

const version = (n: number, more: Partial<Version> = {}): Version => ({
  ...{ key: `example.org/${String(n).padStart(3, '0')}`, n: 1, preset: 'p', path: 'a.md', savedAt: 1 },
  clip: clipOf(`https://example.org/${String(n).padStart(3, '0')}`, `${TEXT}\n新闻 ${n} \u2028 \ud800`),
  marks: fingerprint(TEXT),
  content: `---\n---\n${TEXT}\r\n`,
  ...more,
})

const packed = async () => (await db.getAll('versions')).filter((one) => 'packed' in one).length

describe('a packed version', () => {
  it.each([
    ['delivered', version(1)],
    ['on its way', version(1, { content: undefined, payload: 7 })],
    ['on its way, with what the destinations have', version(1, { content: undefined, payload: 7, before: version(2) })],
  ])('says all it said: %s', (_, given) => {
    // A lone surrogate is no text: JSON keeps it, as it was.
    expect(unpack(pack(given))).toEqual(JSON.parse(JSON.stringify(given)))
  })

  it('takes less than a quarter of the room', () => {
    expect(serialize(pack(version(1))).length * 4).toBeLessThan(serialize(version(1)).length)
  })
})

describe('versions of before', () => {
  beforeEach(async () => {
    for (let n = 0; n < 50; n++) await db.put('versions', version(n))
  })

  it('are read as they are', async () => {
    expect(await versionOf(db, version(7).key)).toEqual(version(7))
    expect(await savedAs(db, clipOf('https://example.org/007', 'x'))).toBeUndefined()
    expect(await savedAs(db, clipOf('https://other.example/', TEXT))).toMatchObject({ elsewhere: true })
  })

  it('are packed a few at a time, and lose nothing', async () => {
    expect(await packVersions(db)).toBe(true)
    expect(await packed()).toBe(20)
    // Another worker goes on where this one was.
    const { name } = db
    db.close()
    db = await openDatabase(name)
    while (await packVersions(db)) expect(await packed()).toBeGreaterThan(20)
    expect((await db.getAll('versions')).map(unpack)).toEqual(
      Array.from({ length: 50 }, (_, n) => JSON.parse(JSON.stringify(version(n)))),
    )
    expect(await packed()).toBe(50)
    expect(await packVersions(db)).toBe(false)
  })
})
