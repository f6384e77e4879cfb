import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runTool } from '../machine/run.ts'
import { readPayloads, runVectors } from './vectors.ts'

const HELP = `Usage: npm run fuzz -- [--runs 10000] [--seed N]
       npm run fuzz -- --vectors FILE

Reads made-up broken and hostile pages: each must give an Article or a Problem, in bounded time.
A failure prints the smallest page that shows it; the same seed finds it again.

--vectors puts each payload of a JSON list of { "payload": … } into an article and shows what Pressclip makes of it in
Chromium, as HTML, as Markdown with HTML let through and in the preview: none may act. As they came, some must.
`

/** Exit status: 0 if every page or payload held, 1 if one did not, 2 if the command line is wrong. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      seed: { type: 'string' },
      vectors: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const { runs = '10000', seed = String(randomInt(2 ** 31)), vectors, help } = values
  if (help || !/^[1-9]\d*$/.test(runs) || !/^-?\d+$/.test(seed)) {
    process.stdout.write(HELP)
    return help ? 0 : 2
  }
  if (vectors !== undefined) return act(resolve(process.env.INIT_CWD ?? process.cwd(), vectors))
  process.stdout.write(`${runs} pages, seed ${seed}\n`)
  const vitest = ['run', '--project', 'unit', 'tests/scripts/fuzz']
  const { ok, output } = await runTool('vitest/vitest.mjs', vitest, { FUZZ_RUNS: runs, FUZZ_SEED: seed })
  process.stdout.write(output)
  return ok ? 0 : 1
}

async function act(file: string): Promise<number> {
  let payloads: string[]
  try {
    payloads = readPayloads(file)
  } catch (error) {
    process.stderr.write(`${file} is no list of payloads: ${(error as Error).message}\n`)
    return 2
  }
  return (await runVectors(payloads, (text) => process.stdout.write(text))) ? 0 : 1
}

process.exitCode = await main()
