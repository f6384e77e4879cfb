import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Extractor } from './extracted.ts'

const root = join(import.meta.dirname, '../..')

/** The global function that the script of an extractor leaves in the page. */
export const globalOf = (extractor: Extractor) => `pressclipBench_${extractor}`

/** A script that leaves the extractor in the page as a global function. */
export function bundle(extractor: Extractor, plugins: Plugin[] = []): Promise<string> {
  const entry = join(import.meta.dirname, 'extractors', `${extractor}.ts`)
  return bundleEntry(entry, globalOf(extractor), plugins)
}

/** A script that leaves the file's default export in the page under this name. */
export async function bundleEntry(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const { build } = await import('vite')
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: { write: false, lib: { entry, formats: ['iife'], name } },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first)) throw new Error(`Vite gave no bundle of ${entry}`)
  return first.output[0].code
}
