import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { dirname, normalize, resolve, sep } from 'node:path'
import type { Input } from './input.ts'
import { pagesAt } from './pages-at.ts'
import { openScratch } from './scratch.ts'

/**
 * The pages in files and folders, in the order given, each folder's sorted by path. A file or folder counts once,
 * however many links lead to it.
 */
export function* inputsFrom(paths: string[], cwd: string): Generator<Input> {
  const known = openScratch('CREATE TABLE known (path TEXT PRIMARY KEY) WITHOUT ROWID')
  try {
    const add = known.prepare('INSERT OR IGNORE INTO known VALUES (?)')
    const isNew = (path: string) => add.run(path).changes === 1
    for (const path of paths) yield* pagesAt({ id: slashed(normalize(path)), file: resolve(cwd, path) }, isNew)
  } finally {
    known.close()
  }
}

const slashed = (path: string) => path.split(sep).join('/')

/**
 * The pages of a cases file: one `{"id","url","html"}` per line.
 * @throws the system's error if there is no such file
 */
export function inputsFromCases(path: string): Iterable<Input> {
  const lines = repeatableLines(path)
  return {
    *[Symbol.iterator]() {
      let number = 0
      for (const line of lines()) {
        number++
        if (line.trim()) yield inputFromCase(line, `${path}:${number}`, dirname(path))
      }
    },
  }
}

/** Its lines, any number of times: a pipe can be read only once, so its lines are kept. */
function repeatableLines(path: string): () => Iterable<string> {
  const file = openSync(path, 'r')
  try {
    if (fstatSync(file).isFile()) return () => linesAt(path)
    const kept = openScratch('CREATE TABLE kept (line TEXT)')
    const keep = kept.prepare('INSERT INTO kept VALUES (?)')
    for (const line of linesOf(file)) keep.run(line)
    return function* () {
      for (const { line } of kept.prepare('SELECT line FROM kept').iterate()) yield String(line)
    }
  } finally {
    closeSync(file)
  }
}

function* linesAt(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    yield* linesOf(file)
  } finally {
    closeSync(file)
  }
}

/** Reads the file piece by piece. */
function* linesOf(file: number): Generator<string> {
  const piece = new Uint8Array(2 ** 16)
  const decoder = new TextDecoder()
  /** The pieces of an unfinished line. */
  let begun: string[] = []
  for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
    const [first = '', ...others] = decoder.decode(piece.subarray(0, length), { stream: true }).split('\n')
    begun.push(first)
    for (const next of others) {
      yield begun.join('')
      begun = [next]
    }
  }
  yield begun.join('') + decoder.decode()
}

function inputFromCase(line: string, place: string, folder: string): Input {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { id: place, file: place, error: `The line is no JSON: ${(error as Error).message}` }
  }
  const { id, url, html } = value ?? {}
  const name = typeof id === 'string' || typeof id === 'number' ? String(id) : place
  if (typeof html !== 'string') return { id: name, file: place, error: 'The case has no "html".' }
  return { id: name, file: resolve(folder, html), url: typeof url === 'string' && URL.canParse(url) ? url : undefined }
}
