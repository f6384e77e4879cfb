import type { DownloadsPort } from './downloads-port'

/** What destinations may use of the outside. */
export interface World {
  downloads: DownloadsPort
  /** The folder the user picked, by the key it is kept under. */
  folder(key: string): Promise<FileSystemDirectoryHandle | undefined>
  fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch, UTC. */
  now(): number
}
