import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', '..')
const SOURCES = ['utils', 'scripts/clip', 'public/_locales/en']

function stateOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of SOURCES) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
      hash.update(`${path}\0`).update(readFileSync(path))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * `import.meta.glob` does not exist in plain Node, so the command is bundled by Vite, once for every state of its
 * sources.
 */
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
    // Unless another run was faster and has built the same.
    if (!existsSync(folder)) throw error
  }
}

const folder = join(root, '.cache', 'clip', stateOfSources())
if (!existsSync(folder)) await bundle(folder)
const { clip } = (await import(pathToFileURL(join(folder, 'main.js')).href)) as typeof import('./main.ts')
process.exitCode = await clip(process.argv.slice(2))
