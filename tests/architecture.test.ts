import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import biome from '../biome.json'
import manifest from '../package.json'
import { document, SHIPPED } from '../scripts/house/document.ts'
import { arrows, backwards, forbidden, roomOf } from '../scripts/house/house.ts'
import { codeIn, importsOf } from '../scripts/house/imports.ts'
import { ROOMS } from '../scripts/house/rooms.ts'
import { TOOL_ROOMS } from '../scripts/house/tools.ts'

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
  const tested = [
    ...foldersIn('utils/presets').map((name) => [`utils/presets/${name}`, `tests/presets/${name}.test.ts`]),
    ...foldersIn('utils/destinations')
      .filter((name) => name !== 'shared')
      .map((name) => [`utils/destinations/${name}`, `tests/destinations/${name}.test.ts`]),
  ] as const

  it.each(tested)('%s is tested by %s', (_, test) => {
    expect(existsSync(join(root, test as string))).toBe(true)
  })
})

describe('the house, as scripts/house/rooms.ts has it', () => {
  const shipped = codeIn(SHIPPED)
  const tools = codeIn(['scripts'])
  const everywhere = [...TOOL_ROOMS, ...ROOMS]

  it.each([...shipped, ...tools])('%s stands in a room and imports only what that may', (file) => {
    expect(roomOf(file, everywhere)).toBeDefined()
    expect(forbidden(importsOf(file), everywhere)).toEqual([])
  })

  it('every format and every kind of destination has its room', () => {
    const folders = ['utils/presets', 'utils/destinations'].flatMap((home) =>
      foldersIn(home).map((name) => `${home}/${name}`),
    )
    const paths = ROOMS.map(({ path }) => path)
    expect(folders.filter((folder) => !paths.includes(folder))).toEqual([])
  })

  it('no room of the house imports a tool', () => {
    expect(
      forbidden(
        shipped.flatMap((file) => importsOf(file)),
        ROOMS,
      ),
    ).toEqual([])
  })

  it('a room may import from rooms below it only, so that there is no circle', () => {
    expect(backwards(new Map(everywhere.map(({ path, may }) => [path, new Set(may)])), everywhere)).toEqual([])
  })

  it('finds an import in every form', () => {
    const text = [
      "import type { Clip } from '../article'",
      "import {\n  a,\n} from '../render/path'",
      "import '../problem'",
      "export { b } from './field'",
      "const c = await import('../settings')",
      "const d = import.meta.glob('../presets/*/index.ts')",
      "import { e } from 'preact'",
    ].join('\n')
    expect(importsOf('utils/outbox/x.ts', text).map(({ to }) => to)).toEqual([
      'utils/article.ts',
      'utils/render/path.ts',
      'utils/problem.ts',
      'utils/settings.ts',
      ...foldersIn('utils/presets').map((name) => `utils/presets/${name}/index.ts`),
    ])
  })

  it('tells a forbidden import and an arrow back up', () => {
    const back = [{ from: 'utils/extract/text/x.ts', to: 'utils/extract/body/y.ts' }]
    expect(forbidden(back, ROOMS)).toEqual(['utils/extract/text/x.ts → utils/extract/body/y.ts'])
    expect(backwards(arrows(back, ROOMS), ROOMS)).toEqual(['utils/extract/text → utils/extract/body'])
    expect(forbidden([{ from: 'utils/outbox/x.ts', to: 'tests/outbox/world.ts' }], everywhere)).toHaveLength(1)
  })

  it('is drawn in docs/ARCHITECTURE.md as it is: if not, `npm run house`', () => {
    const drawn = read('docs/ARCHITECTURE.md')
    expect(document(drawn)).toBe(drawn)
  })
})

describe('the browser and the core, guarded by the linter', () => {
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
  const GLOBALS = ['browser', 'chrome', 'fetch', 'window', 'document', 'location']

  it.each(['utils/moment.ts', 'utils/extract/x.ts', 'utils/render/x.ts', 'utils/presets/x/index.ts'])(
    '%s knows Document, clock and settings as arguments only',
    (file) => {
      const imports = [...BROWSER, ...UI, 'idb']
      expect(refused(file, imports, GLOBALS)).toEqual([...imports, ...GLOBALS])
    },
  )

  it.each(['utils/outbox/x.ts', 'utils/destinations/x/index.ts'])('%s does not touch the browser', (file) => {
    const imports = [...BROWSER, ...UI]
    const globals = ['browser', 'chrome']
    expect(refused(file, imports, globals)).toEqual([...imports, ...globals])
  })

  it('components take props and call back', () => {
    const imports = [...BROWSER, 'idb']
    const globals = ['browser', 'chrome', 'fetch']
    expect(refused('components/x.tsx', imports, globals)).toEqual([...imports, ...globals])
  })

  it('utils/browser knows nothing of what is shown', () => {
    expect(refused('utils/browser/x.ts', UI, [])).toEqual(UI)
  })

  it.each(['utils/browser/x.ts', 'entrypoints/popup/x.ts'])('%s takes the browser from one module', (file) => {
    const imports = ['wxt/browser', 'webextension-polyfill']
    expect(refused(file, imports, [])).toEqual(imports)
  })

  it.each([
    ['utils/extract', /'(?:\.\.\/)+(?:render|presets)\//],
    ['utils/render', /'(?:\.\.\/)+(?:extract|presets)\//],
    ['utils/presets', /'(?:\.\.\/)+extract\//],
  ])('%s knows nothing of its neighbours', (folder, neighbours) => {
    const files = sources.filter((path) => path.startsWith(folder))
    expect(files).not.toEqual([])
    expect(files.filter((path) => neighbours.test(read(path)))).toEqual([])
  })

  it('lets through what each may use', () => {
    expect(refused('utils/extract/x.ts', ['../article', 'turndown'], ['URL', 'Intl'])).toEqual([])
    expect(refused('utils/outbox/x.ts', ['idb', '../render/render'], [])).toEqual([])
    expect(refused('utils/browser/x.ts', ['./browser', '../outbox/outbox'], ['browser'])).toEqual([])
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
