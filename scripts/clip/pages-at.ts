import { realpathSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Entry, sortedEntries } from './entries.ts'
import { inWords } from './in-words.ts'
import type { Input } from './input.ts'

const PAGE = /\.(?:html?|xhtml)(?:\.gz)?$/i

/** Whether this is asked for the first time. */
type IsNew = (real: string) => boolean

/** What is at a path. */
interface Place extends Input {
  /** The path without links. */
  real: string
  kind: 'file' | 'folder' | 'other'
}

/**
 * The pages at a given path; what cannot be read, or is not a file, is reported in its place.
 * @param isNew whether a page or folder is met for the first time, by its real path: others are skipped
 */
export function* pagesAt(input: Input, isNew: IsNew): Generator<Input> {
  const place = lookAt(input)
  if (place.kind !== 'folder') yield* page(place, isNew)
  else if (isNew(place.real) && !(yield* search(place, isNew))) {
    yield { ...input, error: 'The folder holds no saved page.' }
  }
}

/** @returns whether there was any page */
function* search(folder: Place, isNew: IsNew): Generator<Input, boolean> {
  try {
    let any = false
    for (const entry of sortedEntries(folder.file)) any = (yield* visit(placeOf(entry, folder), isNew)) || any
    return any
  } catch (error) {
    yield { id: folder.id, file: folder.file, error: inWords(error) }
    return true
  }
}

function* visit(place: Place, isNew: IsNew): Generator<Input, boolean> {
  if (place.kind === 'folder') return !isNew(place.real) || (yield* search(place, isNew))
  if (!PAGE.test(place.file)) return false
  yield* page(place, isNew)
  return true
}

function* page({ id, file, real, kind, error }: Place, isNew: IsNew): Generator<Input> {
  if (!isNew(real)) return
  const problem = error ?? (kind === 'other' ? 'This is no regular file.' : undefined)
  yield { id, file, ...(problem !== undefined && { error: problem }) }
}

function placeOf(entry: Entry, folder: Place): Place {
  const input = { id: posix.join(folder.id, entry.name), file: join(folder.file, entry.name) }
  if (entry.kind === 'link') return lookAt(input)
  return { ...input, real: join(folder.real, entry.name), kind: entry.kind }
}

function lookAt(input: Input): Place {
  try {
    const real = realpathSync.native(input.file)
    const stats = statSync(real)
    return { ...input, real, kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other' }
  } catch (error) {
    return { ...input, real: input.file, kind: 'other', error: inWords(error) }
  }
}
