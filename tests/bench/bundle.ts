import { join } from 'node:path'
import type { Plugin } from 'vite'
import { leanLibraries } from '../../scripts/build-plugins.ts'
import type { Extractor } from './extracted.ts'

const root = join(import.meta.dirname, '..', '..')

/** The global function that the script of an extractor leaves in the page. */
export const globalOf = (extractor: Extractor) => `pressclipBench_${extractor}`

/** A script that leaves the extractor in the page as a global function. */
export async function bundle(extractor: Extractor, plugins: Plugin[] = []): Promise<string> {
  const { build } = await import('vite')
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    // The peers' libraries stay as published; ours are what the injected script has.
    plugins: [...(extractor === 'pressclip' ? [leanLibraries()] : []), ...plugins],
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'extractors', `${extractor}.ts`),
        formats: ['iife'],
        name: globalOf(extractor),
      },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first)) throw new Error(`Vite gave no bundle of ${extractor}`)
  return first.output[0].code
}
