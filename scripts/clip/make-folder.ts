import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Make a folder and its missing parents. Node's own `recursive` never returns where the system refuses a folder in an
 * existing one, as in /proc (Node 24).
 * @param path absolute
 * @throws the system's error; `EEXIST` or `ENOTDIR` if something else is there
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (cause) {
    // Another process may have been faster.
    if (!isFolder(path)) throw cause
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
