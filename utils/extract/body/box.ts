import { groupsOf } from './class-words'
import { PART, partsOf } from './parts'

/** An element that holds text, with what is in it. Amounts are words (a word of Han, kana or Thai: about two characters). */
export interface Box {
  element: Element
  parent?: Box
  /** Bits of PART: its own and those of all around it. */
  parts: number
  /** Bits of the class groups: its own, and those of all around it. */
  groups: number
  outer: number
  depth: number
  /** Name and class: what the same template makes has the same. */
  signature: string
  /** The nearest article element. */
  article?: Box
  words: number
  linked: number
  blocks: number
  good: number
  /** Index of the first and the last block; -1 when it holds none. */
  first: number
  last: number
  /** Good text, weighted by how near it is. */
  score: number
}

/** Gives each element of `root` its box, made when first asked for. */
export function boxReader(root: Element): { boxes: Map<Element, Box>; boxOf(element: Element): Box } {
  const boxes = new Map<Element, Box>()
  const boxOf = (element: Element): Box => {
    let box = boxes.get(element)
    if (!box) {
      const around = element === root ? null : element.parentElement
      box = newBox(element, around ? boxOf(around) : undefined)
      boxes.set(element, box)
    }
    return box
  }
  return { boxes, boxOf }
}

function newBox(element: Element, parent?: Box): Box {
  let own = partsOf(element)
  // Who is quoted stands in the footer of a quotation.
  if (parent && parent.parts & PART.quote) own &= ~PART.footer
  const names = element.getAttribute('class') ?? ''
  const box: Box = {
    element,
    parent,
    parts: own | (parent?.parts ?? 0),
    groups: groupsOf(element),
    outer: parent ? parent.outer | parent.groups : 0,
    depth: parent ? parent.depth + 1 : 0,
    signature: `${element.localName}.${names.trim().replace(/\d+/g, '')}`,
    article: parent?.article,
    words: 0,
    linked: 0,
    blocks: 0,
    good: 0,
    first: -1,
    last: -1,
    score: 0,
  }
  if (own & PART.article) box.article = box
  return box
}

/** The box itself and those around it, the nearest first. */
export function upFrom(box: Box): Box[] {
  const up: Box[] = []
  for (let next: Box | undefined = box; next; next = next.parent) up.push(next)
  return up
}
