import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A page of the bench with what is known about it. */
export interface Case {
  id: string
  set: string
  domain: string
  lang: string
  url: string
  news: boolean
  /** Path of the stored page, relative to the bench's `data`. */
  html: string
  bytes: number
  truth: { lead?: string; body?: string; captions?: string[] } & Record<string, unknown>
}

/** The bench's own figures for one page or many: `bF1`, `lead`, `tExact`, `dDay` … (see its score.mjs). */
export type Scores = Record<string, number | undefined>

/** What the bench scores. */
export interface Prediction {
  title?: string
  authors: string[]
  published?: string
  tags: string[]
  /** One line per block, without captions. */
  text: string
  /** The same with captions. */
  textRaw: string
}

/** The bench's own modules: it reads, turns HTML into text and scores in its own way. */
export interface Bench {
  sets: string[]
  loadCases(sets: string[]): Case[]
  readHtml(path: string): string
  htmlToText(html: string, options?: { figures: 'drop' | 'keep' }): string
  tokens(text: string): string[]
  shingles(text: string): Map<string, number>
  score(truth: Case['truth'], prediction: Prediction): Scores
  aggregate(scores: Scores[]): Scores
}

/** There is nothing to measure with; the message says what is missing and what to do. */
export class NoBench extends Error {}

const MODULES = ['score.mjs', 'lib/text.mjs', 'lib/io.mjs']

/** The order in which the sets are shown; others follow. */
const ORDER = ['fundus', 'aeb', 'wcxb-dev', 'wcxb-test', 'htmldate', 'postlight']

/** @throws {NoBench} */
export async function openBench(folder: string): Promise<Bench> {
  const missing = [...MODULES, 'data/cases'].filter((path) => !existsSync(join(folder, path)))
  if (missing.length > 0) {
    const why = existsSync(folder)
      ? `${folder} is no bench: it has no ${missing.join(', ')}.`
      : `There is no ${folder}.`
    throw new NoBench(`${why} BENCH=DIR says where the bench lies.`)
  }
  const sets = readdirSync(join(folder, 'data', 'cases')).flatMap((name) => name.match(/^(.+)\.jsonl$/)?.[1] ?? [])
  if (sets.length === 0) throw new NoBench(`${folder} is no bench: there are no cases in data/cases.`)
  const rank = (set: string) => (ORDER.includes(set) ? ORDER.indexOf(set) : ORDER.length)
  const modules = await importAll(folder)
  return { ...modules, sets: sets.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)) }
}

/**
 * The folder has no packages of its own and may be read-only: its modules import ours, or those of linkedom, which
 * comes with Defuddle (the bench uses its htmlparser2).
 */
async function importAll(folder: string): Promise<Omit<Bench, 'sets'>> {
  const inside = pathToFileURL(realpathSync(folder) + sep).href
  const ours = pathToFileURL(import.meta.filename).href
  const linkedom = createRequire(createRequire(ours).resolve('defuddle')).resolve('linkedom')
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (!context.parentURL?.startsWith(inside) || !/^[\w@](?!.*:)/.test(specifier)) return next(specifier, context)
      try {
        return next(specifier, { ...context, parentURL: ours })
      } catch {
        return next(specifier, { ...context, parentURL: pathToFileURL(linkedom).href })
      }
    },
  })
  try {
    const modules = await Promise.all(MODULES.map((path) => import(pathToFileURL(join(folder, path)).href)))
    return Object.assign({}, ...modules)
  } finally {
    hooks.deregister()
  }
}
