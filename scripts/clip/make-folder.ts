import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Make a folder and those above it that are missing. Node's own `recursive` never ends where the system takes no folder
 * though the one above is there, as in /proc (Node 24).
 * @param path absolute
 * @throws what the system says; `EEXIST` or `ENOTDIR` when something else lies there
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (cause) {
    // Another process may have been quicker.
    if (!isFolder(path)) throw cause
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
