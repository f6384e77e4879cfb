import { type Box, upFrom } from './box'
import type { Block, PageModel } from './page-model'

/** The position of each block, computed in one pass and read by the features. */
export interface Place {
  block: Block
  page: PageModel
  /** The boxes around: own, parent, grandparent, great-grandparent; if there are fewer, the last is repeated. */
  up: [Box, Box, Box, Box]
  /** Neighbours that are running text. */
  goodBefore?: Block
  goodAfter?: Block
  /** Good words of all blocks before. */
  goodWordsBefore: number
  /** Steps from the block up to a box that also holds the top box, and from the top box up to it. */
  toTop: [number, number]
  /** The same for the headline. */
  toHeadline: [number, number]
}

export type Feature = (place: Place) => number

/** Every block with its place. */
export function places(page: PageModel): Place[] {
  const { blocks } = page
  const stepsToTop = steps(page.top)
  const headline = blocks[page.headline]
  const stepsToHeadline = headline ? steps(headline.box) : new Map<Box, number>()
  const after: (Block | undefined)[] = []
  for (let i = blocks.length - 1, next: Block | undefined; i >= 0; i--) {
    after[i] = next
    if (blocks[i]?.good) next = blocks[i]
  }
  let goodBefore: Block | undefined
  let goodWordsBefore = 0
  return blocks.map((block, i) => {
    const own = block.box
    const parent = own.parent ?? own
    const grand = parent.parent ?? parent
    const place: Place = {
      block,
      page,
      up: [own, parent, grand, grand.parent ?? grand],
      goodBefore,
      goodAfter: after[i],
      goodWordsBefore,
      toTop: meeting(own, stepsToTop, 9),
      toHeadline: meeting(own, stepsToHeadline, -1),
    }
    goodWordsBefore += block.good
    if (block.good) goodBefore = block
    return place
  })
}

const steps = (box: Box) => new Map(upFrom(box).map((around, i) => [around, i]))

/** How far up two boxes meet: steps from the one, steps from the other. */
function meeting(box: Box, other: Map<Box, number>, none: number): [number, number] {
  let up = 0
  for (let around: Box | undefined = box; around; around = around.parent, up++) {
    const steps = other.get(around)
    if (steps !== undefined) return [up, steps]
  }
  return [up, none]
}
