import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stateOf } from '../machine/state-of.ts'

/** All sources of a build. */
const SOURCES = [
  ...['components', 'entrypoints', 'public', 'scripts/build', 'utils'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts'],
]

/**
 * Builds, unless `output` is what the last build made there from the same sources.
 * @returns whether it was built
 */
export async function unlessBuilt(root: string, output: string, build: () => Promise<void>): Promise<boolean> {
  const record = join(root, '.cache', 'start', 'built')
  const sources = stateOf(root, SOURCES)
  const state = () => `${sources} ${stateOf(root, [output])}`
  if (existsSync(record) && readFileSync(record, 'utf8') === state()) return false
  rmSync(record, { force: true })
  await build()
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, state())
  return true
}
