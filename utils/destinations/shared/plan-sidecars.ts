import * as v from 'valibot'
import type { ClipFile } from '../../article'
import { contentBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import { asidePath, EVIDENCE, numberOf, revisionPath, sidecarPath } from '../../render/sidecar-path'
import { hasEvidence, isStartOf, MAX_NUMBER, noneFree } from './free-path'
import type { Read, Stale, Stored } from './stored'

/** An earlier text that is stored, or planned to be stored, as a revision. */
export interface Revision {
  at: string
  hash: string
}

/** What happens to the post. */
interface Change {
  /** The post's path. */
  path: string
  /** Hash of the new text. */
  hash: string
  /** Whether the post there is left as it is. */
  keeps: boolean
  /** Our own last text, which is replaced and is not among the delivered revisions. */
  own?: Stored
  /** Path of the revision that is the text there, or that text before somebody edited it. */
  aside?: string
  /** Path of the revision that will hold somebody else's text, now at the post's path. */
  kept?: string
  revisions: readonly Revision[]
  /** The new text's sidecars, with their final paths. */
  sidecars: readonly ClipFile[]
}

/** An existing sidecar that differs from the new one. */
interface OldSidecar extends Stale {
  type: string
  isReplaced: boolean
}

const RECORD = 'provenance.json'
const Hashed = v.object({ sha256: v.string() })
/** The part of a record that identifies its text, and the page saved with it. */
const Provenance = v.object({ post: Hashed, files: v.array(Hashed) })

function recordIn({ bytes }: Stored): v.InferOutput<typeof Provenance> | undefined {
  try {
    return v.parse(Provenance, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

/** The text as a revision; number 1 is the first it may get. */
export const asRevision = (post: string, { bytes }: Stored): ClipFile => ({
  path: revisionPath(post, 1),
  type: 'text/markdown',
  content: bytes,
  numbered: true,
})

/**
 * Puts another text's evidence beside the post aside, under the number of that text; the record says which text that
 * is. All copies are made before anything is replaced, and an existing copy is reused, so that neither a crash nor a
 * destination without permission to delete leads to a second copy.
 * @param add plans to write a file, and returns its path
 * @returns the sidecars that were put aside and have no replacement
 */
export async function planSidecars(
  read: Read,
  add: (file: ClipFile) => Promise<string>,
  { path, hash, keeps, own, aside, kept, revisions, sidecars }: Change,
): Promise<Stale[]> {
  const all: OldSidecar[] = []
  let record: v.InferOutput<typeof Provenance> | undefined
  for (const [name, type] of Object.entries(EVIDENCE)) {
    const at = sidecarPath(path, name)
    const old = await read(at)
    if (old && name === RECORD) record = recordIn(old)
    const newer = sidecars.find((file) => file.path === at)
    if (!old || (newer && isStartOf(old, contentBytes(newer)))) continue
    all.push({ path: at, type, old, isReplaced: newer !== undefined })
  }
  const stale: Stale[] = []
  /** Paths of revisions, by hash of the text. */
  const revisionsOf = new Map<string | undefined, string | undefined>()
  for (const sidecar of all) {
    const text = await textOf(sidecar)
    if (!revisionsOf.has(text)) revisionsOf.set(text, await revisionOf(sidecar, text))
    const revision = revisionsOf.get(text)
    if (revision === undefined) continue
    await add({
      path: asidePath(revision, sidecar.path),
      type: sidecar.type,
      content: sidecar.old.bytes,
      numbered: true,
    })
    if (!sidecar.isReplaced) stale.push(sidecar)
  }
  for (const file of sidecars) await add(file)
  return stale

  /**
   * Hash of the text that a sidecar belongs to, if the record there says so. The page may be older than the record,
   * where we have no permission to delete.
   */
  async function textOf({ path: at, old }: OldSidecar): Promise<string | undefined> {
    const page = at === sidecarPath(path, RECORD) ? undefined : await sha256(old.bytes)
    return page === undefined || record?.files.some((file) => file.sha256 === page) ? record?.post.sha256 : undefined
  }

  /** The revision that evidence belongs to, or a free number for it; undefined if it stays or is simply replaced. */
  async function revisionOf(sidecar: OldSidecar, text: string | undefined): Promise<string | undefined> {
    if (text === undefined ? keeps : text === hash) return undefined
    const isOwn = own && (text === undefined || text === (await sha256(own.bytes)))
    if (isOwn && all.every(({ isReplaced }) => isReplaced)) return undefined
    const known = revisions.find((revision) => revision.hash === text)
    if (known) return known.at
    const { at, exists } = await search(sidecar, text)
    if (exists) return at
    if (isOwn) return add(asRevision(path, own))
    // The record's text is not among the delivered revisions; it may be the text that somebody edited.
    return (text === undefined ? (aside ?? kept ?? newest()) : aside === undefined ? kept : undefined) ?? at
  }

  /** Where its text or a copy of it is already; otherwise the first free number after all revisions. */
  async function search(sidecar: OldSidecar, text: string | undefined): Promise<{ at: string; exists: boolean }> {
    const last = numberOf(newest() ?? '')
    for (let n = 1; n <= MAX_NUMBER; n++) {
      const at = revisionPath(path, n)
      const post = await read(at)
      if (post && text !== undefined && (await sha256(post.bytes)) === text) return { at, exists: true }
      const copy = await read(asidePath(at, sidecar.path))
      if (copy && isStartOf(copy, sidecar.old.bytes)) return { at, exists: true }
      if (n > last && !post && !copy && !(await hasEvidence(read, at))) return { at, exists: false }
    }
    throw noneFree(sidecar)
  }

  function newest(): string | undefined {
    return revisions.map(({ at }) => at).sort((a, b) => numberOf(b) - numberOf(a))[0]
  }
}
