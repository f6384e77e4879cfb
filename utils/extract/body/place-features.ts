import type { Block } from './page-model'
import type { Feature, Place } from './place'
import { log, yes } from './text-features'

/** Signed distance in which near steps count more. */
const far = (a: number, b: number) => Math.sign(a - b) * log(Math.abs(a - b))

/** Where the block is on the page, by order and by the elements around it. */
export const PLACE_FEATURES: Record<string, Feature> = {
  depth: ({ block }) => block.box.depth,
  position: ({ block, page }) => block.index / page.blocks.length,
  goodBefore: ({ goodWordsBefore, page }) => goodWordsBefore / page.good,
  pageBlocks: ({ page }) => log(page.blocks.length),
  pageWords: ({ page }) => log(page.words),
  pageGood: ({ page }) => log(page.good),
  fromHeadline: ({ block, page }) => (page.headline < 0 ? 0 : far(block.index, page.headline)),
  headlineUp: ({ page, toHeadline }) => (page.headline < 0 ? -1 : toHeadline[1]),
  toTop: ({ toTop }) => toTop[0],
  topUp: ({ toTop }) => toTop[1],
  fromTop: ({ block: { index }, page: { top } }) =>
    index < top.first ? far(index, top.first) : index > top.last ? far(index, top.last) : 0,
  inCore: ({ block: { index }, page: { core } }) => yes(index >= core.first && index <= core.last),
  articleShare: ({ block: { box }, page }) => (box.article ? box.article.good / page.good : -1),
  inHeadlineArticle: ({ block: { box }, page }) => {
    const own = page.blocks[page.headline]?.box.article
    return own && box.article ? (own === box.article ? 1 : -1) : 0
  },
  kindBlocks: ({ block }) => log(block.kind.blocks),
  kindWords: ({ block, page }) => block.kind.words / page.words,
  kindGood: ({ block, page }) => block.kind.good / page.good,
  kindAverage: ({ block }) => log(block.kind.words / block.kind.blocks),
  kindLinked: ({ block }) => block.kind.linked / (block.kind.words || 1),
  goodBeforeIsSibling: ({ block, goodBefore }) => yes(goodBefore && goodBefore.box.parent === block.box.parent),
  goodAfterIsSibling: ({ block, goodAfter }) => yes(goodAfter && goodAfter.box.parent === block.box.parent),
  goodAfterKind: ({ goodAfter, page }) => (goodAfter ? goodAfter.kind.good / page.good : 0),
  goodAround: (place) => log(around(place, ({ good }) => good)),
  linkedAround: (place) => log(around(place, ({ link, words }) => link * words)),
  linkBefore: ({ block, page }) => page.blocks[block.index - 1]?.link ?? -1,
}

const AROUND = 4

function around({ block: { index }, page: { blocks } }: Place, amount: (block: Block) => number): number {
  let sum = 0
  for (let i = Math.max(0, index - AROUND); i <= index + AROUND && i < blocks.length; i++)
    if (i !== index) sum += amount(blocks[i] as Block)
  return sum
}
