import { parseArgs } from 'node:util'
import { count, UsageError } from '../bench/args.ts'

export const HELP = `Usage: npm run train -- [options]

Makes utils/extract/body/model.json anew from stored news pages with known answers (docs/EXTRACTION.md, "Model card"),
and the models of the folds that "npm run bench -- --cross-validated" reads.
The pages lie in ../shared/bench, or where BENCH says.

  --features N  the model may ask for the N best features (default: 64)
  --limit N     only the first N pages of each set, to try: model.json stays as it is
  --help        this text

Exit status: 0 when it trained, 1 when it broke, 2 when the command line is wrong or there is nothing to train with.
`

export interface Options {
  features: number
  limit?: number
  help: boolean
}

/** @throws {UsageError} */
export function parseOptions(args: string[]): Options {
  const { features = '64', limit, help = false } = parse(args)
  return {
    features: count('features', features),
    limit: limit === undefined ? undefined : count('limit', limit),
    help,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        features: { type: 'string' },
        limit: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause })
  }
}
