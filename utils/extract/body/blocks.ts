import { groups } from './class-words'
import type { Block } from './page-model'

/** Whether the block is in one of these PARTs. */
export const isIn = (block: Block, parts: number): boolean => (block.box.parts & parts) !== 0

/** Whether the names of the block or its parent belong to one of these groups. */
export const isNamed = ({ box }: Block, mask: number): boolean =>
  ((box.groups | (box.parent?.groups ?? 0)) & mask) !== 0

export function wordsOf(blocks: Iterable<Block>): number {
  let sum = 0
  for (const { words } of blocks) sum += words
  return sum
}

export const inOrder = (blocks: Iterable<Block>): Block[] => [...blocks].sort((a, b) => a.index - b.index)

const PICTURE = 'img, picture, video, iframe, svg'

/** Whether the next element is or holds a picture, map or player that a heading may announce. */
export function leadsToPicture({ element }: Block): boolean {
  const next = element.nextElementSibling
  return next !== null && (next.matches(PICTURE) || next.querySelector(PICTURE) !== null)
}

const BOXES = groups('related', 'promo', 'social', 'comment', 'author', 'ad', 'consent', 'tags', 'popular')
/** A short text with a name for something beside an article, not for the article. */
export const isBox = (block: Block): boolean =>
  block.words < 60 && isNamed(block, BOXES) && !isNamed(block, groups('body', 'lead'))

/** A standfirst: it repeats the page's own description, but not the title. */
export const saysDescription = ({ coverage }: Block): boolean =>
  coverage.inDescription >= 0.75 && coverage.ofDescription >= 0.4 && coverage.inTitle < 0.8
