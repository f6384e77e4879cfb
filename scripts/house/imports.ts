import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { root } from '../machine/run.ts'

/** From one file to another, by their paths in the repository. */
export interface Import {
  from: string
  to: string
}

const CODE = /\.(?:tsx?|mjs)$/
const SUFFIXES = ['', '.ts', '.tsx', '.d.ts', '.mjs', '/index.ts']

/** Every file of code in these folders, sorted. */
export const codeIn = (folders: readonly string[]): string[] =>
  globSync(
    folders.map((folder) => `${folder}/**/*`),
    { cwd: root },
  )
    .filter((file) => CODE.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()

/**
 * What a file imports of our own: by name, for side effects, at run time, and by pattern (`import.meta.glob`).
 * Formatted code has one form for each, so no parser is needed.
 */
export function importsOf(file: string, text = readFileSync(join(root, file), 'utf8')): Import[] {
  const named = text.matchAll(/(?:\bfrom|^import|\bimport\(|\bimport type)\s*'(\.[^']*)'/gm)
  const patterns = text.matchAll(/import\.meta\.glob(?:<[^>]*>)?\('(\.[^']*)'/g)
  const files = [
    ...Array.from(named, ([, name = '']) => fileAt(posix.join(dirname(file), name))),
    ...Array.from(patterns, ([, pattern = '']) => matching(dirname(file), pattern)).flat(),
  ]
  return [...new Set(files)].flatMap((to) => (to === undefined || !CODE.test(to) ? [] : { from: file, to }))
}

const fileAt = (path: string): string | undefined =>
  SUFFIXES.map((suffix) => path + suffix).find(
    (file) => existsSync(join(root, file)) && statSync(join(root, file)).isFile(),
  )

const matching = (folder: string, pattern: string): string[] =>
  globSync(pattern, { cwd: join(root, folder) })
    .map((file) => relative(root, join(root, folder, file)).replaceAll('\\', '/'))
    .sort()
