import { isIn, isNamed } from './blocks'
import { type Box, upFrom } from './box'
import { groups } from './class-words'
import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'

/** Elements kept even without text. */
const MEDIA = new Set(['img', 'picture', 'amp-img', 'video', 'audio', 'iframe', 'math', 'svg', 'object', 'embed', 'hr'])
const PICTURES = 'picture, img, amp-img, video, iframe, svg'

/** Words: anything longer is not a caption. */
const LONGEST_CAPTION = 90
/** Pixels: smaller pictures are icons. */
const SMALLEST_PICTURE = 40
/** Elements between a caption and the box it shares with its picture. */
const CAPTION_LEVELS = 4

/**
 * The smallest element with the chosen blocks and what belongs to them (pictures with their captions, players, rules),
 * and nothing else. Changes the blocks' document.
 */
export function assemble(page: PageModel, chosen: readonly Block[]): Element | undefined {
  const root = commonBox(chosen)
  if (!root) return undefined
  const holders = new Set<Element>()
  for (const { box } of chosen) for (const { element } of upFrom(box)) holders.add(element)
  const figures = captionedFigures(page, root, holders)
  const texts = new Set<Node>(chosen.flatMap(({ nodes }) => nodes))
  const last = chosen.at(-1)?.nodes.at(-1) as Text

  /** Whether anything in the element is kept. `strict`: all its text goes, so its pictures go too. */
  const prune = (element: Element, strict: boolean): boolean => {
    let any = false
    for (let child = element.firstChild, next: ChildNode | null; child; child = next) {
      next = child.nextSibling
      let keep: boolean
      if (child.nodeType === 3) {
        const isText = texts.has(child)
        any ||= isText
        keep = isText || (child as Text).data.trim() === ''
      } else if (child.nodeType === 1) {
        const inner = child as Element
        keep = figures.has(inner) || keeps(inner, strict)
        any ||= keep && inner.localName !== 'br'
      } else keep = false
      if (!keep) child.remove()
    }
    return any
  }
  const keeps = (element: Element, strict: boolean): boolean => {
    if (MEDIA.has(element.localName)) return !strict && belongs(element, last, holders)
    if (element.localName === 'br') return !strict
    if (holders.has(element)) return prune(element, false)
    return prune(element, strict || page.boxes.has(element) || isAside(element))
  }
  prune(root.element, false)
  return root.element
}

const isAside = (element: Element) => /^(?:aside|nav|footer|form)$/.test(element.localName)

/** A picture of the article: not an icon, and not after the end, where other stories begin. */
function belongs(element: Element, last: Text, holders: Set<Element>): boolean {
  const size = (name: string) => Number.parseInt(element.getAttribute(name) ?? '', 10) || SMALLEST_PICTURE
  if (Math.min(size('width'), size('height')) < SMALLEST_PICTURE) return false
  const isAfter = (last.compareDocumentPosition(element) & 4) /* Node.DOCUMENT_POSITION_FOLLOWING */ !== 0
  if (!isAfter) return true
  if (element.localName === 'hr') return false
  const figure = element.closest('figure')
  if (figure) return holders.has(figure.parentElement as Element)
  // The last paragraph may be a picture.
  const paragraph = element.closest('p')
  return paragraph !== null && paragraph.parentElement === paragraphOf(last, holders)?.parentElement
}

const paragraphOf = (text: Text, holders: Set<Element>): Element | null => {
  let element = text.parentElement
  while (element && !holders.has(element)) element = element.parentElement
  return element
}

function commonBox(chosen: readonly Block[]): Box | undefined {
  const [first, ...others] = chosen.map(({ box }) => upFrom(box))
  if (!first) return undefined
  let common = others.length ? first : first.slice(1)
  for (const up of others) {
    const around = new Set(up)
    common = common.filter((box) => around.has(box))
  }
  return common[0] ?? first[0]
}

/** Turn boxes of a picture with its words into `figure`s with a `figcaption`, credit included. */
function captionedFigures({ blocks, boxes }: PageModel, root: Box, holders: Set<Element>): Set<Element> {
  const captions = new Map<Element, Block[]>()
  const inside = new Map<Box, number>()
  for (const block of blocks.slice(root.first, root.last + 1)) {
    if (holders.has(block.element) || block.words > LONGEST_CAPTION || block.link > 0.5) continue
    if (isIn(block, ASIDE | PART.heading)) continue
    const box = pictureBox(block, boxes, holders)
    if (!box) continue
    const found = captions.get(box)
    if (found) found.push(block)
    else captions.set(box, [block])
    for (const around of upFrom(block.box)) inside.set(around, (inside.get(around) ?? 0) + 1)
  }
  // A picture next to words that go belongs to another story.
  const isAlone = (box: Element) =>
    upFrom(boxes.get(box) as Box).every((around) => holders.has(around.element) || inside.get(around) === around.blocks)
  return new Set([...captions].filter(([box]) => isAlone(box)).map(([box, found]) => asFigure(box, found)))
}

function pictureBox(block: Block, boxes: Map<Element, Box>, holders: Set<Element>): Element | undefined {
  const isFigure = isIn(block, PART.figure)
  if (!isFigure && !isNamed(block, groups('caption'))) return undefined
  let element: Element | null = block.element
  for (let i = 0; element && i < CAPTION_LEVELS && !holders.has(element); i++) {
    const words = boxes.get(element)?.words ?? 0
    if (words > LONGEST_CAPTION) return undefined
    if (isFigure ? element.localName === 'figure' : element.querySelector(PICTURES)) return element
    element = element.parentElement
  }
  return undefined
}

function asFigure(box: Element, blocks: Block[]): Element {
  const document = box.ownerDocument
  const figure = document.createElement('figure')
  const caption = box.querySelector('figcaption') ?? document.createElement('figcaption')
  for (const { element, text } of blocks) {
    if (caption === element || caption.contains(element)) continue
    caption.append(caption.textContent ? ` ${text}` : text)
  }
  const pictures = [...box.querySelectorAll(PICTURES)].filter((picture) => !picture.parentElement?.closest('picture'))
  figure.append(...pictures, caption)
  box.replaceWith(figure)
  return figure
}
