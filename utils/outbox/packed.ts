import { deflateSync, inflateSync } from 'fflate'
import { type Database, write } from './database'
import type { Version } from './job'
import type { Inside, Packed, StoredVersion } from './schema'

export function pack({ clip, content, before, ...rest }: Version): Packed {
  const { written, ...article } = clip.article
  const inside: Inside = { clip: { ...clip, article }, content }
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(inside)))
  return { ...rest, packed, ...(written && { written }), ...(before && { before: pack(before) }) }
}

export function unpack(stored: StoredVersion): Version {
  if (!('packed' in stored)) return stored
  const { packed, written, before, ...rest } = stored
  const inside: Inside = JSON.parse(new TextDecoder().decode(inflateSync(packed)))
  if (written) inside.clip.article.written = written
  return { ...rest, ...inside, ...(before && { before: unpack(before) }) }
}

/** What was last kept of an article; undefined for clips from before 0.2. */
export async function versionOf(db: Database, key: string): Promise<Version | undefined> {
  const stored = await db.get('versions', key)
  return stored && unpack(stored)
}

/** Key in `meta` of the last version known to be packed. */
const PROGRESS = 'packed'
/** Few enough that no clip waits for them. */
const AT_ONCE = 20

/**
 * Pack some of what the database's second version left unpacked. Call until nothing is left; resumes if interrupted.
 * @returns whether something may be left
 */
export const packVersions = (db: Database): Promise<boolean> =>
  write(db, ['versions', 'meta'], async (tx) => {
    const versions = tx.objectStore('versions')
    const after = await tx.objectStore('meta').get(PROGRESS)
    const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true)
    const some = await versions.getAll(range, AT_ONCE)
    await Promise.all(some.map(async (version) => 'packed' in version || versions.put(pack(version))))
    const last = some.at(-1)
    if (last) await tx.objectStore('meta').put(last.key, PROGRESS)
    return last !== undefined
  })
