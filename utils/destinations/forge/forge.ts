import type { Plan } from '../shared/plan'

type Changes = Pick<Plan, 'writes' | 'stale'>

/** A repository on a server, through its API. Its methods throw only `Problem`s. */
export interface Forge {
  /**
   * The newest commit of the branch; undefined while the repository is empty.
   * @throws {Problem} `place_missing` if the repository has commits, but no such branch
   */
  head(branch: string): Promise<string | undefined>
  /** The file at this commit, or undefined. */
  read(commit: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  kindAt(commit: string, path: string): Promise<'file' | 'folder' | undefined>
  /**
   * Commit on top of `head`: write all the files and remove the stale ones. To an empty repository a server may write
   * only the first file.
   * @throws {Problem} `conflict` if the branch is no longer at `head`
   */
  commit(branch: string, head: string | undefined, changes: Changes, message: string): Promise<void>
  /** Check that the branch can be written, without leaving a commit. */
  probe(branch: string): Promise<void>
}
