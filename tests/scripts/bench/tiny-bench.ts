import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Case } from '../../../scripts/bench/bench-folder'

/** A made-up bench in a new folder: its own modules, which take a package of ours, and these pages. */
export function tinyBench(pages: Case[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pressclip-bench-'))
  const bySet = Object.entries(Object.groupBy(pages, ({ set }) => set))
  const cases = bySet.map(([set, list = []]) => [
    `data/cases/${set}.jsonl`,
    list.map((c) => JSON.stringify(c)).join('\n'),
  ])
  for (const [path = '', text = ''] of [...Object.entries(MODULES), ...cases]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export const tinyCase = (set: string, name: string, more: Partial<Case> = {}): Case => ({
  id: `${set}/${name}`,
  set,
  domain: `${name}.example`,
  lang: 'de',
  url: `https://${name}.example/1`,
  news: false,
  html: `src/${name}.html`,
  bytes: 1,
  truth: {},
  ...more,
})

const MODULES = {
  'lib/io.mjs': `import fs from 'node:fs'
const data = new URL('../data/', import.meta.url)
export const loadCases = (sets) => sets.flatMap((set) =>
  fs.readFileSync(new URL('cases/' + set + '.jsonl', data), 'utf8').split('\\n').map((line) => JSON.parse(line)))
export const readHtml = (path) => fs.readFileSync(new URL(path, data), 'utf8')`,
  'lib/text.mjs': `import { JSDOM } from 'jsdom'
export function htmlToText(html, { figures = 'drop' } = {}) {
  const { body } = new JSDOM(html).window.document
  if (figures === 'drop') for (const caption of body.querySelectorAll('figcaption')) caption.remove()
  for (const paragraph of body.querySelectorAll('p')) paragraph.append('\\n')
  return body.textContent.trim()
}
export const tokens = (text) => text.match(/\\p{L}+/gu) ?? []`,
  'score.mjs': `import { tokens } from './lib/text.mjs'
export const shingles = (text) => new Map(tokens(text).map((word) => [word, 1]))
export const score = ({ body, title }, { text, title: found }) => ({
  ...(body && { bF1: body === text ? 1 : 0 }), ...(title && { tExact: title === found ? 1 : 0 }) })
export const aggregate = (scores) => ({ nBody: scores.length, bF1: scores.reduce((s, x) => s + x.bF1, 0) / scores.length })`,
}
