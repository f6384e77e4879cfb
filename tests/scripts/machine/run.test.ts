import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../../scripts/machine/run'

const node = (code: string, heard?: (line: string) => void) => run(process.execPath, ['-e', code], {}, heard)

it('gives all that was said and whether it went well', async () => {
  expect(await node('process.stdout.write("out")')).toEqual({ ok: true, output: 'out' })
  expect(await node('process.stderr.write("bad"); process.exitCode = 3')).toEqual({ ok: false, output: 'bad' })
})

it('tells each line while the program runs, whole', async () => {
  const lines: string[] = []
  // It ends only when it hears that its first line was heard.
  const code = `
    process.stdout.write('fir')
    setTimeout(() => process.stdout.write('st\\nsecond'), 100)
    setInterval(() => require('fs').existsSync(process.env.HEARD) && process.exit(), 50)`
  const folder = mkdtempSync(join(tmpdir(), 'pressclip-run-'))
  const env = { HEARD: join(folder, 'heard') }
  await run(process.execPath, ['-e', code], env, (line) => {
    lines.push(line)
    writeFileSync(env.HEARD, '')
  })
  rmSync(folder, { recursive: true })
  expect(lines).toEqual(['first'])
})
