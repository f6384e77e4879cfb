import type { Bench } from './bench-folder.ts'
import { differences } from './differences.ts'
import type { PageRecord } from './tables.ts'

const LINES = 12
const WIDTH = 150

/** Our worst pages by F1: what is wanted and missing (−), what is there and not wanted (+). */
export function worstPages(bench: Bench, records: PageRecord[], count: number): string {
  const scored = records.flatMap(({ page, readings }) => {
    const reading = readings.get('pressclip')
    const f1 = reading?.scores.bF1
    return reading && f1 !== undefined ? [{ page, readings, reading, f1 }] : []
  })
  const worst = scored.sort((a, b) => a.f1 - b.f1).slice(0, count)
  const pages = worst.map(({ page, readings, reading }) => {
    const { extra, missing } = differences(bench, page.truth, reading.text)
    const figures = [...readings].map(([name, { scores }]) => `${name} ${scores.bF1?.toFixed(3)}`).sort()
    const { bP, bR } = reading.scores
    return [
      `${page.id}  P ${bP?.toFixed(3)} R ${bR?.toFixed(3)}  ${figures.reverse().join(', ')}`,
      `  ${page.lang} ${page.url}`,
      ...listed('−', missing),
      ...listed('+', extra),
    ].join('\n')
  })
  return `## The worst pages\n\n${pages.join('\n\n')}`
}

function listed(sign: string, lines: string[]): string[] {
  const shown = lines
    .slice(0, LINES)
    .map((line) => `  ${sign} ${line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line}`)
  return lines.length > LINES ? [...shown, `  ${sign} … ${lines.length - LINES} more lines`] : shown
}
