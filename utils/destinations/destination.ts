import type { ClipFile } from '../article'

/** Proof of delivery: what lies where, as the destination itself reports it. */
export interface Receipt {
  /** The real name: for Downloads the absolute path on disk. */
  name: string
  /** Size in bytes as the destination reports it. */
  bytes: number
  /** Milliseconds since the epoch, UTC. */
  deliveredAt: number
  /** The name that was asked for, where the destination may choose another. */
  asked?: string
  /** What the destination needs to find the file again (Downloads: the download's id). */
  handle?: string
}

export interface Delivery {
  file: ClipFile
  /** The receipts of this article's files here, the newest first: those under the same name are replaced. */
  replaces: readonly Receipt[]
  /** Set when an earlier try may have got through before the worker died. */
  earlier?: { startedAt: number; handle?: string }
  /** Remembered before anything leaves the machine, so that a crash cannot lead to a second copy. */
  remember(handle: string): Promise<void>
}

/** A place clips can go. One folder each. */
export interface Destination {
  id: string
  /**
   * Deliver, or finish what an earlier call began; calling it again leaves one copy.
   * @returns nothing while it is still under way (a dialog waits for the person): it is asked again later.
   * @throws {Problem} with the reason, when nothing lies at the place; the outbox decides whether to try again by itself.
   * Any other error leaves the outcome unknown, as a crash would: the next call gets `earlier`.
   */
  deliver(delivery: Delivery): Promise<Receipt | undefined>
}
