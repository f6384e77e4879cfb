import type { ClipFile } from '../article'
import type { Receipt } from '../destinations/destination'
import type { ProblemCode } from '../problem'

type JobState = 'pending' | 'delivering' | 'failed' | 'done'

/** One file on its way to one destination. Holds the destination's id, not its options: a corrected option repairs the queue. */
export interface Job {
  id: number
  /** The clip's key in `clips`: which article this is. */
  clip: string
  title: string
  url: string
  destination: string
  /** Dropped once delivered. */
  file?: ClipFile
  state: JobState
  attempts: number
  /** When to try next: milliseconds since the epoch, UTC. Only pending and delivering jobs have one. */
  due?: number
  /** Set by the destination before anything leaves the machine. */
  started?: { startedAt: number; handle?: string }
  problem?: { code: ProblemCode; detail: string }
  receipt?: Receipt
  createdAt: number
}

/** Whether a job is being written now; after a try whose outcome is not known it waits, and has a problem. */
export const underWay = ({ state, problem }: Pick<Job, 'state' | 'problem'>): boolean =>
  state === 'delivering' && !problem

/** An article's place in the archive: the path it owns there. */
export interface ClipRecord {
  /** `clipKey()` of the clip: canonical URL, for a selection plus a hash of its text. */
  key: string
  title: string
  url: string
  path: string
  /** Normal form of the path under which no other clip may lie (`render/path-key.ts`). */
  pathKey: string
  /** Path key of what the template asked for: while it stays the same, so does the path. */
  wanted: string
  /** When it was first clipped, and last: milliseconds since the epoch, UTC. */
  since: number
  savedAt: number
}

/** Which article's file lies at a name: one receipt a file, so that nothing else is ever taken for the article's own. */
export interface Delivered extends Receipt {
  destination: string
  /** The clip's key in `clips`. */
  clip: string
}
