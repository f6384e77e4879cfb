import { step } from '../machine/run.ts'
import { openBrowser } from './browser.ts'
import { bundle } from './bundle.ts'
import type { Extractor } from './extracted.ts'
import { rotation } from './rotation.ts'
import { quantile, slope } from './statistics.ts'
import { type Script, syntheticPage } from './synthetic-page.ts'
import { table } from './tables.ts'

const SIZES = [1_000, 10_000, 100_000]
const SCRIPTS: Script[] = ['Latin', 'Han']
const WHO: Extractor[] = ['pressclip', 'readability']
/** Visits of each page; their median counts. */
const VISITS = 3

/** How the time grows with the page: processor milliseconds, and the slope on logarithmic axes (1 is linear). */
export async function growth(): Promise<string> {
  const scripts = await step(
    'Bundling',
    async () => new Map(await Promise.all(WHO.map(async (who) => [who, await bundle(who)] as const))),
  )
  const orders = rotation(WHO)
  const browser = await openBrowser()
  const visit = (html: string, turn: number) =>
    browser.visit(
      { url: 'https://news.example/a', html },
      new Map(orders(turn).map((who) => [who, scripts.get(who) ?? ''])),
    )

  /** The times of a few visits to one page, by extractor. */
  const timesOf = async (html: string) => {
    const all = new Map<Extractor, number[]>(WHO.map((who) => [who, []]))
    for (let turn = 0; turn < VISITS; turn++) {
      for (const [who, { cpu, error }] of (await visit(html, turn)).outcomes) {
        if (error) throw new Error(`${who}: ${error}`)
        all.get(who)?.push(cpu)
      }
    }
    return all
  }
  try {
    await visit(syntheticPage(1_000, 'Latin'), 0)
    const rows: string[][] = []
    for (const script of SCRIPTS) {
      const bySize = await step(script, async () => {
        const list: Map<Extractor, number[]>[] = []
        for (const size of SIZES) list.push(await timesOf(syntheticPage(size, script)))
        return list
      })
      for (const who of WHO) {
        const times = bySize.map((all) => quantile(all.get(who) ?? [], 0.5) ?? Number.NaN)
        const points = SIZES.map((size, i) => [size, times[i] ?? Number.NaN] as const)
        const figures = [slope(points).toFixed(2), slope(points.slice(-2)).toFixed(2)]
        rows.push([script, who, ...times.map((ms) => ms.toFixed(0)), ...figures])
      }
    }
    const head = ['script', '', ...SIZES.map((size) => `${size} nodes`), 'slope', 'of the last step']
    return `## Growth: processor milliseconds on made-up pages\n\n${table(head, rows, 2)}`
  } finally {
    await browser.close()
  }
}
