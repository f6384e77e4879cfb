import { resolve } from 'node:path'
import { presets } from '../../utils/presets/index'
import { parseSettings } from '../../utils/settings'
import { openArchive } from './archive.ts'
import { HELP, type Options, parseOptions, UsageError } from './args.ts'
import { clipPages } from './clip-pages.ts'
import { inWords } from './in-words.ts'
import type { Input } from './input.ts'
import { inputsFrom, inputsFromCases } from './inputs.ts'
import { lockFolder } from './lock-folder.ts'
import { printable } from './printable.ts'
import { verify } from './verify.ts'

/** The bulk command. @returns the exit status */
export async function clip(args: string[]): Promise<number> {
  // The user's folder: npm runs scripts in the project's own.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  try {
    const options = parseOptions(args)
    if (options.help) {
      process.stdout.write(HELP.replace('PRESETS', presets.map((preset) => preset.id).join(', ')))
      return 0
    }
    if (options.verify !== undefined) return await verifyArchive(options.verify, cwd)
    const signal = stopSignal()
    const failures = await clipInto(inputsOf(options, cwd), options, cwd, signal)
    return signal.aborted ? signal.reason : failures > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    say(error.message)
    process.stderr.write(`\n${HELP.split('\n\n')[0]}\n`)
    return 2
  }
}

async function verifyArchive(folder: string, cwd: string): Promise<number> {
  try {
    const { clips, files, problems } = await verify(resolve(cwd, folder))
    for (const problem of problems) process.stdout.write(`${problem}\n`)
    const found = problems.length === 0 ? 'all as recorded' : `${problems.length} not as recorded`
    const summary = `${clips} clip${clips === 1 ? '' : 's'}, ${files} file${files === 1 ? '' : 's'} compared: ${found}`
    say(clips > 0 ? summary : `${folder} holds no provenance to compare with`)
    return clips === 0 || problems.length > 0 ? 1 : 0
  } catch (cause) {
    throw new UsageError(`Cannot read the archive: ${inWords(cause)}`, { cause })
  }
}

function inputsOf({ cases, paths, url }: Options, cwd: string): Iterable<Input> {
  if (cases !== undefined) {
    try {
      return inputsFromCases(resolve(cwd, cases))
    } catch (cause) {
      throw new UsageError(`Cannot read the cases: ${inWords(cause)}`, { cause })
    }
  }
  const inputs = { [Symbol.iterator]: () => inputsFrom(paths, cwd) }
  if (url === undefined) return inputs
  const pages = Array.from(inputs)
  if (pages.length > 1) throw new UsageError(`--url is one page's address, but there are ${pages.length} pages.`)
  return pages.map((page) => ({ ...page, url }))
}

async function clipInto(inputs: Iterable<Input>, options: Options, cwd: string, signal: AbortSignal): Promise<number> {
  const { json, out, preset: id, provenance } = options
  const preset = presets.find((p) => p.id === id) ?? (id === undefined ? presets[0] : undefined)
  if (!preset) throw new UsageError(`No format "${id}"; there are ${presets.map((p) => p.id).join(', ')}.`)
  if (out === undefined) return clipPages(inputs, { json, signal })
  const folder = resolve(cwd, out)
  const unlock = await lock(folder, out, signal)
  try {
    const settings = { ...parseSettings({}), provenance: { sidecar: provenance, snapshot: false } }
    const target = { archive: openArchive(folder, preset, settings), name: out }
    return await clipPages(inputs, { target, json, signal })
  } finally {
    unlock?.()
  }
}

async function lock(folder: string, name: string, signal: AbortSignal) {
  const waiting = () => say(`Another run is writing to ${name}: waiting until it has ended. Ctrl-C stops waiting.`)
  try {
    return await lockFolder(folder, waiting, signal)
  } catch (cause) {
    throw new UsageError(`Cannot write to ${name}: ${inWords(cause)}`, { cause })
  }
}

/** Aborted, with the exit status as its reason, when the user or the system stops the run. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort(130))
  process.once('SIGTERM', () => stop.abort(143))
  // The reader of our output is gone (`| head`): nobody is left to work for.
  process.stdout.on('error', () => stop.abort(1))
  return stop.signal
}

const say = (line: string) => process.stderr.write(`${printable(line)}\n`)
