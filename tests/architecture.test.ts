import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import biome from '../biome.json'
import manifest from '../package.json'

const root = fileURLToPath(new URL('..', import.meta.url))
const entries = (folder: string) =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : []
const foldersIn = (folder: string) => entries(folder).flatMap((entry) => (entry.isDirectory() ? entry.name : []))

const sources = ['components', 'entrypoints', 'scripts', 'utils'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .map((name) => join(folder, name)),
)
/** Without comments, as far as our own style needs it. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('whoever adds one adds its test', () => {
  const destinations = [
    ...foldersIn('utils/presets').map((name) => [`utils/presets/${name}`, `tests/presets/${name}.test.ts`]),
    ...foldersIn('utils/destinations').map((name) => [
      `utils/destinations/${name}`,
      `tests/destinations/${name}.test.ts`,
    ]),
  ] as const

  it.each(destinations)('%s is tested by %s', (_, test) => {
    expect(existsSync(join(root, test as string))).toBe(true)
  })
})

describe('the direction of imports, guarded by the linter', () => {
  /** The imports and globals that the linter refuses in a file of this name. */
  const refused = (file: string, imports: readonly string[], globals: readonly string[]) => {
    const code = [
      ...imports.map((name, i) => `import { x as i${i} } from '${name}'`),
      ...globals.map((name, i) => `const g${i} = ${name}`),
      `export { ${[...imports.map((_, i) => `i${i}`), ...globals.map((_, i) => `g${i}`)].join(', ')} }\n`,
    ]
    const folder = mkdtempSync(join(tmpdir(), 'pressclip-linted-'))
    try {
      writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...biome, vcs: { enabled: false } }))
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), code.join('\n'))
      const rules = ['--only=style/noRestrictedImports', '--only=style/noRestrictedGlobals', '--max-diagnostics=none']
      const args = [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', ...rules, '--reporter=github', '.']
      const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
      const lines = Array.from(stdout.matchAll(/^::error .*?,line=(\d+)/gm), ([, line]) => Number(line))
      return lines.sort((a, b) => a - b).map((line) => [...imports, ...globals][line - 1])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const BROWSER = ['wxt', 'wxt/browser', 'webextension-polyfill']
  const UI = ['preact', 'preact/hooks']
  const above = (up: string) => [`${up}components/field`, `${up}entrypoints/popup/app`]
  const GLOBALS = ['browser', 'chrome', 'fetch', 'window', 'document', 'location']

  it.each([
    ['utils/extract/x.ts', '../'],
    ['utils/render/x.ts', '../'],
    ['utils/presets/x/index.ts', '../../'],
  ])('%s knows Document, clock and settings as arguments only', (file, up) => {
    const rooms = ['browser', 'browser/settings', 'database/outbox', 'destinations', 'destinations/downloads']
    const imports = [...BROWSER, ...UI, 'idb', ...rooms.map((room) => up + room), ...above(`${up}../`)]
    expect(refused(file, imports, GLOBALS)).toEqual([...imports, ...GLOBALS])
  })

  it.each([
    ['utils/database/x.ts', '../'],
    ['utils/destinations/x/index.ts', '../../'],
  ])('%s does not touch the browser', (file, up) => {
    const imports = [...BROWSER, ...UI, `${up}browser`, `${up}browser/settings`, ...above(`${up}../`)]
    const globals = ['browser', 'chrome']
    expect(refused(file, imports, globals)).toEqual([...imports, ...globals])
  })

  it('components take props and call back', () => {
    const imports = [...BROWSER, 'idb', '../utils/browser/settings', '../entrypoints/popup/app']
    const globals = ['browser', 'chrome', 'fetch']
    expect(refused('components/x.tsx', imports, globals)).toEqual([...imports, ...globals])
  })

  it('utils/browser knows nothing of what is shown', () => {
    const imports = [...UI, ...above('../../')]
    expect(refused('utils/browser/x.ts', imports, [])).toEqual(imports)
  })

  it.each(['utils/browser/x.ts', 'entrypoints/popup/x.ts'])('%s takes the browser from one module', (file) => {
    const imports = ['wxt/browser', 'webextension-polyfill']
    expect(refused(file, imports, [])).toEqual(imports)
  })

  it('lets through what each may use', () => {
    expect(refused('utils/extract/x.ts', ['../article', './body', 'turndown'], ['URL', 'Intl'])).toEqual([])
    expect(refused('utils/database/x.ts', ['idb', '../render/render', '../destinations'], [])).toEqual([])
    expect(refused('utils/browser/x.ts', ['./browser', '../database/outbox'], ['browser'])).toEqual([])
    expect(refused('utils/browser/browser.ts', ['wxt/browser'], [])).toEqual([])
    expect(refused('entrypoints/x.ts', ['../utils/browser/browser', 'wxt/utils/define-background'], [])).toEqual([])
  })
})

describe('small and safe', () => {
  it('no file has more than 200 lines', () => {
    expect(sources.filter((path) => read(path).trimEnd().split('\n').length > 200)).toEqual([])
  })

  // More of JSX, which passes one prop a line.
  it.each(sources.filter((path) => path.startsWith('entrypoints')))('%s only wires', (path) => {
    const lines = code(read(path))
      .replace(/^import\b[\s\S]*?from '[^']*'$/gm, '')
      .split('\n')
      .filter((line) => line.trim())
    expect(lines.length).toBeLessThanOrEqual(path.endsWith('.tsx') ? 60 : 40)
  })

  it('nothing fails unheard: work nobody awaits is given to `unattended`', () => {
    const shipped = sources.filter((path) => !path.startsWith('scripts'))
    expect(shipped.filter((path) => /\bvoid \w[^\n]*\(/.test(code(read(path))))).toEqual([])
  })

  it('no text becomes markup or code', () => {
    const found = sources.flatMap((path) =>
      /\.(?:innerHTML|outerHTML)\s*\+?=[^=]|insertAdjacentHTML|document\.write|\bnew Function\b/.test(read(path))
        ? path
        : [],
    )
    expect(found.filter((path) => path !== join('scripts', 'test', 'builds.ts'))).toEqual([])
  })

  it('the lock file lists the optional packages of every platform', () => {
    const packages: Record<string, { optionalDependencies?: object }> = JSON.parse(read('package-lock.json')).packages
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    const listed = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
    expect(wanted.filter((name) => !listed.has(name))).toEqual([])
  })

  it('every package is pinned to one version', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})
