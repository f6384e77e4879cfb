import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stateOf } from '../machine/state-of.ts'

const root = join(import.meta.dirname, '..', '..')
const SOURCES = ['package-lock.json', 'utils', 'scripts/clip', 'public/_locales/en']

/** Plain Node has no `import.meta.glob`, so Vite bundles the command, once for every state of its sources. */
async function bundle(folder: string) {
  const { build } = await import('vite')
  mkdirSync(join(folder, '..'), { recursive: true })
  const outDir = mkdtempSync(join(folder, '..', 'new-'))
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: true,
        outDir,
        target: 'node22',
        rollupOptions: {
          input: { main: join(root, 'scripts/clip/main.ts'), worker: join(root, 'scripts/clip/worker.ts') },
          output: { entryFileNames: '[name].js' },
        },
      },
    })
    renameSync(outDir, folder)
  } catch (error) {
    rmSync(outDir, { recursive: true, force: true })
    // Unless another run was faster and built the same.
    if (!existsSync(folder)) throw error
  }
}

const folder = join(root, '.cache', 'clip', stateOf(root, SOURCES))
if (!existsSync(folder)) await bundle(folder)
const { clip } = (await import(pathToFileURL(join(folder, 'main.js')).href)) as typeof import('./main.ts')
process.exitCode = await clip(process.argv.slice(2))
