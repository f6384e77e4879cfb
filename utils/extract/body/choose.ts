import { inOrder, isBox, isIn, isNamed, leadsToPicture, saysDescription, wordsOf } from './blocks'
import { upFrom } from './box'
import { groups } from './class-words'
import { FOREIGN, type Foreign } from './foreign'
import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'
import { RULES } from './rules'

/** The minimum score to keep a block: low if the rules kept it, high if nothing did. */
const KEEP = { kept: 0.35, read: 0.5, other: 0.6, rich: 0.02, gap: 0.3, lead: 0.05, box: 0.75 }

const NOT_TEXT = ASIDE | PART.figure | PART.dialog
const RICH = PART.list | PART.table | PART.quote | PART.pre

const isComment = ({ box }: Block) =>
  upFrom(box)
    .slice(0, 4)
    .some((around) => around.groups & groups('comment'))

/**
 * The blocks of the article, in page order: what Readability found, corrected by the rules, pruned and extended by the
 * model's scores (0 to 1, one per block).
 */
export function choose(page: PageModel, scores: ArrayLike<number>): Block[] {
  const { blocks } = page
  const score = (block: Block) => scores[block.index] ?? 0
  const isForeign = anyOf(page, Object.values(FOREIGN))
  const ruled = new Set(blocks.filter((block) => block.read && !isForeign(block)))
  for (const rule of Object.values(RULES)) rule(page, ruled)
  const possible = blocks.filter((block) => !isForeign(block))

  const asked = (block: Block) => {
    if (ruled.has(block)) return isIn(block, RICH) ? KEEP.rich : isLead(page, block) ? KEEP.lead : KEEP.kept
    if (isComment(block) || isIn(block, ASIDE | PART.dialog | PART.figure)) return Number.POSITIVE_INFINITY
    if (isBox(block)) return KEEP.box
    return block.read ? KEEP.read : KEEP.other
  }
  let chosen = new Set(possible.filter((block) => score(block) >= asked(block)))
  for (const block of chosen)
    if (!ruled.has(block) && !block.read && /^https?:\S+$/.test(block.text)) chosen.delete(block)

  const isDropped = (block: Block) => isForeign(block) || (block.read && !ruled.has(block))
  closeGaps(page, chosen, score, isDropped)
  addBeginning(page, chosen, ruled)
  if (wordsOf(chosen) < 0.4 * wordsOf(ruled)) chosen = new Set([...ruled].filter((block) => score(block) >= 0.02))
  if (wordsOf(chosen) + wordsOf(ruled) < 80) addBest(possible, chosen, score)
  keepWhole(page, chosen, isForeign)
  return finish(page, chosen)
}

function anyOf(page: PageModel, reasons: Foreign[]): Test {
  const tests = reasons.map((reason) => reason(page))
  return (block) => tests.some((test) => test(block))
}

/** Soon after the headline, and named or described as a lead. */
const isLead = ({ headline }: PageModel, block: Block) =>
  headline >= 0 &&
  block.index > headline &&
  block.index - headline < 12 &&
  (isNamed(block, groups('lead')) || saysDescription(block))

const isOutside = (block: Block) => isComment(block) || isIn(block, NOT_TEXT)

type Score = (block: Block) => number
type Test = (block: Block) => boolean

/** Ask less between two paragraphs of the article. */
function closeGaps({ blocks }: PageModel, chosen: Set<Block>, score: Score, isDropped: Test): void {
  const firm = blocks.filter((block) => chosen.has(block) && block.words >= 8)
  firm.forEach((block, i) => {
    const next = firm[i + 1]
    if (!next || next.index - block.index > 30) return
    for (const between of blocks.slice(block.index + 1, next.index))
      if (!isDropped(between) && !isOutside(between) && between.link < 0.5 && score(between) >= KEEP.gap)
        chosen.add(between)
  })
}

/** Add paragraphs between the headline and their first kept sibling: on a long page the model doubts beginnings. */
function addBeginning({ blocks, headline }: PageModel, chosen: Set<Block>, ruled: Set<Block>): void {
  const first = blocks.find((block) => chosen.has(block) && block.good > 0)
  for (const block of blocks.slice(headline + 1, first?.index))
    if (block.good && ruled.has(block) && block.box.parent === first?.box.parent) chosen.add(block)
}

/**
 * Keep a table or listing whole or not at all: whole if most of it is kept, or if it is inside the text and not a list
 * of links. Tables that hold most of the text are skipped: old pages use them for layout.
 */
function keepWhole({ blocks }: PageModel, chosen: Set<Block>, isForeign: Test): void {
  const wholes = Map.groupBy(
    blocks.filter((block) => isIn(block, PART.table | PART.pre)),
    ({ box }) => upFrom(box).find(({ element }) => /^(?:table|pre)$/.test(element.localName)) ?? box,
  )
  const ordered = inOrder(chosen)
  const [first, last] = [ordered[0]?.index ?? 0, ordered.at(-1)?.index ?? 0]
  const most = 0.5 * wordsOf(chosen)
  for (const [whole, inside] of wholes) {
    if (whole.words > most) continue
    const kept = wordsOf(inside.filter((block) => chosen.has(block)))
    const isInText = whole.first > first && whole.last < last && whole.linked < 0.3 * whole.words
    const keep = kept > 0.5 * whole.words || (isInText && !inside.some((block) => isForeign(block) || isOutside(block)))
    for (const block of inside) keep ? chosen.add(block) : chosen.delete(block)
  }
}

/** Almost nothing was found: add what the model likes best. */
function addBest(possible: Block[], chosen: Set<Block>, score: Score): void {
  const best = Math.max(0, ...possible.filter((block) => block.words >= 8).map(score))
  if (best === 0) return
  const enough = Math.max(0.08, best * 0.3)
  for (const block of possible) if (score(block) >= enough && !isOutside(block)) chosen.add(block)
}

function finish(page: PageModel, chosen: Set<Block>): Block[] {
  const { blocks } = page
  RULES.title(page, chosen)
  const first = inOrder(chosen)
    .filter(({ words }) => words >= 6)
    .slice(0, 20)
  for (const block of chosen) if (block.words >= 60 && holds(block, first)) chosen.delete(block)
  // Headings of nothing.
  for (const block of inOrder(chosen).reverse()) {
    if (!isIn(block, PART.heading)) continue
    const follows = blocks.slice(block.index + 1, block.index + 7)
    const isEmpty = !follows.some((next) => chosen.has(next) && !isIn(next, PART.heading))
    const isRest = isEmpty || (isLeftOver(page, block, chosen) && !isLead(page, block))
    if (isRest && !leadsToPicture(block)) chosen.delete(block)
  }
  RULES.dups(page, chosen)
  return inOrder(chosen)
}

/** A hidden copy of the whole text in one block: it contains two others. */
const holds = (long: Block, others: Block[]) =>
  others.filter(({ text, words }) => words < long.words * 0.8 && long.text.includes(text)).length > 1

/** A heading in a box where nothing else is kept. */
function isLeftOver({ blocks }: PageModel, heading: Block, chosen: Set<Block>): boolean {
  const { parent } = heading.box
  const inside = parent ? blocks.slice(parent.first, parent.last + 1) : []
  return inside.length > 1 && !inside.some((block) => block !== heading && chosen.has(block))
}
