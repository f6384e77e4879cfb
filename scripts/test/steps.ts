import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { canInstall, installDebian } from '../machine/debian.ts'
import { findChromium, findFirefox } from '../machine/find-browser.ts'
import { type Ran, root, runTool } from '../machine/run.ts'
import { checkBuilds } from './builds.ts'
import type { Result } from './result.ts'
import { runVitest } from './vitest.ts'

/** How a step went. A check counts as one, a test run by its tests. */
export interface Step {
  name: string
  /** Debian packages without which something would be skipped. */
  packages?: string[]
  /** Steps that make what this one looks at. */
  needs?: string[]
  /** Steps that must have ended before, where they are run at all: both write to the same files. */
  after?: string[]
  /** Lanes it fills: its tests run two files at once. */
  width?: number
  run(): Promise<Result>
}

const counted = ({ ok, output }: Ran): Result => ({ passed: Number(ok), failed: Number(!ok), skipped: [], output })

const skipped = (what: string): Result => ({ passed: 0, failed: 0, skipped: [what], output: '' })

async function build(args: string[]): Promise<Result> {
  const folder = args.includes('firefox') ? 'firefox-mv3' : 'chrome-mv3'
  rmSync(join(root, '.output', folder), { recursive: true, force: true })
  return counted(await runTool('wxt/bin/wxt.mjs', ['build', ...args]))
}

async function types(): Promise<Result> {
  const prepared = await runTool('wxt/bin/wxt.mjs', ['prepare'])
  return counted(prepared.ok ? await runTool('typescript/bin/tsc', ['--noEmit']) : prepared)
}

async function inChromium(project: 'chromium' | 'chaos'): Promise<Result> {
  try {
    return await runVitest([project], { CHROME_PATH: await findChromium() })
  } catch (error) {
    if (canInstall()) throw error
    return skipped(`${project === 'chaos' ? 'chaos' : 'end-to-end'} tests in Chromium: none was found`)
  }
}

async function firefox(): Promise<Result> {
  const path = findFirefox()
  return path ? runVitest(['firefox'], { FIREFOX_PATH: path }) : skipped('smoke test in Firefox: none was found')
}

/** Everything `npm test` does; what takes long begins early. */
export const STEPS: readonly Step[] = [
  {
    name: 'lint',
    run: async () => counted(await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
  },
  { name: 'types', run: types },
  {
    name: 'dead code',
    // It reads .wxt, which the types make.
    after: ['types'],
    run: async () => counted(await runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'])),
  },
  // Both builds and the types write to .wxt.
  { name: 'build', after: ['types'], run: () => build([]) },
  { name: 'build firefox', after: ['types', 'build'], run: () => build(['-b', 'firefox', '--mv3']) },
  {
    name: 'chromium',
    packages: ['chromium', 'chromium-l10n', 'xvfb', 'xauth', 'xdotool', 'fonts-noto-cjk'],
    needs: ['build'],
    width: 2,
    run: () => inChromium('chromium'),
  },
  {
    name: 'unit',
    packages: ['git'],
    after: ['types', 'build', 'build firefox'],
    run: () => runVitest(['unit', 'pure']),
  },
  {
    name: 'servers',
    packages: ['apache2-bin', 'nginx', 'rclone', 'radosgw', 'ceph-mon', 'ceph-osd'],
    run: () => runVitest(['servers']),
  },
  { name: 'chaos', packages: ['chromium', 'apache2-bin'], needs: ['build'], run: () => inChromium('chaos') },
  { name: 'firefox', packages: ['firefox-esr'], needs: ['build firefox'], run: firefox },
  {
    name: 'formats',
    packages: ['jekyll', 'ruby', 'python3', 'python3-yaml'],
    run: () => runVitest(['formats']),
  },
  { name: 'sizes', needs: ['build', 'build firefox'], run: async () => checkBuilds(join(root, '.output')) },
  {
    name: 'web-ext',
    needs: ['build firefox'],
    run: async () =>
      counted(
        await runTool('web-ext/bin/web-ext.js', ['lint', '-s', '.output/firefox-mv3', '--no-config-discovery'], {
          NO_UPDATE_NOTIFIER: '1',
        }),
      ),
  },
]

/** The Debian packages that these steps need. @throws with apt's words. */
export async function installPackagesFor(steps: readonly Step[]): Promise<void> {
  const packages = [...new Set(steps.flatMap((step) => step.packages ?? []))]
  if (packages.length > 0 && canInstall()) await installDebian(packages)
}
