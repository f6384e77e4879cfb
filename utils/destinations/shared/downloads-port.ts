import type { ClipFile } from '../../article'

/** A download as the browser reports it. */
export interface Download {
  id: number
  /** Absolute; empty until the browser (or the user, in a dialog) has chosen it. */
  name: string
  state: 'in_progress' | 'interrupted' | 'complete'
  /** The browser's reason when interrupted: `USER_CANCELED`, `FILE_NO_SPACE` … */
  error?: string
  /** Size on disk. */
  bytes: number
  /** Milliseconds since the epoch, UTC. */
  startedAt: number
  /** False once the browser has seen that the file is gone. */
  exists: boolean
  /** Whether Pressclip started it; unknown for some that Firefox restored. */
  own?: boolean
}

/** The part of `browser.downloads` that delivering needs. */
export interface DownloadsPort {
  /**
   * Start a download to `name` (relative, with `/`); `replace` overwrites a file there, else the browser finds a free name.
   * @throws {Problem} when the browser refuses it
   */
  start(file: Pick<ClipFile, 'type' | 'content'> & { name: string; replace: boolean }): Promise<number>
  find(id: number): Promise<Download | undefined>
  /** Downloads started since then (milliseconds since the epoch, UTC), the newest first. */
  since(startedAt: number): Promise<Download[]>
  /** The download once `test` holds, or as it is after `patience` ms (15,000); nothing when the browser has forgotten it. */
  until(id: number, test: (download: Download) => boolean, patience?: number): Promise<Download | undefined>
  /** Delete the file; quietly nothing when it cannot be deleted. */
  remove(id: number): Promise<void>
}
