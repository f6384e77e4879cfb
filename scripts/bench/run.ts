import { root, step } from '../machine/run.ts'
import { type Options, UsageError } from './args.ts'
import { type Bench, type Case, NoBench } from './bench-folder.ts'
import { openBrowser } from './browser.ts'
import { bundle } from './bundle.ts'
import { EXTRACTORS, type Extractor } from './extracted.ts'
import { FOLDS, readFolds, withModel } from './folds.ts'
import { rotation } from './rotation.ts'
import { scored } from './scored.ts'
import type { PageRecord } from './tables.ts'

/** The pages the user asked for. @throws {UsageError} {NoBench} if there are none. */
export function chosenPages(bench: Bench, { sets = bench.sets, langs, id = '', limit = Infinity }: Options): Case[] {
  const unknown = sets.find((set) => !bench.sets.includes(set))
  if (unknown !== undefined) throw new UsageError(`No set "${unknown}"; there are: ${bench.sets.join(', ')}.`)
  const pages = sets.flatMap((set) =>
    bench
      .loadCases([set])
      .filter((page) => page.id.includes(id) && (langs?.includes(page.lang) ?? true))
      .slice(0, limit),
  )
  if (pages.length === 0) throw new NoBench('No page of the bench is like that.')
  return pages
}

/** Reads every page with every extractor, in one visit each, one page after the other. */
export async function measure(bench: Bench, pages: Case[], options: Options): Promise<PageRecord[]> {
  const extractors = options.onlyOurs ? EXTRACTORS.slice(0, 1) : EXTRACTORS
  const scriptOf = await step('Bundling', () => scripts(extractors, options.crossValidated))
  const orders = rotation(extractors)
  const browser = await openBrowser()
  const records: PageRecord[] = []
  const visit = (page: Case, turn: number) =>
    browser.visit(
      { url: addressOf(page), html: bench.readHtml(page.html) },
      new Map(orders(turn).map((extractor) => [extractor, scriptOf(extractor, page)])),
    )
  const progress = progressOf(pages.length)
  try {
    // The first visit of a new browser is slower than any other.
    if (pages[0]) await visit(pages[0], 0)
    for (const [turn, page] of pages.entries()) {
      const { elements, outcomes } = await visit(page, turn)
      const readings = new Map([...outcomes].map(([name, outcome]) => [name, scored(bench, page, outcome)]))
      records.push({ page, elements, readings })
      progress(records.length)
    }
  } finally {
    await browser.close()
  }
  return records
}

/** The page's address; some have no real one. */
export const addressOf = ({ url }: Case) => (/^https?:/.test(url) ? url : 'https://example.org/')

async function scripts(extractors: readonly Extractor[], crossValidated: boolean) {
  // First: without the models there is no point in waiting for bundles.
  const folds = crossValidated ? readFolds(`${root}/${FOLDS}`) : undefined
  const plain = new Map(
    await Promise.all(extractors.map(async (extractor) => [extractor, await bundle(extractor)] as const)),
  )
  const byFold = await Promise.all((folds?.models ?? []).map((model) => bundle('pressclip', [withModel(model)])))
  return (extractor: Extractor, page: Case): string => {
    const fold = extractor === 'pressclip' ? folds?.byDomain[page.domain] : undefined
    const script = fold === undefined ? plain.get(extractor) : byFold[fold]
    if (script === undefined) throw new Error(`no script of ${extractor} for ${page.domain}`)
    return script
  }
}

/** Reports now and then how many pages are done. */
export function progressOf(total: number): (done: number) => void {
  const start = performance.now()
  return (done) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    if (process.stderr.isTTY)
      process.stderr.write(`\r\x1b[K${done}/${total} pages, ${seconds} s${done === total ? '\n' : ''}`)
    else if (done % 100 === 0 || done === total) process.stderr.write(`${done}/${total} pages, ${seconds} s\n`)
  }
}
