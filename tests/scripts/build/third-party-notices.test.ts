import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { thirdPartyNotices } from '../../../scripts/build/third-party-notices'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pressclip-notices-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** @returns the address of a module of it */
function install(
  name: string,
  manifest: object = {},
  files: Record<string, string> = { LICENSE: `Text of ${name}\n` },
) {
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  const written = { ...files, 'package.json': JSON.stringify({ name, version: '1.2.3', license: 'MIT', ...manifest }) }
  for (const [file, text] of Object.entries(written)) writeFileSync(join(folder, file), text)
  return join(folder, 'dist', 'index.js')
}

it('tells name, version, licence, source and text of what is bundled, once each', () => {
  install('not-bundled')
  const scoped = install('@scope/tool')
  const nested = install('plain/node_modules/inner', { name: 'inner' }, { 'license.md': 'Inner' })
  const ids = [`${install('plain')}?used`, scoped, `\0${scoped}?commonjs`, nested, join(root, 'utils', 'own.ts')]
  expect(thirdPartyNotices(ids, root).split(`\n\n${'-'.repeat(80)}\n\n`)).toEqual([
    'Pressclip holds code of these packages.',
    '@scope/tool 1.2.3\nLicence: MIT\nSource: https://www.npmjs.com/package/@scope/tool/v/1.2.3\n\nText of @scope/tool',
    'plain 1.2.3\nLicence: MIT\nSource: https://www.npmjs.com/package/plain/v/1.2.3\n\nText of plain',
    'inner 1.2.3\nLicence: MIT\nSource: https://www.npmjs.com/package/inner/v/1.2.3\n\nInner\n',
  ])
})

it.each(['MIT', '(MPL-2.0 OR GPL-3.0-only)', 'BSD-3-Clause AND ISC'])('allows %s', (license) => {
  expect(thirdPartyNotices([install('lib', { license })], root)).toContain(`Licence: ${license}\n`)
})

it.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'UNLICENSED',
  'MIT AND GPL-2.0-only',
  'GPL-2.0-only AND (MIT OR ISC)',
  undefined,
])('refuses %s', (license) => {
  const id = install('lib', { license })
  expect(() => thirdPartyNotices([id], root)).toThrow('lib 1.2.3 is shipped, but its licence is not allowed')
})

it('gives every text, notices too', () => {
  const files = { LICENSE: 'A licence', 'LICENSE-MPL': 'Another', NOTICE: 'A notice', 'licensed.js': 'code' }
  const notices = thirdPartyNotices([install('lib', {}, files)], root)
  expect(notices).toMatch(/\n\nA licence\n\nAnother\n\nA notice\n$/)
})

it('knows whose the code is that tools add, and leaves out what they hold besides', () => {
  const text = 'Own\n\n# Licenses of bundled dependencies\n\nOthers'
  for (const tool of ['vite', 'rolldown', 'wxt']) install(tool, {}, { 'LICENSE.md': text })
  const ids = ['\0vite/preload-helper.js', '\0rolldown/runtime.js', '\0virtual:wxt-plugins']
  const notices = thirdPartyNotices(ids, root)
  expect(notices.match(/^\w+ 1\.2\.3$/gm)).toEqual(['rolldown 1.2.3', 'vite 1.2.3', 'wxt 1.2.3'])
  expect(notices).not.toContain('Others')
})

it('refuses a module of nobody known', () => {
  expect(() => thirdPartyNotices(['\0helper:x'], root)).toThrow('nobody knows which package this module is of')
})

it('takes a text that a package lacks from another one of its repository, and from no other', () => {
  const repository = { type: 'git', url: 'git+https://github.com/wxt-dev/wxt.git' }
  const bare = install('bare', { repository }, {})
  const other = install('other', { repository: { url: 'git+https://github.com/else/where.git' } })
  const missing = 'bare 1.2.3 is shipped, but the text of its licence is missing'
  expect(() => thirdPartyNotices([bare, other], root)).toThrow(missing)
  const sibling = install('sibling', { repository })
  const notices = thirdPartyNotices([bare, sibling], root)
  expect(notices).toContain(
    'bare 1.2.3\nLicence: MIT\nSource: https://www.npmjs.com/package/bare/v/1.2.3\n\nText of sibling',
  )
})
