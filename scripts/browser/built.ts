import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import messages from '../../public/_locales/en/messages.json'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The built extension. The tests build nothing themselves. */
export function builtExtension(browser: 'chrome' | 'firefox'): string {
  const folder = join(ROOT, '.output', `${browser}-mv3`)
  if (!existsSync(join(folder, 'capture.js'))) {
    throw new Error(`${folder} is not built: run npm run build${browser === 'firefox' ? ':firefox' : ''}`)
  }
  return folder
}

/** A file of `tests/pages/<name>/`. */
export const testPage = (name: string, file = 'page.html'): Buffer =>
  readFileSync(join(ROOT, 'tests', 'pages', name, file))

/** The seed: a real page and the file that must come of it, byte for byte. */
export const SEED = {
  url: 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm',
  title: '美韩高官谴责朝鲜与俄罗斯的军事合作',
  path: 'archive/_posts/2023-09-15-n14074508.md',
  html: testPage('seed'),
  file: testPage('seed', '2023-09-15-n14074508.md'),
}

/** A folder of its own, and how to be rid of it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'pressclip-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** Every file below a folder, by its path in it, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()

/** What the English interface says. */
export const words = (key: keyof typeof messages): string => messages[key].message
