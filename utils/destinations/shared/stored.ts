/** A file at a destination. */
export interface Stored {
  bytes: Uint8Array<ArrayBuffer>
  /** Differs by state (an ETag, a hash), or is empty. */
  version: string
}

/** A file to write. */
export interface Write {
  path: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  /** The file this replaces, as it was read; undefined if the path must be free. */
  old?: Stored
}

/** A file to remove, unless it has changed since it was read. */
export interface Stale {
  path: string
  /** As it was read. */
  old: Stored
}

/** The file that is, or is planned to be, at a path; otherwise undefined. */
export type Read = (path: string) => Promise<Stored | undefined>
