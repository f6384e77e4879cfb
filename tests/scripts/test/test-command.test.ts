import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, checkBuilds, LIBRARIES, missingNames } from '../../../scripts/test/builds'
import { count } from '../../../scripts/test/vitest'

let output: string
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'pressclip-builds-'))
})
afterEach(() => rmSync(output, { recursive: true }))

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(output, name)), { recursive: true })
  writeFileSync(join(output, name), text)
}

describe('bytesOf', () => {
  it('adds up every script that a page loads at its start, each once', () => {
    write(
      'popup.html',
      '<script type="module" crossorigin src="/chunks/popup.js"></script><link rel="modulepreload" href="/chunks/b.js">',
    )
    write('chunks/popup.js', 'import{x as y}from"./b.js";import"./c.js";const later=()=>import("./later.js");')
    write('chunks/b.js', 'import"./c.js";export const x=1')
    write('chunks/c.js', '1')
    write('chunks/later.js', '2'.repeat(1000))
    expect(bytesOf(output, 'popup.html')).toBe(79 + 31 + 1)
  })

  it('is nothing for a script that was not built', () => {
    expect(bytesOf(output, 'capture.js')).toBe(0)
  })
})

/** A script that uses every name of the libraries. */
const capture = [
  ...new Set(LIBRARIES.flatMap((file) => readFileSync(join('node_modules', file), 'utf8').match(/[\w$]+/g))),
].join(' ')

describe('missingNames', () => {
  it('tells which properties of a library its built form has lost', () => {
    const library =
      '/* a.comment */\nfunction x(cfg) {\n  // and.another\n  cfg.FORCE_BODY = this._doc; return x(1).run }'
    expect(missingNames(library, 'function a(b){return b.FORCE_BODY=this._doc,a(1).run}')).toEqual([])
    expect(missingNames(library, 'function a(b){return this._d,a(1).run}')).toEqual(['FORCE_BODY', '_doc'])
  })
})

const POLICY =
  "default-src 'none'; script-src 'self'; object-src 'none'; style-src 'self'; img-src 'self' data:; connect-src http: https:; frame-src 'self'; base-uri 'none'; form-action 'none'"
const SANDBOX =
  "sandbox allow-scripts; default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const POLICIES = {
  'chrome-mv3': { extension_pages: `${POLICY}; frame-ancestors 'none'`, sandbox: SANDBOX },
  'firefox-mv3': { extension_pages: POLICY },
}

describe('checkBuilds', () => {
  const build = (manifest: object = {}, scripts: Record<string, string> = {}) => {
    for (const name of ['chrome-mv3', 'firefox-mv3'] as const) {
      const content_security_policy = POLICIES[name]
      write(
        `${name}/manifest.json`,
        JSON.stringify({ permissions: ['activeTab'], content_security_policy, ...manifest }),
      )
      for (const page of ['popup', 'reader']) write(`${name}/${page}.html`, `<script src="/${page}.js"></script>`)
      const built = { 'capture.js': capture, 'background.js': '1', 'popup.js': '1', 'reader.js': '1', ...scripts }
      for (const [script, text] of Object.entries(built)) write(`${name}/${script}`, text)
    }
    return checkBuilds(output)
  }
  const failures = (result: ReturnType<typeof checkBuilds>) =>
    result.output.split('\n').filter((line) => line.startsWith('FAIL'))

  it('passes a small extension that asks for nothing', () => {
    expect(build()).toMatchObject({ failed: 0 })
  })

  it.each([
    ['a capture script over budget', {}, { 'capture.js': capture.padEnd(200_001) }, 'capture.js: 200001 of 200000'],
    ['a background over budget', {}, { 'background.js': '1'.repeat(160_001) }, 'background.js: 160001 of 160000'],
    ['a popup over budget', {}, { 'popup.js': '1'.repeat(120_001) }, 'popup.html: 120001 of 120000'],
    ['a package over budget', {}, { 'chunks/later.js': '1'.repeat(1_200_000) }, 'of 1200000 bytes'],
    [
      'a library that was cut',
      {},
      { 'capture.js': capture.replace(/\bSAFE_FOR_TEMPLATES\b/, '') },
      'all of dompurify/dist/purify.es.mjs SAFE_FOR_TEMPLATES',
    ],
    ['a script that Chromium would not inject', {}, { 'capture.js': `${capture}\ufdd0` }, 'capture.js can be injected'],
    ['content scripts', { content_scripts: [] }, {}, 'no content_scripts'],
    ['host permissions', { host_permissions: ['<all_urls>'] }, {}, 'no host_permissions'],
    [
      'a wider policy',
      { content_security_policy: { extension_pages: POLICY.replace('; base', ' data:; base'), sandbox: SANDBOX } },
      {},
      'the policy of extension_pages is',
    ],
    ['a further permission', { permissions: ['tabs'] }, {}, 'no further permission tabs'],
    ['more to be asked for', { optional_permissions: ['history'] }, {}, 'no further permission to ask for history'],
    ['new Function', {}, { 'chunks/x.js': 'new Function("x")' }, 'chunks/x.js: runs no text as code new Function'],
    ['eval', {}, { 'popup.js': 'eval(x)' }, 'popup.js: runs no text as code eval('],
  ])('fails on %s', (_, manifest, scripts, said) => {
    const result = build(manifest, scripts)
    expect(result.failed).toBe(2)
    expect(failures(result)).toEqual([expect.stringContaining(said), expect.stringContaining(said)])
  })

  it('fails when nothing was built', () => {
    expect(checkBuilds(output).failed).toBe(2)
  })
})

describe('count', () => {
  const test = (status: string, fullName = status, duration?: number) => ({ status, fullName, duration })
  const report = (...assertionResults: ReturnType<typeof test>[]) => ({
    numPassedTests: assertionResults.filter(({ status }) => status === 'passed').length,
    numFailedTests: assertionResults.filter(({ status }) => status === 'failed').length,
    testResults: [{ status: 'passed', assertionResults }],
  })

  it('counts tests, names the skipped and the failed ones and says how long each took', () => {
    const run = report(
      test('passed'),
      test('passed', 'long', 3000),
      test('failed', 'the sea wall'),
      test('pending', 'needs Ruby'),
      test('todo', 'later'),
    )
    expect(count(run, false)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['needs Ruby', 'later'],
      tests: {
        failed: ['the sea wall'],
        times: new Map(Object.entries({ passed: 0, long: 3000, 'the sea wall': 0, 'needs Ruby': 0, later: 0 })),
      },
    })
  })

  it('counts a file that could not be loaded as failed', () => {
    const run = { numPassedTests: 0, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(count(run, false).failed).toBe(1)
  })

  it('fails a run that ended badly though every test passed', () => {
    expect(count(report(test('passed')), false)).toMatchObject({ passed: 1, failed: 1, skipped: [] })
  })
})
