import { constants, copyFileSync, linkSync, lstatSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryName } from '../../utils/destinations/folder/names'
import type { FileStore } from '../../utils/destinations/shared/deliver-files'
import type { Stored, Write } from '../../utils/destinations/shared/stored'
import { Problem } from '../../utils/problem'
import { makeFolder } from './make-folder.ts'
import { readUpTo, withRegularFile } from './regular-file.ts'

/** Larger than any file of ours. */
const MAX_BYTES = 256 * 2 ** 20

export const mayBeOurs = (entry: Stats): boolean => entry.isFile() && entry.size <= MAX_BYTES

/** Stands for what is no file of ours and equals none: a folder, a link, a pipe, a disk image. It is kept. */
const FOREIGN: Stored = { bytes: Uint8Array.of(0), version: 'foreign' }

/** A folder on this computer as a file store. Throws system errors, `conflict` and `name_refused`. */
export const diskStore = (folder: string): FileStore => ({
  read: async (path) => stored(join(folder, path)),
  write: async (file) => write(join(folder, file.path), file),
  remove: async (path) => rmSync(join(folder, path), { force: true }),
})

function stored(path: string): Stored | undefined {
  const entry = lstatSync(path, { throwIfNoEntry: false })
  if (!entry) return undefined
  if (!mayBeOurs(entry)) return FOREIGN
  return withRegularFile(path, (file) => ({
    bytes: new Uint8Array(readUpTo(file, file.size)),
    version: file.version,
  }))
}

/** Whatever happens, the path holds the old or the new file, complete, and nobody else's is replaced. */
function write(path: string, { bytes, old, path: name }: Write): void {
  if (old === FOREIGN) throw new Problem('name_refused', `${name}: what lies there is no file of Pressclip's`)
  const folder = dirname(path)
  makeFolder(folder)
  const temporary = join(folder, temporaryName('npm run clip', name))
  // Left by a killed run.
  rmSync(temporary, { force: true })
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', flush: true })
    if (!old) create(temporary, path)
    else if (stored(path)?.version === old.version) renameSync(temporary, path)
    else throw new Problem('conflict', name)
  } catch (cause) {
    throw codeOf(cause) === 'EEXIST' ? new Problem('conflict', name, { cause }) : cause
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Gives a file its name. @throws `EEXIST` if that is taken */
function create(temporary: string, path: string): void {
  try {
    linkSync(temporary, path)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw cause
    // Disks without hard links (FAT, some network shares).
    copyFileSync(temporary, path, constants.COPYFILE_EXCL)
  }
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code
