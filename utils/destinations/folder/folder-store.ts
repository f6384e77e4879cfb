import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import type { FileStore } from '../shared/deliver-files'
import type { Stored } from '../shared/stored'
import { type Directory, directory } from './directory'
import { folderProblem } from './folder-problem'
import { temporaryName } from './names'
import { putInPlace, removeQuietly, writeTemporary } from './write-file'

/** The folder the user picked, for one delivery: directory listings are cached. */
interface FolderStore extends FileStore {
  /** The path as spelled on this disk. */
  realPath(path: string): Promise<string>
  /** Write a hidden file, read it back and remove it. @throws {Problem} */
  probe(): Promise<void>
}

/** `destination`: its id, because two destinations in one folder must not share temporary files. */
export function folderStore(destination: string, root: FileSystemDirectoryHandle, now: () => number): FolderStore {
  const opened = new Map<string, Directory>([['', directory(root, now)]])

  async function open(path: string, create: boolean): Promise<Directory | undefined> {
    const known = opened.get(path)
    if (known) return known
    const { parent, name } = split(path)
    const found = await reportBlocked(path, (await open(parent, create))?.folder(name, create))
    if (found) opened.set(path, found)
    return found
  }

  async function find(path: string) {
    const { parent, name } = split(path)
    const folder = await open(parent, false)
    return { folder, file: await reportBlocked(path, folder?.file(name)) }
  }

  async function put(path: string, bytes: Uint8Array<ArrayBuffer>, old: Stored | undefined): Promise<void> {
    const { parent, name } = split(path)
    const folder = await open(parent, true)
    if (!folder) return
    const temporary = await writeTemporary(folder.handle, temporaryName(destination, path), bytes)
    const there = await folder.file(name)
    if ((there && versionOf(await there.getFile())) !== old?.version) {
      await removeQuietly(folder.handle, temporary.name)
      throw new Problem('conflict', path)
    }
    await putInPlace(folder.handle, temporary, there?.name ?? name, bytes)
  }

  async function remove(path: string): Promise<void> {
    const { folder, file } = await find(path)
    if (folder && file) await folder.handle.removeEntry(file.name)
  }

  async function probe(): Promise<void> {
    const bytes = new TextEncoder().encode('Pressclip was here.')
    const file = await writeTemporary(root, temporaryName(destination, ''), bytes)
    try {
      if (!sameBytes((await stored(file)).bytes, bytes)) throw new Problem('not_stored', file.name)
    } finally {
      await root.removeEntry(file.name)
    }
  }

  /** Turns anything a handle throws into a problem. */
  const withProblems = <T>(path: string, work: Promise<T>): Promise<T> =>
    work.catch(async (cause) => {
      throw await folderProblem(root, path, cause)
    })

  return {
    read: (path) =>
      withProblems(
        path,
        find(path).then(({ file }) => file && stored(file)),
      ),
    write: ({ path, bytes, old }) => withProblems(path, put(path, bytes, old)),
    remove: (path) => withProblems(path, remove(path)),
    realPath: (path) =>
      withProblems(
        path,
        find(path).then(({ folder, file }) => (folder && file ? folder.path + file.name : path)),
      ),
    probe: () => withProblems(root.name, probe()),
  }
}

/** Reports a file where a folder should be, or the other way round, with the path that is in the way. */
async function reportBlocked<T>(path: string, asked: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TypeMismatchError') throw new Problem('path_taken', path, { cause })
    throw cause
  }
}

async function stored(handle: FileSystemFileHandle): Promise<Stored> {
  const file = await handle.getFile()
  return { bytes: new Uint8Array(await file.arrayBuffer()), version: versionOf(file) }
}

/** Any write changes the file's time or size. */
const versionOf = ({ lastModified, size }: File): string => `${lastModified} ${size}`

function split(path: string): { parent: string; name: string } {
  const slash = path.lastIndexOf('/')
  return { parent: path.slice(0, Math.max(slash, 0)), name: path.slice(slash + 1) }
}
