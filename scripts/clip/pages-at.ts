import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Input } from './inputs.ts'

const PAGE = /\.(?:html?|xhtml)(?:\.gz)?$/i

/** What lies at a path. */
interface Place extends Input {
  /** The path without links. */
  real: string
  kind: 'file' | 'folder' | 'other'
}

/**
 * The pages at a path that somebody named; what cannot be read, or is no file, is told in its place.
 * @param known real paths of pages and folders met before: they are passed over
 */
export function* pagesAt(input: Input, known: Set<string>): Generator<Input> {
  const place = lookAt(input)
  if (place.kind !== 'folder') yield* page(place, known)
  else if (isNew(place.real, known) && !(yield* search(place, known))) {
    yield { ...input, error: 'The folder holds no saved page.' }
  }
}

/** @returns whether there was any page */
function* search(folder: Place, known: Set<string>): Generator<Input, boolean> {
  let any = false
  let entries: Dirent[]
  try {
    entries = entriesOf(folder.file)
  } catch (error) {
    yield { id: folder.id, file: folder.file, error: (error as Error).message }
    return true
  }
  for (const entry of entries) any = (yield* visit(placeOf(entry, folder), known)) || any
  return any
}

function* visit(place: Place, known: Set<string>): Generator<Input, boolean> {
  if (place.kind === 'folder') return !isNew(place.real, known) || (yield* search(place, known))
  if (!PAGE.test(place.file)) return false
  yield* page(place, known)
  return true
}

function* page({ id, file, real, kind, error }: Place, known: Set<string>): Generator<Input> {
  if (!isNew(real, known)) return
  const problem = error ?? (kind === 'other' ? 'This is no regular file.' : undefined)
  yield { id, file, ...(problem !== undefined && { error: problem }) }
}

function isNew(real: string, known: Set<string>): boolean {
  if (known.has(real)) return false
  known.add(real)
  return true
}

/** Sorted by path: what is in a folder comes before a file whose name goes on (`a/b` before `a-b`). */
const entriesOf = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))

const sortKey = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}\0` : entry.name)

function placeOf(entry: Dirent, folder: Place): Place {
  const input = { id: posix.join(folder.id, entry.name), file: join(folder.file, entry.name) }
  if (entry.isSymbolicLink()) return lookAt(input)
  const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
  return { ...input, real: join(folder.real, entry.name), kind }
}

function lookAt(input: Input): Place {
  try {
    const real = realpathSync.native(input.file)
    const stats = statSync(real)
    return { ...input, real, kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other' }
  } catch (error) {
    return { ...input, real: input.file, kind: 'other', error: (error as Error).message }
  }
}
