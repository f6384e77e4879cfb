import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { findChromium } from '../machine/find-browser.ts'
import { mustRun, runTool, step } from '../machine/run.ts'
import { installPackagesFor, STEPS } from '../test/steps.ts'

const HELP = `Usage: npm run chaos -- [--clips 300] [--seed N] [--destination downloads|folder|webdav|s3|gitea|github]

Clips into each destination, one after the other, while the background is killed every few hundred ms, the destination fails in every
way it can, its right is taken away, the clock jumps back, an options tab writes all the while, and the whole browser is
killed three times. Every clip must lie there exactly once,
byte for byte, with nothing left over. Prints one line of figures a destination. Needs what the tests need.
`

/** Exit status: 0 when nothing was lost, doubled or damaged, 1 when something was, 2 when the command line is wrong. */
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
  if (help || !/^[1-9]\d*$/.test(clips) || !/^\d+$/.test(seed)) {
    process.stdout.write(HELP)
    return help ? 0 : 2
  }
  await installPackagesFor(STEPS.filter(({ name }) => name === 'chromium' || name === 'chaos'))
  await step('Building Pressclip', () => mustRun(runTool('wxt/bin/wxt.mjs', ['build'])))
  process.stdout.write(`${clips} clips a destination, seed ${seed}\n`)
  const vitest = ['run', '--project', 'chaos', ...(destination ? ['-t', `${destination}:`] : [])]
  const { ok, output } = await runTool('vitest/vitest.mjs', vitest, {
    CHROME_PATH: await findChromium(),
    PRESSCLIP_CHAOS_CLIPS: clips,
    PRESSCLIP_CHAOS_SEED: seed,
    NO_COLOR: '1',
  })
  const figures = output.split('\n').filter((line) => line.startsWith('chaos '))
  process.stdout.write(ok ? `${figures.join('\n')}\n` : output)
  return ok ? 0 : 1
}

process.exitCode = await main()
