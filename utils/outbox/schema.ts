import type { DBSchema } from 'idb'
import type { Article } from '../article'
import type { ClipRecord, Delivered, Job, Payload, Version } from './job'

export interface Schema extends DBSchema {
  clips: { key: string; value: ClipRecord; indexes: { pathKey: string } }
  jobs: { key: number; value: Job; indexes: JobIndexes }
  /** Apart from the jobs, which are listed often. */
  payloads: { key: number; value: Payload }
  receipts: { key: [destination: string, target: string, name: string]; value: Delivered; indexes: { clip: string } }
  /** What was last kept of each article; `marks` finds the same text under another address. */
  versions: { key: string; value: StoredVersion; indexes: { marks: string } }
  /** The folders the user picked, by the key in the destination's options. */
  folders: { key: string; value: FileSystemDirectoryHandle }
  /** About the database itself: `firstTarget` (`receipts.ts`), how far `packVersions` has come. */
  meta: { key: string; value: string }
  /** Clips on their way from a page of ours to the background. */
  handovers: { key: [id: string, n: number]; value: Handover; indexes: { at: number } }
}

/** To list jobs without reading them all: a thousand may wait. */
type JobIndexes = {
  /** Open jobs only (failed and done ones have none), earliest first. */
  due: number
  planned: number
  /** The same by state and destination. */
  open: [state: string, destination: string, due: number]
  /** Done ones only, in the order in which they ended. */
  done: number
  clip: string
  payload: number
}

/** A part of a clip too large for a message (64 MiB, plain JSON). */
export interface Handover {
  /** The handover's id, and which part it is, counted from 0. */
  id: string
  n: number
  /** The picture it is of; empty: the clip itself. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** Milliseconds since the epoch, UTC; 0 in a private window. */
  at: number
}

/** Parts of a version read only when its article is met again; packed together, as they say the same four times. */
export type Inside = Pick<Version, 'clip' | 'content'>

export interface Packed extends Omit<Version, keyof Inside | 'before'> {
  packed: Uint8Array<ArrayBuffer>
  /** Pictures are packed already. */
  written?: Article['written']
  before?: StoredVersion
}

/** A version as stored; those from the database's second version stay as they are until they are packed. */
export type StoredVersion = Packed | Version
