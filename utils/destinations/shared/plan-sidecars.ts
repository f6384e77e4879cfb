import * as v from 'valibot'
import type { ClipFile } from '../../article'
import { contentBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import { asidePath, EVIDENCE, numberOf, revisionPath, sidecarPath } from '../../render/sidecar-path'
import { begins, hasEvidence, MAX_NUMBER, noneFree } from './free-path'
import type { Read, Stale, Stored } from './stored'

/** An earlier text that lies, or will lie, as a revision. */
export interface Revision {
  at: string
  hash: string
}

/** What becomes of the post. */
interface Change {
  /** Where it lies. */
  path: string
  /** The new text's. */
  hash: string
  /** Whether what lies there stays. */
  keeps: boolean
  /** Our own last text, which is replaced and comes along as no revision. */
  own?: Stored
  /** The revision that the text there is, or was before somebody edited it. */
  aside?: string
  /** The revision that somebody else's text there becomes. */
  kept?: string
  revisions: readonly Revision[]
  /** The new text's, where they will lie. */
  sidecars: readonly ClipFile[]
}

/** A sidecar there that is not the one that comes. */
interface Old extends Stale {
  type: string
  isReplaced: boolean
}

const RECORD = 'provenance.json'
const Hashed = v.object({ sha256: v.string() })
/** What a record says of its text, and of the page that goes with it. */
const Belongs = v.object({ post: Hashed, files: v.array(Hashed) })

function recordIn({ bytes }: Stored): v.InferOutput<typeof Belongs> | undefined {
  try {
    return v.parse(Belongs, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

/** The first number at which it may lie. */
export const asRevision = (post: string, { bytes }: Stored): ClipFile => ({
  path: revisionPath(post, 1),
  type: 'text/markdown',
  content: bytes,
  numbered: true,
})

/**
 * Puts aside what lies beside the post as another text's evidence, under the number of that text: the record says which it
 * is. All copies come before anything is replaced, and one that lies there is found again, so that a crash, or a destination where
 * nothing may be removed, makes no second one.
 * @param add plans to write a file, and says where it will lie
 * @returns what was put aside and nothing comes in the place of
 */
export async function planSidecars(
  read: Read,
  add: (file: ClipFile) => Promise<string>,
  { path, hash, keeps, own, aside, kept, revisions, sidecars }: Change,
): Promise<Stale[]> {
  const all: Old[] = []
  let record: v.InferOutput<typeof Belongs> | undefined
  for (const [name, type] of Object.entries(EVIDENCE)) {
    const at = sidecarPath(path, name)
    const over = await read(at)
    if (over && name === RECORD) record = recordIn(over)
    const newer = sidecars.find((file) => file.path === at)
    if (!over || (newer && begins(over, contentBytes(newer)))) continue
    all.push({ path: at, type, over, isReplaced: newer !== undefined })
  }
  const stale: Stale[] = []
  /** By the hash of the text. */
  const revisionsOf = new Map<string | undefined, string | undefined>()
  for (const old of all) {
    const text = await textOf(old)
    if (!revisionsOf.has(text)) revisionsOf.set(text, await revisionOf(old, text))
    const revision = revisionsOf.get(text)
    if (revision === undefined) continue
    await add({ path: asidePath(revision, old.path), type: old.type, content: old.over.bytes, numbered: true })
    if (!old.isReplaced) stale.push(old)
  }
  for (const file of sidecars) await add(file)
  return stale

  /** The hash of the text it is of, where the record there tells. A page may be older than that, where nothing may be removed. */
  async function textOf({ path: at, over }: Old): Promise<string | undefined> {
    const page = at === sidecarPath(path, RECORD) ? undefined : await sha256(over.bytes)
    return page === undefined || record?.files.some((file) => file.sha256 === page) ? record?.post.sha256 : undefined
  }

  /** The revision that evidence belongs to, or the free number that it takes; undefined when it stays, or is just replaced. */
  async function revisionOf(old: Old, text: string | undefined): Promise<string | undefined> {
    if (text === undefined ? keeps : text === hash) return undefined
    const isOwn = own && (text === undefined || text === (await sha256(own.bytes)))
    if (isOwn && all.every(({ isReplaced }) => isReplaced)) return undefined
    const known = revisions.find((revision) => revision.hash === text)
    if (known) return known.at
    const { at, lies } = await search(old, text)
    if (lies) return at
    if (isOwn) return add(asRevision(path, own))
    // The text of a record that is known is none of those that come along; it may be what somebody has edited.
    return (text === undefined ? (aside ?? kept ?? newest()) : aside === undefined ? kept : undefined) ?? at
  }

  /** Where its text or a copy of it lies already; otherwise the first number behind all revisions that has nothing. */
  async function search(old: Old, text: string | undefined): Promise<{ at: string; lies: boolean }> {
    const last = numberOf(newest() ?? '')
    for (let n = 1; n <= MAX_NUMBER; n++) {
      const at = revisionPath(path, n)
      const post = await read(at)
      if (post && text !== undefined && (await sha256(post.bytes)) === text) return { at, lies: true }
      const copy = await read(asidePath(at, old.path))
      if (copy && begins(copy, old.over.bytes)) return { at, lies: true }
      if (n > last && !post && !copy && !(await hasEvidence(read, at))) return { at, lies: false }
    }
    throw noneFree(old)
  }

  function newest(): string | undefined {
    return revisions.map(({ at }) => at).sort((a, b) => numberOf(b) - numberOf(a))[0]
  }
}
