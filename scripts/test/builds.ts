import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../machine/run.ts'
import type { Result } from './result.ts'

/**
 * Bytes as built: budgets against waste, never a reason to cut a table or a library. The capture script is injected into
 * pages and holds DOMPurify, Readability and Turndown as they are published; the reader of large and linked pages
 * (`reader.html`) holds the same. The background starts for every event; the popup must be there before the
 * eye has moved.
 */
const BUDGETS = { 'capture.js': 200_000, 'background.js': 160_000, 'popup.html': 120_000, 'reader.html': 210_000 }

/** All files, unpacked: the ZIP is smaller. */
const PACKAGE_BUDGET = 1_200_000

/** What reads and cleans hostile pages is shipped as its authors test it. */
export const LIBRARIES = [
  'dompurify/dist/purify.es.mjs',
  '@mozilla/readability/Readability.js',
  'turndown/lib/turndown.browser.es.js',
]

const PERMISSIONS = new Set([
  'activeTab',
  'scripting',
  'storage',
  'contextMenus',
  'downloads',
  'alarms',
  'offscreen',
  'unlimitedStorage',
])

/**
 * What the user may be asked for, in the click that needs it: to say from which article a picture's address is,
 * where a link leads on to, and to keep the page itself.
 */
const OPTIONAL_PERMISSIONS = new Set(['declarativeNetRequestWithHostAccess', 'webRequest', 'pageCapture'])

/**
 * Nothing runs until asked: no key of the manifest may give more than the click gives. Sites may be asked for one by one
 * (`optional_host_permissions`): which ones is known only when an article, a link or a place names them.
 */
const FORBIDDEN_KEYS = ['content_scripts', 'host_permissions', 'externally_connectable', 'web_accessible_resources']

/** Of every page of ours, and of the background. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "object-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src http: https:',
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]
/** Of the page that reads hostile ones. */
const SANDBOX = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
]
/** Firefox knows no sandboxed pages, and forbids its popup to frame what says `frame-ancestors`. */
const POLICIES = {
  'chrome-mv3': { extension_pages: [...POLICY, "frame-ancestors 'none'"], sandbox: SANDBOX },
  'firefox-mv3': { extension_pages: POLICY },
} as const

/** Chromium's `base::IsStringUTF8` refuses them in a script to be injected, as if it were not UTF-8. */
const NONCHARACTER = /\p{Noncharacter_Code_Point}/u

/** Sizes, permissions and code of the two builds under `output`; each statement counts as one. */
export function checkBuilds(output: string): Result {
  const problems: string[] = []
  const lines: string[] = []
  let passed = 0
  const state = (what: string, holds: boolean) => {
    lines.push(`${holds ? ' ok ' : 'FAIL'} ${what}`)
    if (holds) passed++
    else problems.push(what)
  }
  for (const build of ['chrome-mv3', 'firefox-mv3'] as const) {
    const folder = join(output, build)
    const built = existsSync(join(folder, 'manifest.json'))
    state(`${build} is built`, built)
    if (!built) continue
    for (const [entry, budget] of Object.entries(BUDGETS)) {
      const size = bytesOf(folder, entry)
      state(`${build}/${entry}: ${size} of ${budget} bytes`, size > 0 && size <= budget)
    }
    const total = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(folder, name)))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
    state(`${build}: ${total} of ${PACKAGE_BUDGET} bytes`, total <= PACKAGE_BUDGET)
    const capture = readFileSync(join(folder, 'capture.js'), 'utf8')
    for (const library of LIBRARIES) {
      const missing = missingNames(readFileSync(join(root, 'node_modules', library), 'utf8'), capture)
      state(`${build}/capture.js: all of ${library} ${missing}`, missing.length === 0)
    }
    state(`${build}/capture.js can be injected`, !NONCHARACTER.test(capture))
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    for (const key of FORBIDDEN_KEYS) state(`${build}: no ${key}`, !(key in manifest))
    for (const [pages, wanted] of Object.entries(POLICIES[build])) {
      const policy = String(manifest.content_security_policy?.[pages]).split('; ').sort()
      state(`${build}: the policy of ${pages} is ${policy}`, `${policy}` === `${[...wanted].sort()}`)
    }
    const extra = (manifest.permissions ?? []).filter((name: string) => !PERMISSIONS.has(name))
    state(`${build}: no further permission ${extra}`, extra.length === 0)
    const asked = (manifest.optional_permissions ?? []).filter((name: string) => !OPTIONAL_PERMISSIONS.has(name))
    state(`${build}: no further permission to ask for ${asked}`, asked.length === 0)
    for (const name of scriptsIn(folder)) {
      const evaluated = /\beval\s*\(|\bnew Function\b/.exec(readFileSync(join(folder, name), 'utf8'))?.[0]
      state(`${build}/${name}: runs no text as code ${evaluated ?? ''}`, evaluated === undefined)
    }
  }
  return { passed, failed: problems.length, skipped: [], output: lines.join('\n') }
}

const scriptsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))

/** The properties that a library reads or writes and that its built form does not: a minifier keeps their names. */
export function missingNames(library: string, built: string): string[] {
  const code = library.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  const used = new Set(built.match(/[\w$]+/g))
  return [...new Set(code.match(/(?<=[\w)\]]\.)[A-Za-z_]\w+/g))].filter((name) => !used.has(name))
}

/** The size of a script, or of every script that a page loads at its start. */
export function bytesOf(folder: string, entry: string): number {
  const loaded = new Set<string>()
  const load = (path: string, pattern: RegExp) => {
    if (!existsSync(path)) return
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(pattern)) {
      const script = name.startsWith('/') ? join(folder, name) : join(dirname(path), name)
      if (loaded.has(script)) continue
      loaded.add(script)
      load(script, IMPORT)
    }
  }
  const path = join(folder, entry)
  if (!entry.endsWith('.html')) return existsSync(path) ? statSync(path).size : 0
  load(path, SCRIPT)
  return [...loaded].reduce((sum, script) => sum + statSync(script).size, 0)
}

const SCRIPT = /<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g
/** Static imports; what `import()` loads is loaded when it is needed. */
const IMPORT = /\b(?:import|from)\s*["']([^"']+\.js)["']/g
