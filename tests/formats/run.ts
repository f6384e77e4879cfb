import { execFileSync, spawnSync } from 'node:child_process'

/** Whether a command runs here; where Debian's packages are missing, the tests that need them are skipped by name. */
export const has = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Run a script that reads JSON from standard input and prints JSON. */
export const runJson = (command: string, args: readonly string[], input: unknown): unknown =>
  JSON.parse(
    execFileSync(command, args, { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  )
