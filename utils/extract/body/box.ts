import { groupsOf } from './class-words'
import { PART, partsOf } from './parts'

/** An element that holds text, and its contents. Amounts are words (in Han, kana or Thai about two characters each). */
export interface Box {
  element: Element
  parent?: Box
  /** Bits of PART: its own and its ancestors'. */
  parts: number
  /** Bits of the class groups: its own, then its ancestors'. */
  groups: number
  outer: number
  depth: number
  /** Name and class: the same for all that one template makes. */
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

/** Gives each element of `root` its box, made on first use. */
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
  // The footer of a quotation names who is quoted.
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

/** The box and those around it, nearest first. */
export function upFrom(box: Box): Box[] {
  const up: Box[] = []
  for (let next: Box | undefined = box; next; next = next.parent) up.push(next)
  return up
}
