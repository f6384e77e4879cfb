import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

interface Found {
  /** Absolute path. */
  file: string
  /** Why it is not read. */
  problem?: string
}

const FOLDER = '_pressclip'

/**
 * The sidecars in the `_pressclip` folders below a folder, sorted by path. Links are not followed; one that could hide
 * a sidecar is reported.
 * @param root a path without links
 */
export function* sidecarsIn(root: string, isSidecar: (name: string) => boolean): Generator<Found> {
  yield* search(root, root.split(sep).includes(FOLDER))

  function* search(folder: string, inside: boolean): Generator<Found> {
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      yield { file: folder, problem: `cannot be read: ${(error as Error).message}` }
      return
    }
    for (const entry of entries) {
      const file = join(folder, entry.name)
      const wanted = inside && isSidecar(entry.name)
      if (entry.isDirectory() && !wanted) yield* search(file, inside || entry.name === FOLDER)
      else if (wanted) yield entry.isFile() ? { file } : { file, problem: 'a link, or no file: not looked into' }
      else if (entry.isSymbolicLink() && hides(file, inside || entry.name === FOLDER)) {
        yield { file, problem: 'a link to a folder, which is not followed' }
      }
    }
  }

  /** Whether a link leads to a folder that the search does not reach by itself. */
  function hides(link: string, inside: boolean): boolean {
    try {
      const real = realpathSync.native(link)
      return statSync(real).isDirectory() && (inside || !`${real}${sep}`.startsWith(root + sep))
    } catch {
      return inside
    }
  }
}
