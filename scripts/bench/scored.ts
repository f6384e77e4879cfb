import type { Bench, Case } from './bench-folder.ts'
import type { Outcome } from './browser.ts'
import type { Reading } from './tables.ts'

/** An extractor's answer by the bench's own measure; a failure counts as an empty answer. */
export function scored(
  { htmlToText, score }: Pick<Bench, 'htmlToText' | 'score'>,
  page: Case,
  { extracted, ...run }: Outcome,
): Reading {
  const { title, authors = [], published, tags = [], html = '', parts } = extracted ?? {}
  const text = htmlToText(html)
  const prediction = { title, authors, published, tags, text, textRaw: htmlToText(html, { figures: 'keep' }) }
  return { ...prediction, ...run, parts, scores: score(page.truth, prediction) }
}
