import type { Case, Prediction, Scores } from './bench-folder.ts'
import type { Extractor } from './extracted.ts'
import { ratio, spread } from './statistics.ts'

/** One extractor on one page, scored. */
export interface Reading extends Prediction {
  ms: number
  cpu: number
  parts?: Record<string, number>
  error?: string
  /** It altered the live document. */
  changed: boolean
  scores: Scores
}

export interface PageRecord {
  page: Case
  elements: number
  readings: Map<Extractor, Reading>
}

/** A Markdown table with aligned columns: the first `names` to the left, figures to the right. */
export function table(head: string[], rows: string[][], names = 1): string {
  const widths = head.map((title, i) =>
    Math.max(3, ...[title, ...rows.map((row) => row[i] ?? '')].map((s) => s.length)),
  )
  const line = (cells: string[]) =>
    `| ${widths.map((w, i) => (i < names ? (cells[i] ?? '').padEnd(w) : (cells[i] ?? '').padStart(w))).join(' | ')} |`
  const rule = widths.map((w, i) => (i < names ? '-'.repeat(w) : `${'-'.repeat(w - 1)}:`))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

const TITLES: Record<Extractor, string> = { pressclip: 'Pressclip', readability: 'Readability', defuddle: 'Defuddle' }

type Aggregate = (scores: Scores[]) => Scores

const share = (value: number | undefined) => value?.toFixed(3).replace(/^0/, '') ?? '–'

const BODY = ['F1', '< .5', 'lead']
const body = (sum: Scores) => (sum.nBody ? [share(sum.bF1), String(sum.fail), share(sum.lead)] : BODY.map(() => '–'))

const FACTS = ['title', 'title F1', 'day', 'minute', 'authors', 'tags']
const facts = (sum: Scores) => [sum.tExact, sum.tF1, sum.dDay, sum.dInstant, sum.aF1, sum.gF1].map(share)

const scoresOf = (records: PageRecord[], extractor: Extractor) =>
  records.flatMap(({ readings }) => [readings.get(extractor)?.scores].filter((scores) => scores !== undefined))

/** Extractors that read at least one page, ours first. */
const extractorsOf = (records: PageRecord[]): Extractor[] => {
  const seen = new Set(records.flatMap(({ readings }) => [...readings.keys()]))
  return (Object.keys(TITLES) as Extractor[]).filter((extractor) => seen.has(extractor))
}

/** The pages of each set, then the news pages with a known body of all sets together. */
function groupsOf(records: PageRecord[]): [name: string, PageRecord[]][] {
  const sets = Object.entries(Object.groupBy(records, ({ page }) => page.set)).map(
    ([set, group = []]) => [set, group] as [string, PageRecord[]],
  )
  const news = records.filter(({ page }) => page.news && page.truth.body)
  return news.length > 0 ? [...sets, ['news', news]] : sets
}

export function setTable(records: PageRecord[], aggregate: Aggregate): string {
  const rows = groupsOf(records).flatMap(([name, group]) =>
    extractorsOf(group).map((extractor, i) => {
      const sum = aggregate(scoresOf(group, extractor))
      return [i === 0 ? name : '', TITLES[extractor], i === 0 ? String(group.length) : '', ...body(sum), ...facts(sum)]
    }),
  )
  return table(['set', '', 'pages', ...BODY, ...FACTS], rows, 2)
}

/** Languages of the news sets that have known bodies in many; the last columns are ours. */
export function languageTable(records: PageRecord[], aggregate: Aggregate): string | undefined {
  const pages = records.filter(({ page }) => page.set === 'fundus' || page.set === 'aeb')
  if (pages.length === 0) return undefined
  const [ours, ...peers] = extractorsOf(pages)
  if (!ours) return undefined
  const languages = Object.entries(Object.groupBy(pages, ({ page }) => page.lang)).map(([lang, group = []]) => ({
    lang,
    count: group.length,
    sum: aggregate(scoresOf(group, ours)),
    others: peers.map((peer) => aggregate(scoresOf(group, peer)).bF1),
  }))
  languages.sort((a, b) => b.count - a.count || (a.lang < b.lang ? -1 : 1))
  const rows = languages.map(({ lang, count, sum, others }) => [
    lang,
    String(count),
    ...others.map(share),
    ...body(sum),
    ...facts(sum),
  ])
  const worst = languages.filter(({ count }) => count >= 3).sort((a, b) => (a.sum.bF1 ?? 1) - (b.sum.bF1 ?? 1))[0]
  const note = worst ? `\n\nWorst language with at least 3 pages: ${worst.lang} ${share(worst.sum.bF1)}` : ''
  return table(['language', 'pages', ...peers.map((peer) => TITLES[peer]), ...BODY, ...FACTS], rows) + note
}

/** Which extractors failed on which page, and altered how many live pages; ours should not be here. */
export function trouble(records: PageRecord[]): string[] {
  return extractorsOf(records).flatMap((extractor) => {
    const read = records.flatMap(({ page, readings }) => ({ page, reading: readings.get(extractor) }))
    const altered = read.filter(({ reading }) => reading?.changed).length
    return [
      ...read.flatMap(({ page, reading }) =>
        reading?.error ? [`${TITLES[extractor]} failed on ${page.id}: ${reading.error.split('\n')[0]}`] : [],
      ),
      ...(altered > 0
        ? [`${TITLES[extractor]} altered ${altered} live pages; each was loaded again for the next.`]
        : []),
    ]
  })
}

const LARGEST = 20

/**
 * Milliseconds per page side by side, with ours as a multiple of each peer's: by the clock, and in processor time of
 * the page's thread, which other load hardly affects.
 */
export function timeTable(records: PageRecord[]): string {
  const largest = (size: (record: PageRecord) => number) =>
    records.toSorted((a, b) => size(b) - size(a)).slice(0, LARGEST)
  const groups: [string, PageRecord[]][] = [[`all ${records.length}`, records]]
  if (records.length > LARGEST) {
    groups.push([`${LARGEST} of most bytes`, largest(({ page }) => page.bytes)])
    groups.push([`${LARGEST} of most elements`, largest(({ elements }) => elements)])
  }
  const rows = groups.flatMap(([name, group]) => timeRows(group).map((row, i) => [i === 0 ? name : '', ...row]))
  return table(['pages', '', 'median', 'p95', 'max', 'cpu median', 'cpu p95', 'cpu max'], rows, 2)
}

function timeRows(records: PageRecord[]): string[][] {
  const extractors = extractorsOf(records)
  const times = new Map(
    extractors.map((extractor) => {
      const readings = records.flatMap((record) => record.readings.get(extractor) ?? [])
      return [extractor, [...spread(readings.map(({ ms }) => ms)), ...spread(readings.map(({ cpu }) => cpu))]]
    }),
  )
  const part = (name: string) => spread(records.flatMap((r) => r.readings.get('readability')?.parts?.[name] ?? []))
  const row = (what: string, values: (number | undefined)[], digits: number) => [
    what,
    ...values.map((value) => value?.toFixed(digits) ?? '–'),
  ]
  const ours = times.get('pressclip')
  const against = (peer: Extractor) => (times.get(peer) ?? []).map((value, i) => ratio(ours?.[i], value))
  return [
    ...extractors.flatMap((extractor) => [
      row(TITLES[extractor], times.get(extractor) ?? [], 1),
      ...(extractor === 'readability' ? ['clone', 'parse'].map((name) => row(`  its ${name}`, part(name), 1)) : []),
    ]),
    ...extractors.flatMap((peer) =>
      ours && peer !== 'pressclip' ? [row(`Pressclip / ${TITLES[peer]}`, against(peer), 2)] : [],
    ),
  ]
}
