// Plain JavaScript without dependencies, for any Node ≥ 20: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Installs what is missing, then runs a TypeScript file of ours under the project's own Node and exits as it does. */
export function runWithProjectNode(script) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Pressclip needs Node 20 or newer; this is ${process.version}. Get one at https://nodejs.org and try again.`)
  }
  if (!packagesAreCurrent()) step('Installing packages', installPackages)
  const node = projectNode()
  // The node first in PATH is what the tools' own `#!/usr/bin/env node` finds.
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

/** npm's own record of what it installed, written last, says the same as the lock file. */
function packagesAreCurrent() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(
    ([path, { integrity, optional }]) =>
      path === '' || (installed[path] ? installed[path].integrity === integrity : optional),
  )
}

function installPackages() {
  // The .npmrc silences npm; here its words are needed when it fails.
  const args = ['ci', '--loglevel=error']
  const npm = process.env.npm_execpath
  const viaNpm = npm?.endsWith('.js') || npm?.endsWith('.cjs')
  const { status, stdout, stderr, error } = viaNpm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) fail(`npm ci failed:\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`)
}

/** Path of the Node that package.json asks for, or of the one running when that will do. */
function projectNode() {
  const folder = join(root, 'node_modules', 'node')
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const works = () => spawnSync(binary, ['--version']).status === 0
  if (works()) return binary
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 22)) return process.execPath
  // Where install scripts are switched off, npm left the package without its binary.
  step('Fetching the Node it needs', () =>
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, encoding: 'utf8' }),
  )
  if (works()) return binary
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
