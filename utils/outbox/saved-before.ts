import type { Clip } from '../article'
import { isUnchanged } from '../compare/changes'
import { clipKey } from '../compare/clip-key'
import { fingerprint } from '../compare/fingerprint'
import type { ClipRecord, Version } from './job'

/** Where a clip belongs, and what was kept there before; clips from before 0.2 have no version. */
export interface Target {
  key: string
  record?: ClipRecord
  version?: Version
}

/** The one that says the same, else the newest. */
export function targetIn(family: readonly Target[], key: string, { article }: Clip): Target {
  const same = family.find(({ version }) => version && isUnchanged(version.clip.article, article))
  return same ?? family[0] ?? { key }
}

/** What must be known of a clip to find what was kept of its article. */
export interface Question {
  /** `clipKey()` */
  key: string
  /** `fingerprint()`; none for a selection. */
  marks: readonly string[]
}

export const questionOf = (clip: Clip): Question => ({
  key: clipKey(clip),
  marks: clip.scope === 'selection' ? [] : fingerprint(clip.article.text),
})

/** What was kept of an article, as far as pages compare it. Plain JSON. */
export interface History {
  /** Its own clips, newest first. */
  family: readonly Target[]
  /** If there are none: the newest clip of the same text under another address. */
  elsewhere?: Version
}

/** What is known of an article before it is clipped. */
export interface SavedBefore extends Pick<ClipRecord, 'savedAt' | 'url' | 'path'> {
  /** Absent for clips from before 0.2: there is nothing to compare with. */
  version?: Version
  /** It is a clip of the same text under another address. */
  elsewhere: boolean
}

/** Whether this article was clipped before, under its address or, same text, under another one. */
export function savedBefore({ family, elsewhere: other }: History, clip: Clip): SavedBefore | undefined {
  const { record, version } = targetIn(family, clipKey(clip), clip)
  if (record) return { ...record, version, elsewhere: false }
  return (
    other && { savedAt: other.savedAt, url: other.clip.article.url, path: other.path, version: other, elsewhere: true }
  )
}

/** Whether a clip says what was kept. */
export const isSame = (version: Version, { article }: Clip): boolean => isUnchanged(version.clip.article, article)

/** When the article was first clipped, and whether this clip updates an earlier text. */
export function withHistory(clip: Clip, { record, version }: Pick<Target, 'record' | 'version'>): Clip {
  const updated = version && (isSame(version, clip) ? version.clip.updated : new Date(clip.clippedAt).toISOString())
  return { ...clip, ...(record && { since: record.since }), ...(updated && { updated }) }
}
