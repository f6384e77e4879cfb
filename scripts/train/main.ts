import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../bench/args.ts'
import { NoBench, openBench } from '../bench/bench-folder.ts'
import { FOLDS } from '../bench/folds.ts'
import { mustRun, root, runTool } from '../machine/run.ts'
import { HELP, parseOptions } from './args.ts'
import { collect, trainingPages } from './collect.ts'
import { fit } from './fit.ts'
import { packModel } from './pack-model.ts'
import { report } from './report.ts'

/** The user's folder: npm runs scripts in the project's own. */
const cwd = process.env.INIT_CWD ?? process.cwd()
const MODEL = 'utils/extract/body/model.json'

async function main(args: string[]): Promise<number> {
  try {
    const options = parseOptions(args)
    if (options.help) {
      process.stdout.write(HELP)
      return 0
    }
    const bench = await openBench(process.env.BENCH ? resolve(cwd, process.env.BENCH) : join(root, '../shared/bench'))
    const pages = trainingPages(bench, options.limit)
    if (pages.length === 0) throw new NoBench('No page of the bench has a known body.')
    const folder = join(root, FOLDS)
    mkdirSync(folder, { recursive: true })
    const collected = await collect(bench, pages, folder)
    const fits = await fit(folder, options.features)

    const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))
    const model = packModel(fits.all)
    write('model.json', model)
    for (const [fold, fitted] of fits.withoutFold.entries()) write(`fold-${fold}.json`, packModel(fitted))
    write('folds.json', collected.foldOf)
    process.stdout.write(`${report(collected, fits, model)}\n`)
    if (options.limit !== undefined) {
      process.stdout.write(`\nA part of the pages: ${MODEL} stays as it is; this one is ${FOLDS}/model.json.\n`)
      return 0
    }
    copyFileSync(join(folder, 'model.json'), join(root, MODEL))
    await mustRun(runTool('@biomejs/biome/bin/biome', ['format', '--write', MODEL]))
    process.stdout.write(`\n${MODEL} is new.\n`)
    return 0
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${HELP.split('\n\n')[0]}\n`)
    else if (error instanceof NoBench) process.stderr.write(`Nothing to train with. ${error.message}\n`)
    else throw error
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
