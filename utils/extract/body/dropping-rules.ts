import { inOrder, isBox, isIn, isNamed, leadsToPicture, wordsOf } from './blocks'
import { upFrom } from './box'
import { groups } from './class-words'
import type { Block } from './page-model'
import { PART } from './parts'
import { OUTSIDE, type Rule } from './rule'
import { endsSentence } from './text-features'

const dropWhere = (kept: Set<Block>, drop: (block: Block) => boolean) => {
  for (const block of kept) if (drop(block)) kept.delete(block)
}

/** Above this share of the text it is not a box beside the text but the text itself under an odd name. */
const dropUnlessMost = (kept: Set<Block>, most: number, drop: (block: Block) => boolean) => {
  const dropped = [...kept].filter(drop)
  if (wordsOf(dropped) < most * wordsOf(kept)) for (const block of dropped) kept.delete(block)
}

const hasDate =
  /\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d{4}\s?[年년]|\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b/
const digits = (text: string) => (text.match(/\d/g)?.length ?? 0) / (text.length || 1)

/** What Readability kept but does not belong to the text. */
export const DROPPING = {
  /** What the page itself puts beside its text. */
  asides(_, kept) {
    dropUnlessMost(kept, 0.4, (block) => isIn(block, OUTSIDE))
  },

  /** Short boxes, by their names. */
  classes(_, kept) {
    dropUnlessMost(kept, 0.25, isBox)
  },

  /** A line that is only a link leads elsewhere. */
  linky(_, kept) {
    dropWhere(kept, (block) => block.link > 0.75 && block.words <= 30 && !isIn(block, PART.table))
  },

  /** Captions belong to their picture, not to the text. */
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

  /** Date-only lines around the text. */
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

  /** A paragraph repeated: copies for printing, for small screens, in carousels. */
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
