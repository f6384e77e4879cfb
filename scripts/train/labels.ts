import type { Case } from '../bench/bench-folder.ts'

/** What the label of a block depends on. */
export interface LabelledBy {
  text: string
  /** A `br` before or after it. */
  atBreak: boolean
}

export interface Label {
  /** Number of tokens, as the bench counts them. */
  tokens: number
  /** Part of the article, once. */
  isText: boolean
  /** Another copy of a part of the article. */
  isCopy: boolean
  isCaption: boolean
}

/** Tokens in a row by which a text is recognised. */
const SHINGLE = 4
const CAPTION_SHINGLE = 3
/** With this share of its shingles known, a block is part of the text. */
const MOST = 0.5
const MOST_OF_CAPTION = 0.6
/** Tokens: more than a label or a button has. */
const SOME = 8
/** Tokens a hidden copy of the whole text has at least; most of it is in other blocks. */
const LONG = 60

/** What a block is before looking at its neighbours. */
type First = 'text' | 'other' | 'copy' | 'part'

/**
 * Which blocks are part of the known text (standfirst and body). Long blocks share most of their shingles with it;
 * short ones are a line of it, or part of a line cut by `br`, next to a known block.
 * @param tokens the bench's own tokeniser
 */
export function labels(blocks: LabelledBy[], truth: Case['truth'], tokens: (text: string) => string[]): Label[] {
  const text = [truth.lead, truth.body].filter(Boolean).join('\n')
  const own = blocks.map((block) => tokens(block.text))
  const first = firstGlance(own, text, tokens)
  const keys = blocks.map((block) => keyOf(block.text))
  const isKnown = (i: number) => first[i] === 'text'
  const size = (i: number) => own[i]?.length ?? 0

  for (const i of blocks.keys()) {
    if (!isKnown(i) || size(i) < LONG) continue
    const held = [...keys.keys()].filter(
      (z) => isKnown(z) && size(z) >= SOME && size(z) < size(i) && keys[i]?.includes(keys[z] as string),
    )
    const tokensHeld = held.reduce((sum, z) => sum + size(z), 0)
    if (held.length >= 2 && tokensHeld > size(i) / 2) first[i] = 'copy'
  }
  for (const [i, { atBreak }] of blocks.entries()) {
    if (first[i] !== 'part') continue
    const isBeside = [i - 1, i + 1].some((z) => isKnown(z) && size(z) >= SHINGLE)
    first[i] = atBreak && isBeside ? 'text' : 'other'
  }
  const lines = text.split('\n').map(keyOf)
  for (const [key, places] of Map.groupBy([...keys.keys()].filter(isKnown), (i) => keys[i] as string)) {
    // What the text says twice is not a copy.
    if (places.length < 2 || lines.filter((line) => line === key).length > 1) continue
    const nearness = (i: number) => companyOf(i, isKnown, size)
    const best = places.reduce((most, next) => (nearness(next) > nearness(most) ? next : most))
    for (const i of places) if (i !== best) first[i] = 'copy'
  }

  const captions = shingles(truth.captions ?? [], CAPTION_SHINGLE, tokens)
  return blocks.map((_, i) => ({
    tokens: size(i),
    isText: isKnown(i),
    isCopy: first[i] === 'copy',
    isCaption: shareOf(own[i] ?? [], captions, CAPTION_SHINGLE) >= MOST_OF_CAPTION,
  }))
}

function firstGlance(blocks: string[][], text: string, tokens: (text: string) => string[]): First[] {
  const known = shingles([text], SHINGLE, tokens)
  const lines = new Set(text.split('\n').map((line) => joined(tokens(line))))
  const all = joined(tokens(text))
  return blocks.map((own) => {
    if (own.length >= SHINGLE) return shareOf(own, known, SHINGLE) >= MOST ? 'text' : 'other'
    if (lines.has(joined(own))) return 'text'
    return all.includes(joined(own)) ? 'part' : 'other'
  })
}

/** How much known text is around a block: near and long counts more. */
function companyOf(index: number, isKnown: (i: number) => boolean, size: (i: number) => number): number {
  let sum = 0
  for (let away = -6; away <= 6; away++) {
    if (away !== 0 && isKnown(index + away)) sum += Math.min(30, size(index + away)) / (Math.abs(away) + 1)
  }
  return sum
}

const shingles = (texts: string[], length: number, tokens: (text: string) => string[]) =>
  new Set(texts.flatMap((text) => shinglesOf(tokens(text), length)))

const shinglesOf = (tokens: string[], length: number) =>
  Array.from({ length: Math.max(0, tokens.length - length + 1) }, (_, i) => joined(tokens.slice(i, i + length)))

function shareOf(tokens: string[], known: Set<string>, length: number): number {
  const own = shinglesOf(tokens, length)
  return own.length === 0 ? 0 : own.filter((shingle) => known.has(shingle)).length / own.length
}

/** Tokens as one string in which only whole tokens match. */
const joined = (tokens: string[]) => `\n${tokens.join('\n')}\n`

/** Equal texts have equal keys. */
const keyOf = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '')
