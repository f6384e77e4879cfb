import { createHash } from 'node:crypto'
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Case } from '../bench/bench-folder.ts'
import { openBrowser } from '../bench/browser.ts'
import { bundleEntry } from '../bench/bundle.ts'
import { addressOf, progressOf } from '../bench/run.ts'
import { step } from '../machine/run.ts'
import type { Seen } from './in-page.ts'
import { labels } from './labels.ts'
import { weights } from './weights.ts'

const SETS = ['fundus', 'aeb', 'wcxb-dev', 'wcxb-test']
const FOLDS = 5
const GLOBAL = 'pressclipTrain'

export interface Collected {
  pages: number
  /** Blocks that the model is asked about. */
  blocks: number
  /** Blocks that are part of an article. */
  positives: number
  /** All features. */
  names: string[]
  /** Pages that could not be read, and why. */
  failed: string[]
  foldOf: Record<string, number>
}

/** The pages with a known body, of the sets that have one. */
export const trainingPages = (bench: Bench, limit = Infinity): Case[] =>
  SETS.filter((set) => bench.sets.includes(set)).flatMap((set) =>
    bench
      .loadCases([set])
      .filter(({ truth }) => truth.body)
      .slice(0, limit),
  )

/** All pages of a domain are in one fold, whatever other pages there are. */
export function foldOf(domain: string): number {
  const hash = createHash('md5').update(`f:${domain}`).digest('hex')
  return Number(BigInt(`0x${hash}`) % BigInt(FOLDS))
}

/** Reads every page in Chromium and writes what train.py reads: names.json, rows.f32, pages.jsonl. */
export async function collect(bench: Bench, pages: Case[], folder: string): Promise<Collected> {
  const entry = join(import.meta.dirname, 'in-page.ts')
  const script = await step('Bundling', () => bundleEntry(entry, GLOBAL))
  const rowsFile = openSync(join(folder, 'rows.f32'), 'w')
  const pagesFile = openSync(join(folder, 'pages.jsonl'), 'w')
  const browser = await openBrowser()
  const all: Collected = { pages: 0, blocks: 0, positives: 0, names: [], failed: [], foldOf: {} }
  const progress = progressOf(pages.length)
  try {
    for (const [i, page] of pages.entries()) {
      const url = addressOf(page)
      const answer = browser.ask<Seen>(
        { url, html: bench.readHtml(page.html) },
        `${script}\n${GLOBAL}(document, ${JSON.stringify(url)})`,
      )
      const seen = await answer.catch((error: Error) => error)
      progress(i + 1)
      if (seen instanceof Error) {
        all.failed.push(`${page.id}: ${seen.message}`)
        continue
      }
      const { names, rows, blocks } = seen
      const wrong = rows.findIndex((value) => !Number.isFinite(value))
      if (wrong >= 0) throw new Error(`${page.id}: ${names[wrong % names.length]} is no number`)
      const labelled = labels(blocks, page.truth, bench.tokens)
      const fold = foldOf(page.domain)
      const weighed = weights(blocks, labelled, page)
      const asked = blocks.flatMap(({ isAsked }, block) => (isAsked ? [block] : []))
      const line = {
        ...{ id: page.id, fold },
        labels: asked.map((block) => Number(labelled[block]?.isText)),
        weights: asked.map((block) => weighed[block]),
      }
      for (const block of asked) writeSync(rowsFile, rows.subarray(block * names.length, (block + 1) * names.length))
      writeSync(pagesFile, `${JSON.stringify(line)}\n`)
      all.names = names
      all.pages++
      all.blocks += asked.length
      all.positives += line.labels.filter(Boolean).length
      all.foldOf[page.domain] = fold
    }
  } finally {
    await browser.close()
    closeSync(rowsFile)
    closeSync(pagesFile)
  }
  writeFileSync(join(folder, 'names.json'), JSON.stringify(all.names))
  return all
}
