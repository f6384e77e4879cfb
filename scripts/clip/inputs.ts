import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve, sep } from 'node:path'

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

const PAGE = /\.(?:html?|xhtml)(?:\.gz)?$/i

/** The pages that files and folders stand for, in the order given, each folder's sorted by path, each file once. */
export function inputsFrom(paths: string[], cwd: string): Input[] {
  const inputs = new Map<string, Input>()
  for (const path of paths) {
    for (const input of pagesAt(path, cwd)) {
      if (!inputs.has(input.file)) inputs.set(input.file, input)
    }
  }
  return [...inputs.values()]
}

function pagesAt(path: string, cwd: string): Input[] {
  const file = resolve(cwd, path)
  const input = { id: named(path), file }
  try {
    if (!statSync(file).isDirectory()) return [input]
    const pages = readdirSync(file, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && PAGE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => (a.split(sep).join('\0') < b.split(sep).join('\0') ? -1 : 1))
    if (pages.length === 0) return [{ ...input, error: 'The folder holds no saved page.' }]
    return pages.map((page) => ({ id: named(join(path, relative(file, page))), file: page }))
  } catch (error) {
    return [{ ...input, error: (error as Error).message }]
  }
}

const named = (path: string) => normalize(path).split(sep).join('/')

/** The pages of a cases file: one `{"id","url","html"}` a line. */
export function inputsFromCases(path: string): Input[] {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
  return lines.flatMap((line, i) => (line.trim() ? [inputFromCase(line, `${path}:${i + 1}`, dirname(path))] : []))
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
