import { diffArrays } from 'diff'
import type { Article } from '../article'
import { arePicturesChanged, type ComparedField, changedFields, paragraphsOf } from './changes'
import { wordsOf } from './words-of'

/** A paragraph of the earlier text, of the newer one, or of both. */
export type Paragraph =
  | { kind: 'same' | 'added' | 'removed'; text: string }
  | { kind: 'changed'; before: string; after: string }

/** How two versions of an article differ. */
export interface Comparison {
  fields: readonly ComparedField[]
  pictures: boolean
  /** Every paragraph of both texts, in reading order. */
  paragraphs: readonly Paragraph[]
}

/** A run of words that is in both texts or only in one of them. */
export interface Words {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** In ms. Texts with nothing in common take longest; after this, no paragraph is reported as the same. */
const PATIENCE = 200
/** The most pairs of paragraphs compared for similarity in one hunk. */
const MAX_PAIRS = 900
/** Share of common letter pairs (Dice) from which one paragraph counts as the other, reworded. */
const ALIKE = 0.4

export function compare(before: Article, after: Article): Comparison {
  return {
    fields: changedFields(before, after),
    pictures: arePicturesChanged(before, after),
    paragraphs: compareParagraphs(paragraphsOf(before), paragraphsOf(after)),
  }
}

function compareParagraphs(before: string[], after: string[]): Paragraph[] {
  const changes = diffArrays(before, after, { timeout: PATIENCE })
  if (!changes) return pair(before, after)
  const found: Paragraph[] = []
  let removed: string[] = []
  let added: string[] = []
  const settle = () => {
    found.push(...pair(removed, added))
    removed = []
    added = []
  }
  for (const change of changes) {
    if (change.removed) removed = change.value
    else if (change.added) added = change.value
    else {
      settle()
      found.push(...change.value.map((text) => ({ kind: 'same' as const, text })))
    }
  }
  settle()
  return found
}

/** Matches removed paragraphs with added ones: the pairs, in order, with the highest total similarity. */
function pair(removed: readonly string[], added: readonly string[]): Paragraph[] {
  const columns = added.length + 1
  const isTooMany = removed.length * added.length > MAX_PAIRS
  const likeness = isTooMany ? undefined : likenessOf(removed, added)
  const best = new Float64Array((removed.length + 1) * columns)
  const at = (i: number, j: number) => best[i * columns + j] ?? 0
  const paired = (i: number, j: number) => at(i + 1, j + 1) + (likeness?.(i, j) ?? 0)
  if (likeness) {
    for (let i = removed.length - 1; i >= 0; i--) {
      for (let j = added.length - 1; j >= 0; j--) {
        best[i * columns + j] = Math.max(at(i + 1, j), at(i, j + 1), likeness(i, j) > 0 ? paired(i, j) : 0)
      }
    }
  }
  const found: Paragraph[] = []
  let j = 0
  removed.forEach((before, i) => {
    while (likeness && j < added.length && at(i, j) > at(i + 1, j) && at(i, j) === at(i, j + 1)) {
      found.push({ kind: 'added', text: added[j++] ?? '' })
    }
    const isPair = likeness && j < added.length && at(i, j) > at(i + 1, j)
    found.push(isPair ? { kind: 'changed', before, after: added[j++] ?? '' } : { kind: 'removed', text: before })
  })
  return [...found, ...added.slice(j).map((text) => ({ kind: 'added' as const, text }))]
}

/** How similar two paragraphs are (0: not at all, 1: equal), by the letter pairs they share (Dice 1945). */
function likenessOf(removed: readonly string[], added: readonly string[]): (i: number, j: number) => number {
  const [a, b] = [removed.map(letterPairs), added.map(letterPairs)]
  return (i, j) => {
    const [x, y] = [a[i], b[j]]
    if (!x?.size || !y?.size) return 0
    let shared = 0
    for (const one of x) if (y.has(one)) shared++
    const likeness = (2 * shared) / (x.size + y.size)
    return likeness < ALIKE ? 0 : likeness
  }
}

const letterPairs = (text: string): Set<string> => {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, i) => plain.slice(i, i + 2)))
}

/**
 * Compare two texts word by word, also in scripts without spaces between words.
 * @param patience in ms; if it takes longer, the texts are returned as a whole
 */
export function compareWords(before: string, after: string, language: string | undefined, patience: number): Words[] {
  const changes =
    patience > 0 ? diffArrays(wordsIn(before, language), wordsIn(after, language), { timeout: patience }) : undefined
  const found: Words[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    if (removed) found.push({ kind: 'removed', text: removed })
    if (added) found.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  const all = changes ?? [
    { value: [before], removed: true, added: false },
    { value: [after], removed: false, added: true },
  ]
  all.forEach((change, i) => {
    const text = change.value.join('')
    if (change.removed) removed += text
    else if (change.added) added += text
    else if (text.trim() === '' && removed && added && i + 1 < all.length) {
      // Two changed words in a row read better as one change.
      removed += text
      added += text
    } else {
      settle()
      found.push({ kind: 'same', text })
    }
  })
  settle()
  return found
}

const wordsIn = (text: string, language: string | undefined): string[] =>
  Array.from(wordsOf(text, language), ({ segment }) => segment)
