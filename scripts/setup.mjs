// Plain JavaScript without dependencies, for any Node ≥ 20: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** A separate package: 120 MB that only those with an old Node need. */
const nodeFolder = join(root, 'scripts', 'machine', 'node')
/** The oldest minor version of each long-term release that jsdom runs on; all others and our code need less. */
const OLDEST = { 22: 22, 24: 15 }

/** Installs what is missing, then runs a TypeScript file of ours under the project's own Node and exits as it does. */
export function runWithProjectNode(script) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Pressclip needs Node 20 or newer; this is ${process.version}. Get one at https://nodejs.org and try again.`)
  }
  if (!packagesAreCurrent(root)) step('Installing packages', () => installPackages(root))
  const node = projectNode()
  // The first node in PATH is what the tools' own `#!/usr/bin/env node` finds.
  const separator = process.platform === 'win32' ? ';' : ':'
  const bins = [dirname(node), join(root, 'node_modules', '.bin')].join(separator)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bins}${separator}${process.env.PATH}` },
  })
  // A terminal's Ctrl+C reaches the child by itself; it decides what to finish, and this waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => fail(`${node} did not start: ${error.message}`))
  child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** Whether npm's own record of what it installed, written last, matches the lock file. */
function packagesAreCurrent(folder) {
  const record = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(
    ([path, { integrity, optional }]) =>
      path === '' || (installed[path] ? installed[path].integrity === integrity : optional),
  )
}

function installPackages(folder) {
  // The .npmrc silences npm; here its output is needed if it fails.
  const args = ['ci', '--loglevel=error', '--no-fund', '--no-audit']
  const npm = process.env.npm_execpath
  const viaNpm = npm?.endsWith('.js') || npm?.endsWith('.cjs')
  const { status, stdout, stderr, error } = viaNpm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) fail(`npm ci failed:\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`)
}

/** Path of the running Node if new enough, else of the one in the lock file, fetched once. */
function projectNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major >= 26 || minor >= OLDEST[major]) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = system === 'win' ? 'node.exe' : 'node'
  const binary = join(nodeFolder, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  const isReady = () => packagesAreCurrent(nodeFolder) && spawnSync(binary, ['--version']).status === 0
  if (!isReady()) step(`Fetching a newer Node than ${process.version}`, () => installPackages(nodeFolder))
  if (isReady()) return binary
  return fail(
    'The Node that Pressclip needs could not be installed by npm. Install Node 24 from https://nodejs.org and try again.',
  )
}

/** Says what is being done and how long it took, on standard error: standard output belongs to the command. */
function step(what, work) {
  const start = performance.now()
  process.stderr.write(`${what} …`)
  const result = work()
  process.stderr.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  return result
}

function fail(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}
