import { inOrder, isIn, isNamed, saysDescription, wordsOf } from './blocks'
import { groups } from './class-words'
import type { Block, PageModel } from './page-model'
import { PART } from './parts'
import { OUTSIDE, type Rule } from './rule'

const NOT_TEXT = OUTSIDE | PART.figure | PART.hidden

/** Where a standfirst may be: after the headline, shortly before the text or among its first lines. */
function beforeText(page: PageModel, kept: Set<Block>): Block[] {
  const first = inOrder(kept)[0]?.index
  return first === undefined ? [] : page.blocks.slice(Math.max(page.headline + 1, first - 30, 0), first + 4)
}

/** What Readability left out but belongs to the text. */
export const GATHERING = {
  /** Readability took a box instead of the article: many paragraphs of one kind in what is marked as the article. */
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

  /** One article in several containers: paragraphs like those of the text found belong to it. */
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

  /** Headings and paragraphs between kept ones belong to the text. */
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

  /** On four of ten pages the standfirst is outside the container of the text. */
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

  /** A standfirst by name, where the description says something else. */
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
} satisfies Record<string, Rule>
