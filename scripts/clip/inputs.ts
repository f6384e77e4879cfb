import { readFileSync } from 'node:fs'
import { dirname, normalize, resolve, sep } from 'node:path'
import { pagesAt } from './pages-at.ts'

/** A page to be read. */
export interface Input {
  /** How it is called in the output: the case's id, or the path as the caller gave it. */
  id: string
  /** Absolute path. */
  file: string
  url?: string
  /** Known before reading: the path leads nowhere, the case is malformed. */
  error?: string
}

/**
 * The pages that files and folders stand for, in the order given, each folder's sorted by path. A file or a folder
 * counts once, however many links lead to it.
 */
export function* inputsFrom(paths: string[], cwd: string): Generator<Input> {
  const known = new Set<string>()
  for (const path of paths) yield* pagesAt({ id: slashed(normalize(path)), file: resolve(cwd, path) }, known)
}

const slashed = (path: string) => path.split(sep).join('/')

/** The pages of a cases file: one `{"id","url","html"}` a line. */
export function inputsFromCases(path: string): Iterable<Input> {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  return {
    *[Symbol.iterator]() {
      let number = 0
      for (const [line] of text.matchAll(/^.*$/gm)) {
        number++
        if (line.trim()) yield inputFromCase(line, `${path}:${number}`, dirname(path))
      }
    },
  }
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
