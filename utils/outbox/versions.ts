import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Clip, ClipFile } from '../article'
import { fingerprint } from '../compare/fingerprint'
import { revisionPath } from '../render/sidecar-path'
import type { Job, Version } from './job'
import { pack, unpack } from './packed'
import { isSame, type Target, withHistory } from './saved-before'
import type { Schema } from './schema'

type Store<Name extends StoreNames<Schema>> = IDBPObjectStore<Schema, StoreNames<Schema>[], Name, 'readwrite'>

/** What a transaction must hold to change versions. */
interface Changing {
  objectStore(name: 'versions'): Store<'versions'>
  objectStore(name: 'payloads'): Store<'payloads'>
  objectStore(name: 'jobs'): Store<'jobs'>
}

/** How a new clip relates to those before. */
interface VersionChange {
  /** With its known history. */
  clip: Clip
  n: number
  /** The text it replaces, if that says something else; its number and the post as it was. */
  earlier?: { n: number; content: string }
  /** What destinations have until this one is delivered. */
  before?: Version
}

/**
 * What this clip changes in what was kept of an article. The same text is kept again as it was; another one is an
 * update and makes the text before it a revision, whether or not that had reached a destination.
 */
export async function changeTo(tx: Changing, clip: Clip, { record, version }: Target): Promise<VersionChange> {
  const complete = withHistory(clip, { record, version })
  if (!version) return { clip: complete, n: 1 }
  const { n, payload } = version
  const before = payload === undefined ? version : version.before
  if (isSame(version, clip)) return { clip: complete, n, before }
  const content =
    payload === undefined ? version.content : textOf((await tx.objectStore('payloads').get(payload))?.files[0])
  return { clip: complete, n: n + 1, before, ...(content !== undefined && { earlier: { n, content } }) }
}

/** A post is text. */
const textOf = (post: ClipFile | undefined): string | undefined =>
  typeof post?.content === 'object' ? new TextDecoder().decode(post.content) : post?.content

/** The version after this change, whose payload no destination has yet. */
export const nextVersion = (
  { clip, n, before }: VersionChange,
  rest: Pick<Version, 'key' | 'preset' | 'path' | 'savedAt' | 'payload'>,
): Version => ({
  ...rest,
  ...{ n, clip },
  marks: clip.scope === 'selection' ? [] : fingerprint(clip.article.text),
  ...(before && { before }),
})

/**
 * The earlier texts that go along with a post: the one it replaces, and those still on their way with the article's
 * open jobs. A waiting clip from before 0.2 has no version: only its job knows its post.
 */
export async function revisions(
  tx: Changing,
  post: ClipFile,
  earlier: VersionChange['earlier'],
  open: readonly Job[],
  hasVersion: boolean,
): Promise<ClipFile[]> {
  const found = new Map<string, ClipFile>()
  const add = (n: number, content: ClipFile['content']) => {
    const path = revisionPath(post.path, n)
    found.set(path, { path, type: post.type, content, numbered: true })
  }
  for (const { payload } of open) {
    const [waiting, ...others] = (payload && (await tx.objectStore('payloads').get(payload))?.files) || []
    for (const file of others) if (file.numbered) found.set(file.path, file)
    if (waiting && !hasVersion && waiting.content !== post.content) add(1, waiting.content)
  }
  if (earlier) add(earlier.n, earlier.content)
  return [...found.values()]
}

/** A destination has the version: from now on keep its text, whatever happens to the payload. */
export async function confirmVersion(tx: Changing, { clip, payload }: Job): Promise<void> {
  const stored = await tx.objectStore('versions').get(clip)
  if (!stored || payload === undefined || stored.payload !== payload) return
  const content = textOf((await tx.objectStore('payloads').get(payload))?.files[0])
  const { payload: _payload, before: _before, ...version } = unpack(stored)
  await tx.objectStore('versions').put(pack({ ...version, content }))
}

/** Call it after giving up a job: if no other delivers its version, the one before is what destinations have. */
export async function dropVersion(tx: Changing, { clip, payload }: Job): Promise<void> {
  const version = await tx.objectStore('versions').get(clip)
  if (!version || payload === undefined || version.payload !== payload) return
  if ((await tx.objectStore('jobs').index('payload').count(payload)) > 0) return
  await (version.before ? tx.objectStore('versions').put(version.before) : tx.objectStore('versions').delete(clip))
}
