import type { DownloadsPort } from './downloads-port'

/** Everything outside their own code that destinations depend on. */
export interface World {
  downloads: DownloadsPort
  /** The folder the user picked, by the key it is stored under. */
  folder(key: string): Promise<FileSystemDirectoryHandle | undefined>
  fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch, UTC. */
  now(): number
}
