import { type Dirent, opendirSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { openScratch } from './scratch.ts'

export interface Entry {
  name: string
  kind: 'file' | 'folder' | 'link' | 'other'
}

const SCHEMA = 'CREATE TABLE entry (key TEXT, name TEXT, kind TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID'

/** A folder's entries, sorted by path: contents of a folder come before files of longer name (`a/b` before `a-b`). */
export function* sortedEntries(folder: string): Generator<Entry> {
  const scratch = openScratch(SCHEMA)
  try {
    list(folder, scratch)
    for (const { name, kind } of scratch.prepare('SELECT name, kind FROM entry ORDER BY key').iterate()) {
      yield { name, kind } as Entry
    }
  } finally {
    scratch.close()
  }
}

/** Names that are not UTF-8 may decode alike; none of them can be opened by its decoded name. */
function list(folder: string, scratch: DatabaseSync) {
  const add = scratch.prepare('INSERT OR IGNORE INTO entry VALUES (?, ?, ?)')
  for (const entry of entriesIn(folder)) {
    const kind = kindOf(entry)
    add.run(kind === 'folder' ? `${entry.name}\x01` : entry.name, entry.name, kind)
  }
}

/** In the system's order, a few at a time. */
export function* entriesIn(folder: string): Generator<Dirent> {
  const directory = opendirSync(folder, { bufferSize: 1024 })
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) yield entry
  } finally {
    directory.closeSync()
  }
}

const kindOf = (entry: Dirent): Entry['kind'] =>
  entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
