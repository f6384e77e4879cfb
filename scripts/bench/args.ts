import { parseArgs } from 'node:util'

export const HELP = `Usage: npm run bench -- [options]

Measures extract on stored news pages with known answers, in real Chromium, beside Readability and Defuddle.
The pages lie in ../shared/bench, or where BENCH says.

  --set a,b          only these sets (default: all there are)
  --lang a,b         only pages in these languages
  --id TEXT          only pages with this in their name
  --limit N          only the first N pages of each set
  --only ours        skip Readability and Defuddle
  --cross-validated  read each page with the model that was trained without its domain (after npm run train)
  --worst N          show the N worst pages by F1, with what differs line by line
  --json FILE        write every page's answers, scores and times
  --round-trip       tell which pages lose something as Markdown and back instead
  --growth           measure the time on made-up pages of 1,000 to 100,000 nodes instead
  --help             this text

Exit status: 0 when it measured, 1 when it broke, 2 when the command line is wrong or there is nothing to measure with.
`

export interface Options {
  sets?: string[]
  langs?: string[]
  id?: string
  limit?: number
  onlyOurs: boolean
  crossValidated: boolean
  worst: number
  json?: string
  growth: boolean
  roundTrip: boolean
  help: boolean
}

/** The command line was not understood; the message says why. */
export class UsageError extends Error {}

/** @throws {UsageError} */
export function parseOptions(args: string[]): Options {
  const { set, lang, id, limit, only, worst, json, growth = false, help = false, ...rest } = parse(args)
  if (only !== undefined && only !== 'ours') throw new UsageError(`--only knows "ours", not "${only}".`)
  return {
    sets: set?.split(','),
    langs: lang?.split(','),
    id,
    limit: limit === undefined ? undefined : count('limit', limit),
    onlyOurs: only === 'ours',
    crossValidated: rest['cross-validated'] ?? false,
    worst: worst === undefined ? 0 : count('worst', worst),
    json,
    growth,
    roundTrip: rest['round-trip'] ?? false,
    help,
  }
}

/** @throws {UsageError} */
export function count(option: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new UsageError(`--${option} is no number: ${value}`)
  return Number(value)
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        set: { type: 'string' },
        lang: { type: 'string' },
        id: { type: 'string' },
        limit: { type: 'string' },
        only: { type: 'string' },
        'cross-validated': { type: 'boolean' },
        worst: { type: 'string' },
        json: { type: 'string' },
        growth: { type: 'boolean' },
        'round-trip': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause })
  }
}
