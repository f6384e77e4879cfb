import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runTool } from '../machine/run.ts'

const HELP = `Usage: npm run fuzz -- [--runs 10000] [--seed N]

Reads made-up broken and hostile pages: each must give an Article or a Problem, in bounded time.
A failure prints the smallest page that shows it; the same seed finds it again.
`

/** Exit status: 0 when every page held, 1 when one did not, 2 when the command line is wrong. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  })
  const { runs = '10000', seed = String(randomInt(2 ** 31)), help } = values
  if (help || !/^[1-9]\d*$/.test(runs) || !/^-?\d+$/.test(seed)) {
    process.stdout.write(HELP)
    return help ? 0 : 2
  }
  process.stdout.write(`${runs} pages, seed ${seed}\n`)
  const vitest = ['run', '--project', 'unit', 'tests/fuzz']
  const { ok, output } = await runTool('vitest/vitest.mjs', vitest, { FUZZ_RUNS: runs, FUZZ_SEED: seed })
  process.stdout.write(output)
  return ok ? 0 : 1
}

process.exitCode = await main()
