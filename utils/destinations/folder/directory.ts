import { foldedName } from '../../render/path-key'
import { isTemporary } from './names'

/** Older ones of ours are litter; a younger one may be another browser's that writes to the same folder. */
const LITTER = 60_000

/**
 * One folder of the archive. Names are one as they are on any disk it may be synced to: `A.md` and `a.md` are one file,
 * and so are `é` as one sign and as two. All methods throw what the handle throws.
 */
export interface Directory {
  handle: FileSystemDirectoryHandle
  /** In the archive, as the names are written on disk; empty, or with a slash at its end. */
  path: string
  /** @returns undefined when there is none */
  file(name: string): Promise<FileSystemFileHandle | undefined>
  /** @returns undefined when there is none, and none was to be made */
  folder(name: string, create: boolean): Promise<Directory | undefined>
}

export function directory(handle: FileSystemDirectoryHandle, now: () => number, path = ''): Directory {
  let listed: Promise<Map<string, string>> | undefined

  async function find<Entry>(name: string, open: (real: string) => Promise<Entry>): Promise<Entry | undefined> {
    const exact = await orNothing(open(name))
    if (exact) return exact
    // 40 µs an entry: only where nothing else helps.
    listed ??= list()
    const real = (await listed).get(foldedName(name))
    return real === undefined || real === name ? undefined : orNothing(open(real))
  }

  /** The real names by what tells them apart. What a killed browser left of ours is removed on the way. */
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
      if (now() - lastModified > LITTER) await handle.removeEntry(name)
    } catch {
      // Gone, or in use.
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

/** What is asked for; undefined when there is no such entry. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NotFoundError') return undefined
    throw cause
  }
}
