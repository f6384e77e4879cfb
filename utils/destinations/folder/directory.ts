import { foldedName } from '../../render/path-key'
import { isTemporary } from './names'

/** Ms. An older temporary file is left over; a newer one may belong to another browser writing to the same folder. */
const MAX_TEMPORARY_AGE = 60_000

/**
 * One folder of the archive. Names that any disk it may be synced to treats as equal are equal here: `A.md` and `a.md`,
 * or `é` as one code point and as two. All methods throw what the handle throws.
 */
export interface Directory {
  handle: FileSystemDirectoryHandle
  /** Path in the archive, spelled as on disk; empty, or ends in a slash. */
  path: string
  /** @returns undefined if there is none */
  file(name: string): Promise<FileSystemFileHandle | undefined>
  /** @returns undefined if there is none and `create` is false */
  folder(name: string, create: boolean): Promise<Directory | undefined>
}

export function directory(handle: FileSystemDirectoryHandle, now: () => number, path = ''): Directory {
  let listed: Promise<Map<string, string>> | undefined

  async function find<Entry>(name: string, open: (real: string) => Promise<Entry>): Promise<Entry | undefined> {
    const exact = await orNothing(open(name))
    if (exact) return exact
    // Listing costs 40 µs an entry, so only do it as a last resort.
    listed ??= list()
    const real = (await listed).get(foldedName(name))
    return real === undefined || real === name ? undefined : orNothing(open(real))
  }

  /** Names on disk by folded name. Also removes temporary files of ours that a killed browser left. */
  async function list(): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    for await (const name of handle.keys()) {
      if (isTemporary(name)) await sweep(name)
      else names.set(foldedName(name), name)
    }
    return names
  }

  async function sweep(name: string): Promise<void> {
    try {
      const { lastModified } = await (await handle.getFileHandle(name)).getFile()
      if (now() - lastModified > MAX_TEMPORARY_AGE) await handle.removeEntry(name)
    } catch {
      // Already gone, or in use.
    }
  }

  return {
    handle,
    path,
    file: (name) => find(name, (real) => handle.getFileHandle(real)),
    async folder(name, create) {
      const found = await find(name, (real) => handle.getDirectoryHandle(real))
      const entry = found ?? (create ? await handle.getDirectoryHandle(name, { create }) : undefined)
      return entry && directory(entry, now, `${path}${entry.name}/`)
    },
  }
}

/** The entry, or undefined if there is none. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NotFoundError') return undefined
    throw cause
  }
}
