import type { ClipFile } from '../../article'

/** A download as the browser reports it. */
export interface Download {
  id: number
  /** Absolute path; empty until the browser (or the user, in a dialog) has chosen it. */
  name: string
  state: 'in_progress' | 'interrupted' | 'complete'
  /** The browser's reason if interrupted: `USER_CANCELED`, `FILE_NO_SPACE` … */
  error?: string
  /** Size on disk. */
  bytes: number
  /** Milliseconds since the epoch, UTC. */
  startedAt: number
  /** False once the browser has seen that the file is gone. */
  exists: boolean
  /** Whether Pressclip started it; unknown for some downloads that Firefox restored. */
  own?: boolean
}

/** The part of `browser.downloads` that deliveries need. */
export interface DownloadsPort {
  /**
   * Start a download to `name` (relative, with `/`). `replace` overwrites an existing file; otherwise the browser picks
   * a free name.
   * @throws {Problem} if the browser refuses it
   */
  start(file: Pick<ClipFile, 'type' | 'content'> & { name: string; replace: boolean }): Promise<number>
  find(id: number): Promise<Download | undefined>
  /** Downloads started since then (milliseconds since the epoch, UTC), newest first. */
  since(startedAt: number): Promise<Download[]>
  /** The download once `test` is true or `patience` ms (15,000) are over; undefined if the browser has forgotten it. */
  until(id: number, test: (download: Download) => boolean, patience?: number): Promise<Download | undefined>
  /** Delete the file. Does nothing if it cannot be deleted. */
  remove(id: number): Promise<void>
}
