import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { unlessBuilt } from '../../../scripts/start/unless-built'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pressclip-start-'))
  write('utils/deep/a.ts', 'a')
  write('wxt.config.ts', 'config')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const build = () => unlessBuilt(root, '.output/chrome', async () => write('.output/chrome/a.js', 'built'))

it('builds once', async () => {
  expect(await build()).toBe(true)
  expect(await build()).toBe(false)
})

it.each([
  ['a source has changed', () => write('utils/deep/a.ts', 'b')],
  ['a source has come', () => write('public/icon.svg', 'icon')],
  ['a source has gone', () => rmSync(join(root, 'utils/deep/a.ts'))],
  ['the configuration has changed', () => write('wxt.config.ts', 'other')],
  ['another build has written there', () => write('.output/chrome/a.js', 'other')],
  ['the build is gone', () => rmSync(join(root, '.output'), { recursive: true })],
])('builds anew when %s', async (_, change) => {
  await build()
  change()
  expect(await build()).toBe(true)
  expect(await build()).toBe(false)
})

it('does not when a checkout has only set another time', async () => {
  await build()
  utimesSync(join(root, 'utils/deep/a.ts'), 1, 1)
  expect(await build()).toBe(false)
})

it('builds anew after a build that failed', async () => {
  await build()
  write('wxt.config.ts', 'bad')
  const failing = unlessBuilt(root, '.output/chrome', () => Promise.reject(new Error('bad')))
  await expect(failing).rejects.toThrow('bad')
  write('wxt.config.ts', 'config')
  expect(await build()).toBe(true)
})
