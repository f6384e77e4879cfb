import { readFileSync } from 'node:fs'
import { mustRun, run, step } from './run.ts'

/** Whether Debian packages can be installed here. Not Ubuntu: its Chromium is a snap, which cannot read our folders. */
export function canInstall(): boolean {
  try {
    return process.getuid?.() === 0 && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Installs the missing ones of these Debian packages. @throws with apt's output */
export async function installDebian(packages: readonly string[]): Promise<void> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const { output } = await run('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...packages])
  const installed = new Set(output.split('\n').map((line) => /^(\S+) installed$/.exec(line)?.[1]))
  const missing = packages.filter((name) => !installed.has(name))
  if (missing.length === 0) return
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await step(`Installing ${missing.join(', ')}`, async () => {
    await mustRun(run('apt-get', ['update', '-q'], env))
    await mustRun(run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], env))
  })
}
