import type { OpenDestination } from '../destinations/shared/destination'

/** What delivering needs from outside. */
export interface FlushWorld {
  /** The destination with this id as it is set up now; undefined if the user removed it. */
  destination(id: string): Promise<OpenDestination | undefined>
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** 0 ≤ random() < 1, for the jitter. */
  random(): number
  /** One flush per destination at a time, across all pages and workers. */
  locks: Pick<LockManager, 'request'>
}
