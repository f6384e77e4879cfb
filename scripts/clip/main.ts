import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { presets } from '../../utils/presets/index'
import { parseSettings } from '../../utils/settings'
import { openArchive } from './archive.ts'
import { HELP, type Options, parseOptions, UsageError } from './args.ts'
import { type Input, inputsFrom, inputsFromCases } from './inputs.ts'
import { startPool } from './pool.ts'
import type { PageAnswer, PageRequest } from './read-page.ts'
import { createReport } from './report.ts'
import { verify } from './verify.ts'

const PAGE_TIMEOUT = 60_000

/** The bulk command. Gives the exit status. */
export async function clip(args: string[]): Promise<number> {
  // Where the person is: npm runs scripts in the project's own folder.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  try {
    const options = parseOptions(args)
    if (options.help) {
      process.stdout.write(HELP.replace('PRESETS', presets.map((preset) => preset.id).join(', ')))
      return 0
    }
    if (options.verify !== undefined) return await verifyArchive(options.verify, cwd)
    return await clipPages(inputsOf(options, cwd), options, cwd)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n\n${HELP.split('\n\n')[0]}\n`)
    return 2
  }
}

async function verifyArchive(folder: string, cwd: string): Promise<number> {
  try {
    const { clips, files, problems } = await verify(resolve(cwd, folder))
    for (const problem of problems) process.stdout.write(`${problem}\n`)
    const found = problems.length === 0 ? 'all as recorded' : `${problems.length} not as recorded`
    const summary = `${clips} clip${clips === 1 ? '' : 's'}, ${files} file${files === 1 ? '' : 's'} compared: ${found}`
    process.stderr.write(clips > 0 ? `${summary}\n` : `${folder} holds no provenance to compare with\n`)
    return clips === 0 || problems.length > 0 ? 1 : 0
  } catch (cause) {
    throw new UsageError(`Cannot read the archive: ${(cause as Error).message}`, { cause })
  }
}

function inputsOf({ cases, paths, url }: Options, cwd: string): Input[] {
  if (cases !== undefined) {
    try {
      return inputsFromCases(resolve(cwd, cases))
    } catch (cause) {
      throw new UsageError(`Cannot read the cases: ${(cause as Error).message}`, { cause })
    }
  }
  const inputs = inputsFrom(paths, cwd)
  if (url === undefined) return inputs
  if (inputs.length > 1) throw new UsageError(`--url is one page's address, but there are ${inputs.length} pages.`)
  return inputs.map((input) => ({ ...input, url }))
}

async function clipPages(
  inputs: Input[],
  { json, out, preset: id, provenance }: Options,
  cwd: string,
): Promise<number> {
  const preset = presets.find((p) => p.id === id) ?? (id === undefined ? presets[0] : undefined)
  if (!preset) throw new UsageError(`No format "${id}"; there are ${presets.map((p) => p.id).join(', ')}.`)
  const archive =
    out === undefined
      ? undefined
      : openArchive(resolve(cwd, out), preset, {
          ...parseSettings({}),
          provenance: { sidecar: provenance, snapshot: false },
        })
  const now = Date.now()
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

  const good = inputs.filter((input) => input.error === undefined)
  const pool = startPool<PageRequest, PageAnswer>(
    good.map(({ file, url }) => ({ file, url, now, timeZone })),
    { script: new URL('./worker.js', import.meta.url), workers: availableParallelism(), timeout: PAGE_TIMEOUT },
  )
  const report = createReport(inputs.length)
  let stopped: number | undefined
  const stop = (status: number) => {
    stopped ??= status
    void pool.stop()
  }
  process.once('SIGINT', () => stop(130))
  process.once('SIGTERM', () => stop(143))
  // The reader of our output has gone (`| head`): there is nobody left to work for.
  process.stdout.on('error', () => stop(1))

  const print = (line: string) => process.stdout.write(`${line}\n`)
  const fail = (id: string, error: string) => {
    if (json) print(JSON.stringify({ id, error }))
    report.failed(id, error)
  }
  const keep = async (id: string, { article, scope, requested }: PageAnswer) => {
    const path = await archive?.save({ article, scope, clippedAt: now, timeZone }, requested)
    if (json) print(JSON.stringify({ id, article }))
    else print(join(out ?? '', path ?? ''))
    report.done(id, scope === 'page' ? 'no article found, the whole page was kept' : undefined)
  }
  for (const { id, error } of inputs) {
    const outcome = error === undefined ? await pool.next() : { error }
    if (stopped !== undefined) break
    if ('error' in outcome) fail(id, outcome.error)
    else await keep(id, outcome.answer).catch((error: Error) => fail(id, error.message))
  }
  await pool.stop()
  const failures = report.finish(stopped !== undefined)
  return stopped ?? (failures > 0 ? 1 : 0)
}
