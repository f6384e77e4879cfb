import { groups } from './class-words'
import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'
import { beforeText, RULES, saysDescription } from './rules'

/** From this score on a block is kept: less is asked of what the rules kept, more of what nobody kept. */
const KEEP = { kept: 0.35, read: 0.5, other: 0.6, rich: 0.02, gap: 0.3, lead: 0.05 }

const NOT_TEXT = ASIDE | PART.figure | PART.dialog
const RICH = PART.list | PART.table | PART.quote | PART.pre

const isConsent = ({ box, signature }: Block) =>
  (box.groups & groups('consent')) !== 0 || /^[a-z]+\.ot-|<[a-z]+\.ot-|onetrust/.test(signature)
const isComment = ({ box }: Block) => ((box.groups | (box.parent?.groups ?? 0)) & groups('comment')) !== 0

const wordsOf = (blocks: Iterable<Block>) => {
  let sum = 0
  for (const { words } of blocks) sum += words
  return sum
}

/**
 * The blocks of the article, in page order: what Readability found, corrected by the rules, pruned and extended by the
 * model's scores (0 to 1, one for each block).
 */
export function choose(page: PageModel, scores: ArrayLike<number>): Block[] {
  const { blocks } = page
  const score = (block: Block) => scores[block.index] ?? 0
  const ruled = new Set(blocks.filter((block) => block.read))
  for (const rule of Object.values(RULES)) rule(page, ruled)

  const asked = (block: Block) => {
    if (ruled.has(block)) return block.box.parts & RICH ? KEEP.rich : KEEP.kept
    if (isComment(block)) return 2
    return block.read ? KEEP.read : KEEP.other
  }
  let chosen = new Set(blocks.filter((block) => !isConsent(block) && score(block) >= asked(block)))
  for (const block of chosen)
    if (!ruled.has(block) && !block.read && /^https?:\S+$/.test(block.text)) chosen.delete(block)

  closeGaps(page, chosen, score)
  const lead = beforeText(page, new Set([...chosen].filter((block) => block.words >= 12))).find(
    (block) => ruled.has(block) && score(block) >= KEEP.lead && saysDescription(block),
  )
  if (lead) chosen.add(lead)

  const trusted = [...ruled].filter((block) => !isConsent(block))
  if (wordsOf(chosen) < 0.4 * wordsOf(trusted)) chosen = new Set([...ruled].filter((block) => score(block) >= 0.02))
  if (wordsOf(chosen) + wordsOf(trusted) < 80) addBest(page, chosen, score)
  return finish(page, chosen)
}

type Score = (block: Block) => number

/** Between two paragraphs of the article less is asked. */
function closeGaps({ blocks }: PageModel, chosen: Set<Block>, score: Score): void {
  const firm = blocks.filter((block) => chosen.has(block) && block.words >= 8)
  firm.forEach((block, i) => {
    const next = firm[i + 1]
    if (!next || next.index - block.index > 30) return
    for (const between of blocks.slice(block.index + 1, next.index))
      if (!(between.box.parts & NOT_TEXT) && between.link < 0.5 && score(between) >= KEEP.gap) chosen.add(between)
  })
}

/** Nearly nothing was found: what the model likes best. */
function addBest({ blocks }: PageModel, chosen: Set<Block>, score: Score): void {
  const possible = blocks.filter((block) => !isConsent(block))
  const best = Math.max(0, ...possible.filter((block) => block.words >= 8).map(score))
  if (best === 0) return
  const enough = Math.max(0.08, best * 0.3)
  for (const block of possible)
    if (score(block) >= enough && !isComment(block) && !(block.box.parts & NOT_TEXT)) chosen.add(block)
}

function finish({ blocks, headline }: PageModel, chosen: Set<Block>): Block[] {
  const title = blocks[headline]
  if (title) chosen.delete(title)
  // A hidden copy of the whole text in one block.
  for (const long of chosen) {
    if (long.words < 60 || long.repeated <= 0.5) continue
    const parts = [...chosen].filter(
      (part) => part !== long && part.words >= 6 && part.words < long.words * 0.8 && long.key.includes(part.key),
    )
    if (parts.length >= 2) chosen.delete(long)
  }
  // A heading of nothing.
  for (const block of [...chosen].sort((a, b) => b.index - a.index)) {
    if (!(block.box.parts & PART.heading)) continue
    const follows = blocks.slice(block.index + 1, block.index + 7)
    if (!follows.some((next) => chosen.has(next) && !(next.box.parts & PART.heading))) chosen.delete(block)
  }
  const seen = new Set<string>()
  return [...chosen]
    .sort((a, b) => a.index - b.index)
    .filter((block) => {
      if (block.words < 8) return true
      const again = seen.has(block.key)
      seen.add(block.key)
      return !again
    })
}
