import { lstatSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Clip } from '../../utils/article'
import { clipKey } from '../../utils/render/clip-key'
import { withSuffix } from '../../utils/render/path'
import { pathKey } from '../../utils/render/path-key'
import { postAddress } from '../../utils/render/post-address'
import { mayBeOurs } from './disk-store.ts'
import { readUpTo, withRegularFile } from './regular-file.ts'

/** What lies in a folder under a name that a post could have. */
interface Entry {
  /** In the archive. */
  path: string
  /** The article whose post it is, once it was read; empty when it is no post. */
  key?: string
}

/** The posts in a folder of an archive by their names; each is read only when its article must be known. */
export interface Posts {
  /** The article whose post has this path key; empty for what is no post, undefined when nothing lies there. */
  owner(place: string): string | undefined
  /** Where the article's post lies, filed under whatever day and with whatever suffix, that would be at `path` now. */
  find(path: string, key: string): string | undefined
  add(path: string, key: string): void
}

export function postsIn(archive: string, folder: string): Posts {
  const entries = new Map<string, Entry[]>()

  function add(path: string, key?: string) {
    const name = undated(pathKey(path))
    const named = entries.get(name)
    if (named) named.push({ path, key })
    else entries.set(name, [{ path, key }])
  }
  const named = (place: string): Entry[] => entries.get(undated(place)) ?? []
  const isAt = (place: string) => (entry: Entry) => pathKey(entry.path) === place
  const keyOf = (entry: Entry): string => {
    entry.key ??= keyAt(join(archive, entry.path))
    return entry.key
  }

  for (const name of namesIn(join(archive, folder))) add(posix.join(folder, name))
  return {
    owner(place) {
      const entry = named(place).find(isAt(place))
      return entry && keyOf(entry)
    },
    find(path, key) {
      for (let n = 1; ; n++) {
        const place = pathKey(n === 1 ? path : withSuffix(path, n))
        const own = named(place).filter((entry) => keyOf(entry) === key)
        const entry = own.find(isAt(place)) ?? own[0]
        if (entry) return entry.path
        // The first may have been removed since.
        if (n > 1 && named(place).length === 0) return undefined
      }
    },
    add,
  }
}

/** A path key whatever the day in it. */
const undated = (place: string): string => place.replace(/\d{4}-\d\d-\d\d/, '')

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}

function keyAt(path: string): string {
  const url = postAddress(headOf(path))
  return url === undefined ? '' : clipKey({ article: { url }, scope: 'article' } as Clip)
}

/** Front matter is looked for in so many bytes. */
const HEAD = 65_536

/** The beginning of a file; empty for what is none of ours, or cannot be read. */
export function headOf(path: string): string {
  try {
    if (!mayBeOurs(lstatSync(path))) return ''
    return withRegularFile(path, (file) => readUpTo(file, HEAD).toString('utf8'))
  } catch {
    return ''
  }
}
