import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Clip } from '../article'
import { clipKey, copyKey } from '../compare/clip-key'
import { isSameText } from '../compare/fingerprint'
import type { Database } from './database'
import type { ClipRecord, Version } from './job'
import { unpack } from './packed'
import { type History, type Question, type Target, targetIn } from './saved-before'
import type { Schema, StoredVersion } from './schema'

type Looking<Name extends 'clips' | 'versions'> = Pick<
  IDBPObjectStore<Schema, StoreNames<Schema>[], Name, 'readonly' | 'readwrite'>,
  'get' | 'getAll'
>

/** What a transaction must hold to look up articles. */
interface Reading {
  objectStore(name: 'clips'): Looking<'clips'>
  objectStore(name: 'versions'): Looking<'versions'>
}

/** The article's clip and those the user keeps beside it, newest first. */
async function familyOf(tx: Reading, key: string): Promise<Target[]> {
  const clips = tx.objectStore('clips')
  const own = await clips.get(key)
  const copies = await clips.getAll(IDBKeyRange.bound(`${key} +`, `${key} +\uffff`))
  const family: Target[] = []
  for (const record of [...(own ? [own] : []), ...copies].sort(newerFirst)) {
    const stored = await tx.objectStore('versions').get(record.key)
    family.push({ key: record.key, record, version: stored && unpack(stored) })
  }
  return family
}

/** Clips of the database's first two versions have no number: there only the clock tells. */
const newerFirst = (a: ClipRecord, b: ClipRecord): number => (b.seq ?? 0) - (a.seq ?? 0) || b.savedAt - a.savedAt

/**
 * Which of the article's clips this one is, or replaces: the one that says the same, else the newest.
 * @param beside whether to keep it beside the others; asked again with the same clip, it is the one made before
 */
export async function targetOf(tx: Reading, clip: Clip, beside = false): Promise<Target> {
  const key = clipKey(clip)
  const family = await familyOf(tx, key)
  if (!beside) return targetIn(family, key, clip)
  const made = family.find(({ version }) => version?.clip.clippedAt === clip.clippedAt)
  if (made) return made
  const taken = new Set(family.map((one) => one.key))
  let n = 1
  while (taken.has(copyKey(key, n))) n++
  return { key: copyKey(key, n) }
}

/** What was kept of an article before, without bodies, which no page compares. */
export async function historyOf(db: Database, { key, marks }: Question): Promise<History> {
  const family = await familyOf(db.transaction(['clips', 'versions']), key)
  const elsewhere = family.length === 0 ? await sameText(db, marks) : undefined
  return {
    family: family.map((one) => ({ ...one, ...(one.version && { version: withoutBodies(one.version) }) })),
    ...(elsewhere && { elsewhere: withoutBodies(elsewhere) }),
  }
}

function withoutBodies({ content, before, clip, ...version }: Version): Version {
  const { written, ...article } = clip.article
  return { ...version, clip: { ...clip, article: { ...article, html: '', markdown: '' } } }
}

/** The newest version under any address with these marks. */
async function sameText(db: Database, marks: readonly string[]): Promise<Version | undefined> {
  const { store } = db.transaction('versions')
  const shared = new Map<string, number>()
  for (const mark of marks) {
    for (const key of await store.index('marks').getAllKeys(mark)) shared.set(key, (shared.get(key) ?? 0) + 1)
  }
  let newest: StoredVersion | undefined
  for (const [key, count] of shared) {
    // What a site prints under all its articles is shared by many: not even read.
    const version = count * 2 > marks.length ? await store.get(key) : undefined
    if (version && isSameText(version.marks, marks) && version.savedAt > (newest?.savedAt ?? 0)) newest = version
  }
  return newest && unpack(newest)
}
