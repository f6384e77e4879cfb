import { measure } from '../text/amount'
import { type Box, boxReader } from './box'
import { type Coverage, coverageBy } from './coverage'
import { ASIDE, PART } from './parts'
import { type Run, segment } from './segment'

/** All blocks with one signature: from one template. */
interface Kind {
  blocks: number
  words: number
  linked: number
  good: number
}

export interface Block extends Run {
  index: number
  box: Box
  /** A word of Han, kana or Thai is about two characters. */
  words: number
  isUnspaced: boolean
  /** Its words if it reads like running text, else 0. */
  good: number
  signature: string
  kind: Kind
  coverage: Coverage
  /** Kept by Readability. */
  read: boolean
}

export interface PageModel {
  blocks: Block[]
  boxes: Map<Element, Box>
  words: number
  good: number
  /** Index of the headline's block; -1 if there is none. */
  headline: number
  /** The box with the best score. */
  top: Box
  /** The smallest box that holds 70 % of the good text. */
  core: Box
  /** How often each text is on the page. */
  copies: Map<string, number>
  /** Measures other texts against the page's title and description. */
  coverage: (text: string) => Coverage
}

export interface PageHints {
  title: string
  description: string
  headline?: Element
}

const SENTENCE = /[.!?。！？…।؟"”»’'）」)]/

/** The page as blocks of text and the boxes around them. Reads only. */
export function pageModel(root: Element, { title, description, headline }: PageHints): PageModel {
  const { boxes, boxOf } = boxReader(root)
  const kinds = new Map<string, Kind>()
  const copies = new Map<string, number>()
  const coverage = coverageBy(description, title)
  const blocks = segment(root).map((run, index): Block => {
    const box = boxOf(run.element)
    const { words, isUnspaced } = measure(run.text)
    const good = words >= 12 && run.link < 0.33 && SENTENCE.test(run.text) ? words : 0
    copies.set(run.text, (copies.get(run.text) ?? 0) + 1)
    const signature = `${box.signature}<${box.parent?.signature ?? ''}`
    let kind = kinds.get(signature)
    if (!kind) {
      kind = { blocks: 0, words: 0, linked: 0, good: 0 }
      kinds.set(signature, kind)
    }
    const block: Block = {
      ...run,
      ...{ index, box, words, isUnspaced, good, signature, kind },
      ...{ coverage: coverage(run.text), read: false },
    }
    add(block, kind)
    add(block, box)
    if (box.first < 0) box.first = index
    box.last = index
    if (good && !(box.parts & ASIDE)) addScore(box, good)
    return block
  })
  const body = boxOf(root)
  const all = [...boxes.values()]
  addUp(all)
  return {
    ...{ blocks, boxes, copies, coverage },
    words: body.words || 1,
    good: body.good || 1,
    headline: headlineIndex(blocks, headline),
    top: all.reduce((best, box) => (box.score > best.score ? box : best), body),
    core: coreOf(body, all),
  }
}

function add({ words, link, good }: Block, sum: Kind): void {
  sum.blocks++
  sum.words += words
  sum.linked += link * words
  sum.good += good
}

/** Add each box to those around it. Boxes are made after those around them, so the innermost come last. */
function addUp(boxes: Box[]): void {
  for (const box of boxes.toReversed()) {
    const { parent } = box
    if (!parent) continue
    parent.blocks += box.blocks
    parent.words += box.words
    parent.linked += box.linked
    parent.good += box.good
    if (box.first >= 0 && (parent.first < 0 || box.first < parent.first)) parent.first = box.first
    parent.last = Math.max(parent.last, box.last)
  }
}

/** Good text counts half for its own box and its parent, less and less further out. */
function addScore(box: Box, good: number): void {
  let around: Box | undefined = box
  for (const weight of [0.5, 0.5, 0.25, 0.125]) {
    if (!around) return
    around.score += good * weight
    around = around.parent
  }
}

function coreOf(body: Box, all: Box[]): Box {
  const most = 0.7 * body.good
  if (most === 0) return body
  return all.reduce((core, box) => (box.good >= most && box.depth > core.depth ? box : core), body)
}

/** The block of the page's headline, else the heading that says most of the title. */
function headlineIndex(blocks: Block[], headline?: Element): number {
  const own = headline ? blocks.findIndex(({ element }) => headline.contains(element)) : -1
  if (own >= 0) return own
  let [index, best] = [-1, 0.45]
  for (const { box, coverage, element, index: at } of blocks) {
    if (!(box.parts & PART.heading)) continue
    const share = (coverage.inTitle + coverage.ofTitle) / 2 + (element.localName === 'h1' ? 0.2 : 0)
    if (share > best) [index, best] = [at, share]
  }
  return index >= 0 ? index : blocks.findIndex(({ element }) => element.localName === 'h1')
}
