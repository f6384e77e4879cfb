import type { Clip, ClipFiles, MissingPicture } from '../article'
import type { Receipt } from '../destinations/shared/destination'
import type { ProblemCode } from '../problem'
import type { Settings } from '../settings'

/** `gathering`: pictures or a snapshot are still being fetched; the post alone could be delivered at any time. */
type JobState = 'gathering' | 'pending' | 'delivering' | 'failed' | 'done'

/** One clip's files on their way to one destination, held by id: correcting its options repairs waiting jobs. */
export interface Job {
  id: number
  /** The clip's key in `clips`: which article this is. */
  clip: string
  title: string
  url: string
  /** A destination's id. */
  destination: string
  /** Of the post, relative to the archive. */
  path: string
  /** Key of the files in `payloads`; dropped once delivered. */
  payload?: number
  state: JobState
  /** The commit it comes from, in commit order. This alone tells what is newer: clocks are set back. */
  seq: number
  /** Failures in a row of this job, or of its destination with any job; 0 again when the user tries again. */
  attempts: number
  /** How often this job itself was tried. */
  tries?: number
  /** How often writing started and nobody learned how it ended: each time the worker died. */
  begun?: number
  /** When to try next: milliseconds since the epoch, UTC. Only open jobs have one. */
  due?: number
  /** When `due` was set: if that is in the future, the clock was set back. */
  planned?: number
  /** Set by the destination before anything leaves the machine; meaningless at another target. */
  started?: { startedAt: number; target: string; handle?: string }
  problem?: { code: ProblemCode; detail: string }
  receipt?: Receipt
  /** For a done one: its number in the order in which jobs ended, which no clock tells. */
  ended?: number
  createdAt: number
}

/** When a job is due, and when that was decided. */
export const planned = (due: number, now: number): Pick<Job, 'due' | 'planned'> => ({ due, planned: now })

/** Whether a job is due. A clock set back delays none. */
export const isDue = ({ due, planned = 0 }: Pick<Job, 'due' | 'planned'>, now: number): boolean =>
  due !== undefined && (due <= now || planned > now)

/** Whether a job is being written now; after a try with unknown outcome it waits, and has a problem. */
export const underWay = ({ state, problem }: Pick<Job, 'state' | 'problem'>): boolean =>
  state === 'delivering' && !problem

/** So many tries that the user should know, though it goes on by itself. */
const MANY = 8

/** Whether only the user can help, or should at least be told. */
export const needsUser = ({ state, problem, attempts }: Pick<Job, 'state' | 'problem' | 'attempts'>): boolean =>
  state === 'failed' || (problem !== undefined && attempts >= MANY)

/** How many clips wait for the user, at however many destinations. */
export const clipsForUser = (jobs: readonly Job[]): number =>
  new Set(jobs.filter(needsUser).map(({ clip }) => clip)).size

/** What one or more jobs deliver; dropped once the last is done. */
export interface Payload {
  id: number
  files: ClipFiles
  /** While something is still to be gathered: how to render again with it. */
  source?: Source
  /** What could not be gathered. */
  missing?: readonly MissingPicture[]
}

/** What the files were rendered from. */
export interface Source {
  clip: Clip
  /** A preset's id. */
  preset: string
  settings: Settings
  /** The tab the clip was made from, if it may still be open. */
  tabId?: number
  /** The page's address as the user had it. */
  requested?: string
  /** The user is being asked for a permission: gathering waits until then or their answer (ms, UTC). */
  until?: number
  /** How often gathering began. */
  tries?: number
}

/** An article's path in the archive. */
export interface ClipRecord {
  /** `clipKey()` of the clip: canonical URL, plus a hash of the text for a selection. */
  key: string
  title: string
  url: string
  path: string
  /** Normal form of the path, unique among clips (`render/path-key.ts`). */
  pathKey: string
  /** The path template that gave the path: while it stays the same, so does the path. Unknown for clips of 0.1. */
  template?: string
  /** When it was first and last clipped: milliseconds since the epoch, UTC. */
  since: number
  savedAt: number
  /** The last commit's; unknown if from the database's first two versions. */
  seq?: number
}

/** What was last kept of an article: later clips are compared with it, and it becomes a revision if they differ. */
export interface Version {
  /** The clip's key in `clips`. */
  key: string
  /** Counted from 1; the n-th text becomes the n-th revision. */
  n: number
  clip: Clip
  /** A preset's id. */
  preset: string
  /** Of the post, relative to the archive. */
  path: string
  /** Milliseconds since the epoch, UTC. */
  savedAt: number
  /** `fingerprint()` of an article's text; none for a selection. */
  marks: readonly string[]
  /** The post as a destination has it. Until one does, `payload` holds it, and destinations have `before`. */
  content?: string
  payload?: number
  before?: Version
}

/** Which article's file has a name: one receipt per file, so that nothing else is taken for the article's own. */
export interface Delivered extends Receipt {
  destination: string
  /** The destination's target; empty if from the database's first two versions. */
  target: string
  /** The clip's key in `clips`. */
  clip: string
  /** The job's. */
  seq: number
}
