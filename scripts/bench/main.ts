import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../machine/run.ts'
import { HELP, parseOptions, UsageError } from './args.ts'
import { type Bench, NoBench, openBench } from './bench-folder.ts'
import { growth } from './growth.ts'
import { roundTrip } from './round-trip.ts'
import { chosenPages, measure } from './run.ts'
import { languageTable, type PageRecord, setTable, timeTable, trouble } from './tables.ts'
import { worstPages } from './worst.ts'

/** The user's folder: npm runs scripts in the project's own. */
const cwd = process.env.INIT_CWD ?? process.cwd()
// The bench reads free-form dates in the time zone of the process.
process.env.TZ = 'UTC'

async function main(args: string[]): Promise<number> {
  try {
    const options = parseOptions(args)
    if (options.help) {
      process.stdout.write(HELP)
      return 0
    }
    if (options.growth) {
      process.stdout.write(`${await growth()}\n`)
      return 0
    }
    const bench = await openBench(process.env.BENCH ? resolve(cwd, process.env.BENCH) : join(root, '../shared/bench'))
    if (options.roundTrip) {
      process.stdout.write(`${await roundTrip(bench, chosenPages(bench, options))}\n`)
      return 0
    }
    const records = await measure(bench, chosenPages(bench, options), options)
    process.stdout.write(`${report(bench, records)}\n`)
    if (options.worst > 0) process.stdout.write(`\n${worstPages(bench, records, options.worst)}\n`)
    if (options.json !== undefined) writeFileSync(resolve(cwd, options.json), `${JSON.stringify(records.map(plain))}\n`)
    return 0
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${HELP.split('\n\n')[0]}\n`)
    else if (error instanceof NoBench) process.stderr.write(`Nothing to measure with. ${error.message}\n`)
    else throw error
    return 2
  }
}

function report(bench: Bench, records: PageRecord[]): string {
  const troubles = trouble(records)
  return [
    '## By set',
    setTable(records, bench.aggregate),
    '## By language (fundus, aeb): F1 of the peers, then ours',
    languageTable(records, bench.aggregate) ?? 'No page of these sets.',
    '## Milliseconds a page, in Chromium',
    timeTable(records),
    ...(troubles.length > 0 ? ['## Trouble', troubles.join('\n')] : []),
  ].join('\n\n')
}

/** A record as JSON can hold it. */
const plain = ({ page: { id, set, domain, lang, news, bytes }, elements, readings }: PageRecord) => ({
  ...{ id, set, domain, lang, news, bytes, elements },
  readings: Object.fromEntries([...readings].map(([name, { textRaw: _, ...reading }]) => [name, reading])),
})

process.exitCode = await main(process.argv.slice(2))
