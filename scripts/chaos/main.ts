import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { findChromium } from '../machine/find-browser.ts'
import { mustRun, runTool, step } from '../machine/run.ts'
import { installPackagesFor, STEPS } from '../test/steps.ts'

const DESTINATIONS = ['downloads', 'folder', 'webdav', 's3', 'gitea', 'github']

const HELP = `Usage: npm run chaos -- [--clips 300] [--seed N] [--destination ${DESTINATIONS.join('|')}]

Clips into each destination, one after the other, while the background is killed every few hundred ms, the destination fails in every
way it can, its right is taken away, the clock jumps back, an options tab writes all the while, and the whole browser is
killed three times. Every clip must lie there exactly once,
byte for byte, with nothing left over. Tells every ten seconds how far it is, and a destination's figures when it is done. Needs what the
tests need.
`

/** Exit status: 0 if nothing was lost, duplicated or damaged, 1 if anything was, 2 if the command line is wrong. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      clips: { type: 'string' },
      seed: { type: 'string' },
      destination: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const { clips = '300', seed = String(randomInt(2 ** 31)), destination, help } = values
  const isKnown = destination === undefined || DESTINATIONS.includes(destination)
  if (help || !/^[1-9]\d*$/.test(clips) || !/^\d+$/.test(seed) || !isKnown) {
    process.stdout.write(HELP)
    return help ? 0 : 2
  }
  await installPackagesFor(STEPS.filter(({ name }) => name === 'chromium' || name === 'chaos'))
  await step('Building Pressclip', () => mustRun(runTool('wxt/bin/wxt.mjs', ['build'])))
  process.stdout.write(`${clips} clips a destination, seed ${seed}\n`)
  const vitest = ['run', '--project', 'chaos', ...(destination ? ['-t', `${destination}:`] : [])]
  const isOurs = (line: string) => line.startsWith('chaos ')
  const env = {
    CHROME_PATH: await findChromium(),
    PRESSCLIP_CHAOS_CLIPS: clips,
    PRESSCLIP_CHAOS_SEED: seed,
    NO_COLOR: '1',
  }
  const { ok, output } = await runTool('vitest/vitest.mjs', vitest, env, (line) => {
    if (isOurs(line)) process.stdout.write(`${line}\n`)
  })
  const others = output.split('\n').filter((line) => !isOurs(line))
  if (!ok) process.stdout.write(others.join('\n'))
  return ok ? 0 : 1
}

process.exitCode = await main()
