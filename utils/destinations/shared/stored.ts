/** What lies at a path. */
export interface Stored {
  bytes: Uint8Array<ArrayBuffer>
  /** What tells this state of the file from any other: an ETag, a hash. */
  version: string
}

/** One file to be written. */
export interface Write {
  path: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  /** The state that is replaced; without one nothing may lie there. */
  over?: Stored
}

/** A file to be removed, as long as it is what was read. */
export interface Stale {
  path: string
  over: Stored
}

/** What lies at a path, or will; undefined when nothing does. */
export type Read = (path: string) => Promise<Stored | undefined>
