import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Archive } from './archive.ts'
import { inWords } from './in-words.ts'
import type { Input } from './input.ts'
import { startPool } from './pool.ts'
import { printable, printableJson } from './printable.ts'
import type { PageAnswer, PageRequest } from './read-page.ts'
import { createReport } from './report.ts'

const PAGE_TIMEOUT = 60_000

interface Options {
  /** Where the posts go, and the user's name for that folder. */
  target?: { archive: Archive; name: string }
  json: boolean
  /** Aborted when the user stops the run. */
  signal: AbortSignal
}

/** Clips the pages in order, reporting each. @returns how many failed */
export async function clipPages(inputs: Iterable<Input>, { target, json, signal }: Options): Promise<number> {
  const now = Date.now()
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const report = createReport(count(inputs))
  const pool = startPool<PageRequest, PageAnswer>(requestsFor(inputs, { now, timeZone }), {
    script: new URL('./worker.js', import.meta.url),
    workers: availableParallelism(),
    timeout: PAGE_TIMEOUT,
  })
  const stop = () => void pool.stop()
  signal.addEventListener('abort', stop)

  const fail = async (id: string, error: string) => {
    if (json) await print(printableJson({ id, error }))
    report.failed(id, error)
  }
  const keep = async (id: string, { article, scope, requested }: PageAnswer) => {
    const saved = await target?.archive.save({ article, scope, clippedAt: now, timeZone }, requested)
    const notes = scope === 'page' ? ['no article found, the whole page was kept'] : []
    if (saved?.kept) notes.push(`another text of this article is kept as ${saved.kept}`)
    await print(json ? printableJson({ id, article }) : printable(join(target?.name ?? '', saved?.path ?? '')))
    report.done(id, notes)
  }
  while (!signal.aborted) {
    const done = await pool.next()
    if (!done || signal.aborted) break
    const { request, outcome } = done
    if ('error' in outcome) await fail(request.id, outcome.error)
    else await keep(request.id, outcome.answer).catch((error) => fail(request.id, inWords(error)))
  }
  await pool.stop()
  return report.finish(signal.aborted)
}

function* requestsFor(inputs: Iterable<Input>, rest: Pick<PageRequest, 'now' | 'timeZone'>): Generator<PageRequest> {
  for (const input of inputs) yield { ...input, ...rest }
}

function count(inputs: Iterable<Input>): number {
  let number = 0
  for (const _ of inputs) number++
  return number
}

/** Waits for a reader slower than we write. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain').catch(() => {})
}
