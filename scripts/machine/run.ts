import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The repository. */
export const root = join(import.meta.dirname, '..', '..')

export interface Ran {
  ok: boolean
  /** Standard output and error as they came. */
  output: string
}

/** Runs a program to its end, silently; never throws. `heard` gets each line of its output as it arrives. */
export function run(
  command: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  heard: (line: string) => void = () => {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let begun = ''
    const add = (text: string) => {
      output += text
      const lines = (begun + text).split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) heard(line)
    }
    child.stdout.setEncoding('utf8').on('data', add)
    child.stderr.setEncoding('utf8').on('data', add)
    child.on('error', (error) => resolve({ ok: false, output: `${output}${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Runs a command line tool of a package under this Node: its `bin` as a file, which also works on Windows. */
export const runTool = (
  file: string,
  args: readonly string[] = [],
  env?: NodeJS.ProcessEnv,
  heard?: (line: string) => void,
): Promise<Ran> =>
  run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'node_modules', file), ...args],
    env,
    heard,
  )

/** Says what is being done and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  process.stderr.write(`${what} …`)
  try {
    return await work()
  } finally {
    process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  }
}

/** Requires success. @throws with all the output otherwise */
export async function mustRun(ran: Promise<Ran>): Promise<void> {
  const { ok, output } = await ran
  if (!ok) throw new Error(output)
}
