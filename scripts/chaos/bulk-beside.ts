import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articlePage } from '../browser/article-page'
import { filesIn, temporaryFolder } from '../browser/built'
import { PRESET } from './clips'

const COMMAND = fileURLToPath(new URL('../clip.mjs', import.meta.url))
const PAGES = 6

/** The bulk command clipping the same few saved pages into a folder over and over. */
export interface Beside {
  /** The files they must leave there. */
  files: ReadonlyMap<string, Buffer>
  /** @returns how many runs there were, once the last has ended */
  stop(): Promise<number>
}

/** Starts at once. @throws if the first run fails */
export async function bulkBeside(folder: string): Promise<Beside> {
  const home = temporaryFolder()
  const pages = join(home.path, 'pages')
  mkdirSync(pages)
  for (let n = 0; n < PAGES; n++) {
    const url = `https://saved.example/2026/03/beside-${n}`
    const page = articlePage({ title: `Beside ${n}`, head: `<link rel="canonical" href="${url}">` })
    writeFileSync(join(pages, `${n}.html`), page)
  }
  const clean = join(home.path, 'clean')
  await clip(pages, clean)
  const files = new Map(filesIn(clean).map((path) => [path, readFileSync(join(clean, path))]))

  let over = false
  const loop = async (): Promise<number> => {
    let runs = 0
    while (!over) {
      await clip(pages, folder)
      runs++
    }
    return runs
  }
  const running = loop()
  // `stop` reports a failure.
  running.catch(() => {})
  return {
    files,
    async stop() {
      over = true
      return running.finally(() => home.remove())
    },
  }
}

const clip = (pages: string, out: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, '--preset', PRESET, '--out', out, pages])
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run clip ended with ${code}: ${said}`)),
    )
  })
