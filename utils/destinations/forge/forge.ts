import type { Plan } from '../shared/plan'

type Changes = Pick<Plan, 'writes' | 'stale'>

/** One repository on a server, through its API. All methods throw `Problem`s only. */
export interface Forge {
  /**
   * The newest commit of the branch; undefined while the repository is empty.
   * @throws {Problem} `place_missing` when the repository has commits, but no such branch
   */
  head(branch: string): Promise<string | undefined>
  /** The file as it lies at the commit; undefined when none does. */
  read(commit: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  kindAt(commit: string, path: string): Promise<'file' | 'folder' | undefined>
  /**
   * One commit on the branch that writes all the files and removes the stale ones, planned when its newest commit was
   * `head`. To an empty repository a server may take no more than the first file.
   * @throws {Problem} `conflict` when the branch has moved on meanwhile
   */
  commit(branch: string, head: string | undefined, changes: Changes, message: string): Promise<void>
  /** Try whether the branch could be written, leaving no commit. */
  probe(branch: string): Promise<void>
}
