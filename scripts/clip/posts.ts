import { lstatSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Clip } from '../../utils/article'
import { clipKey } from '../../utils/compare/clip-key'
import { withSuffix } from '../../utils/render/path'
import { pathKey } from '../../utils/render/path-key'
import { postAddress } from '../../utils/render/post-address'
import { mayBeOurs } from './disk-store.ts'
import { entriesIn } from './entries.ts'
import { readUpTo, withRegularFile } from './regular-file.ts'
import { openScratch } from './scratch.ts'

/** The posts of an archive by name; each is read only when its article is needed. */
export interface Posts {
  /** The article whose post has this path key; empty if it is not a post, undefined if nothing is there. */
  owner(place: string): string | undefined
  /** The article's existing post, under any day and with any suffix, that would be at `path` now. */
  find(path: string, key: string): string | undefined
  add(path: string, key: string): void
}

/**
 * Everything under a name that a post could have.
 * - `name`: the path key without its day
 * - `place`: the path key
 * - `article`: the key of its article, once read; empty if it is not a post
 */
const SCHEMA = `
  CREATE TABLE post (name TEXT, place TEXT, path TEXT, article TEXT);
  CREATE INDEX by_name ON post (name, article, place);
  CREATE INDEX by_place ON post (place)`

/** The posts in one folder of the archive, as it is now. */
export function postsIn(archive: string, folder: string): Posts {
  const scratch = openScratch(SCHEMA)
  const insert = scratch.prepare('INSERT INTO post VALUES (?, ?, ?, ?)')
  const at = scratch.prepare('SELECT path, article FROM post WHERE place = ? ORDER BY rowid LIMIT 1')
  const unread = scratch.prepare('SELECT rowid, path FROM post WHERE name = ? AND article IS NULL LIMIT 1')
  const read = scratch.prepare('UPDATE post SET article = ? WHERE rowid = ?')
  const own = scratch.prepare('SELECT path FROM post WHERE name = ? AND article = ? ORDER BY place <> ?, rowid LIMIT 1')
  const any = scratch.prepare('SELECT 1 FROM post WHERE name = ? LIMIT 1')

  function add(path: string, key: string | null) {
    const place = pathKey(path)
    insert.run(undated(place), place, path, key)
  }

  /** Reads everything with this name. */
  function readAll(name: string) {
    for (let post = unread.get(name); post; post = unread.get(name)) {
      read.run(keyAt(join(archive, String(post.path))), Number(post.rowid))
    }
  }

  for (const name of namesIn(join(archive, folder))) add(posix.join(folder, name), null)
  return {
    owner(place) {
      const post = at.get(place)
      return post && (post.article === null ? keyAt(join(archive, String(post.path))) : String(post.article))
    },
    find(path, key) {
      for (let n = 1; ; n++) {
        const place = pathKey(n === 1 ? path : withSuffix(path, n))
        const name = undated(place)
        readAll(name)
        const post = own.get(name, key, place)
        if (post) return String(post.path)
        // The first may have been removed since.
        if (n > 1 && !any.get(name)) return undefined
      }
    },
    add,
  }
}

/** A path key without its day. */
const undated = (place: string): string => place.replace(/\d{4}-\d\d-\d\d/, '')

function* namesIn(folder: string): Generator<string> {
  try {
    for (const { name } of entriesIn(folder)) yield name
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  }
}

function keyAt(path: string): string {
  const url = postAddress(headOf(path))
  return url === undefined ? '' : clipKey({ article: { url }, scope: 'article' } as Clip)
}

/** Bytes to search for front matter. */
const HEAD = 65_536

/** The start of a file; empty if it is not ours or cannot be read. */
export function headOf(path: string): string {
  try {
    if (!mayBeOurs(lstatSync(path))) return ''
    return withRegularFile(path, (file) => readUpTo(file, HEAD).toString('utf8'))
  } catch {
    return ''
  }
}
