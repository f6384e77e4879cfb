import { inOrder, isBox, isIn, isNamed, leadsToPicture, saysDescription, wordsOf } from './blocks'
import { upFrom } from './box'
import { groups } from './class-words'
import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'
import { endsSentence } from './text-features'

/** A correction of what Readability selected. Changes `kept`. */
export type Rule = (page: PageModel, kept: Set<Block>) => void

const OUTSIDE = ASIDE | PART.dialog
const NOT_TEXT = OUTSIDE | PART.figure | PART.hidden

const dropWhere = (kept: Set<Block>, drop: (block: Block) => boolean) => {
  for (const block of kept) if (drop(block)) kept.delete(block)
}

/** Beyond this share of the text it is no box beside the text but the text itself under an odd name. */
const dropUnlessMost = (kept: Set<Block>, most: number, drop: (block: Block) => boolean) => {
  const dropped = [...kept].filter(drop)
  if (wordsOf(dropped) < most * wordsOf(kept)) for (const block of dropped) kept.delete(block)
}

const hasDate =
  /\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d{4}\s?[年년]|\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b/
const digits = (text: string) => (text.match(/\d/g)?.length ?? 0) / (text.length || 1)

/** Where a standfirst may stand: after the headline, shortly before the text or among its first lines. */
function beforeText(page: PageModel, kept: Set<Block>): Block[] {
  const first = inOrder(kept)[0]?.index
  return first === undefined ? [] : page.blocks.slice(Math.max(page.headline + 1, first - 30, 0), first + 4)
}

export const RULES = {
  /** Readability took a box and left the article: many paragraphs of one kind inside what is marked as the article. */
  rescue(page, kept) {
    const marked = page.blocks.filter(
      (block) =>
        block.good &&
        !isIn(block, OUTSIDE) &&
        isIn(block, PART.article | PART.main | PART.marked) &&
        !isNamed(block, groups('comment', 'related', 'teaser')),
    )
    const kinds = Map.groupBy(marked, ({ signature }) => signature)
    const most = [...kinds.values()].reduce<Block[]>((a, b) => (wordsOf(b) > wordsOf(a) ? b : a), [])
    const good = wordsOf([...kept].filter((block) => block.good))
    if (wordsOf(most) <= 120 || good >= 0.3 * wordsOf(most)) return
    kept.clear()
    for (const block of most) kept.add(block)
  },

  /** One article in several containers: paragraphs of the same kind as the text found belong to it. */
  rejoin(page, kept) {
    const ordered = inOrder(kept)
    const [first, last] = [ordered[0]?.index, ordered.at(-1)?.index]
    if (first === undefined || last === undefined) return
    const total = wordsOf(ordered.filter((block) => block.good))
    const found = new Map<string, number>()
    for (const block of ordered)
      if (block.good) found.set(block.signature, (found.get(block.signature) ?? 0) + block.words)
    const more = page.blocks.slice(Math.max(0, first - 12, page.headline + 1), last + 60).filter((block) => {
      const share = found.get(block.signature) ?? 0
      return (
        !kept.has(block) &&
        block.good > 0 &&
        !isIn(block, NOT_TEXT) &&
        !isNamed(block, groups('related', 'promo', 'comment', 'author', 'caption', 'teaser')) &&
        share >= 0.15 * total &&
        share >= 0.25 * block.kind.good
      )
    })
    for (const block of more) kept.add(block)
  },

  /** A heading or paragraph between two of the text belongs to it. */
  gaps(page, kept) {
    const ordered = inOrder(kept)
    const foreign = groups('related', 'promo', 'social', 'comment', 'author', 'ad', 'caption', 'teaser', 'tags', 'date')
    ordered.forEach((block, i) => {
      const next = ordered[i + 1]
      if (!next || next.index - block.index > 8) return
      for (const between of page.blocks.slice(block.index + 1, next.index)) {
        if (isIn(between, NOT_TEXT) || between.link > 0.4 || isNamed(between, foreign)) continue
        const isHeading = isIn(between, PART.heading) && between.index !== page.headline
        if (isHeading || (between.good && (isIn(between, PART.list | PART.quote) || between.words > 15)))
          kept.add(between)
      }
    })
  },

  /** What the page itself puts beside its text. */
  asides(_, kept) {
    dropUnlessMost(kept, 0.4, (block) => isIn(block, OUTSIDE))
  },

  /** Short boxes by the names their makers use. */
  classes(_, kept) {
    dropUnlessMost(kept, 0.25, isBox)
  },

  /** A line that is only a link is navigation. */
  linky(_, kept) {
    dropWhere(kept, (block) => block.link > 0.75 && block.words <= 30 && !isIn(block, PART.table))
  },

  /** Captions stand with their picture, not in the text. */
  captions(_, kept) {
    dropWhere(
      kept,
      (block) =>
        block.words < 60 &&
        !isIn(block, PART.table | PART.quote) &&
        (isIn(block, PART.figure) ||
          (isNamed(block, groups('caption')) && !isNamed(block, groups('body', 'lead', 'article')))),
    )
  },

  /** A line that is only a date. */
  dates(_, kept) {
    const texts = inOrder(kept).filter((block) => block.good)
    const [first, last] = [texts[0]?.index ?? 0, texts.at(-1)?.index ?? 0]
    dropWhere(
      kept,
      ({ words, text, box, index }) =>
        words <= 12 &&
        (index < first || index > last) &&
        !endsSentence(text) &&
        hasDate.test(text) &&
        digits(text) > 0.15 &&
        !(box.parts & (PART.table | PART.heading)),
    )
  },

  /** The title is metadata. */
  title(page, kept) {
    const headline = page.blocks[page.headline]?.box
    dropWhere(
      kept,
      (block) =>
        (headline !== undefined && upFrom(block.box).includes(headline)) ||
        (isIn(block, PART.heading) && block.coverage.ofTitle > 0.85 && block.coverage.inTitle > 0.85),
    )
  },

  /** Headings at the very end belong to what follows the article. */
  tailhead(_, kept) {
    for (const block of inOrder(kept).reverse()) {
      const isLabel = isIn(block, PART.heading) || (block.words < 8 && /[:：]\s*$/.test(block.text))
      if (!isLabel || leadsToPicture(block)) return
      kept.delete(block)
    }
  },

  /** The standfirst stands outside the container of the text on four of ten pages. */
  standfirst(page, kept) {
    const lead = beforeText(page, kept).find(
      (block) =>
        !kept.has(block) &&
        block.words >= 5 &&
        block.link < 0.4 &&
        !isIn(block, PART.nav | PART.footer | PART.hidden) &&
        saysDescription(block),
    )
    if (lead) kept.add(lead)
  },

  /** A standfirst by its class name, when the description differs. */
  leadclass(page, kept) {
    const first = inOrder(kept)[0]?.index ?? 0
    if (page.headline < 0) return
    const foreign = groups('related', 'promo', 'author', 'caption', 'social')
    const lead = page.blocks
      .slice(page.headline + 1, Math.min(first, page.headline + 14))
      .find(
        (block) =>
          !kept.has(block) &&
          block.words >= 8 &&
          block.link < 0.3 &&
          isNamed(block, groups('lead')) &&
          !isNamed(block, foreign) &&
          !isIn(block, NOT_TEXT & ~PART.form) &&
          block.coverage.inTitle < 0.8,
      )
    if (lead) kept.add(lead)
  },

  /** The same paragraph a second time: copies for printing, for small screens, in carousels. */
  dups(_, kept) {
    const seen = new Map<string, Block>()
    for (const block of inOrder(kept)) {
      if (block.words < 8) continue
      const first = seen.get(block.text)
      if (first && first.box.parent !== block.box.parent) kept.delete(block)
      seen.set(block.text, first ?? block)
    }
  },
} satisfies Record<string, Rule>
