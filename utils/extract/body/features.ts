import { groups } from './class-words'
import type { Block, PageModel } from './page-model'
import { PART } from './parts'
import { type Feature, type Place, places } from './place'
import { PLACE_FEATURES } from './place-features'
import { log, TEXT_FEATURES, yes } from './text-features'

/** Whether the name is its own (3), its parent's (2), its grandparent's (1). */
const near = ({ up: [own, parent, grand] }: Place, mask: number) =>
  own.groups & mask ? 3 : parent.groups & mask ? 2 : yes(grand.groups & mask)

/** Whether an element above its parent has it. */
const far = ({ up: [own, parent, grand] }: Place, mask: number) =>
  yes(((own.outer & ~(own.groups | parent.groups)) | grand.groups) & mask)

const [CAPTION, COMMENT, CONSENT] = [groups('caption'), groups('comment'), groups('consent')]

/** Contents and names of the block's box and those around it. */
const BOX_FEATURES: Record<string, Feature> = {
  ownAverage: ({ up: [own] }) => log(own.words / (own.blocks || 1)),
  ownLinked: ({ up: [own] }) => own.linked / (own.words || 1),
  grandBlocks: ({ up: [, , grand] }) => log(grand.blocks),
  grandGood: ({ up: [, , grand], page }) => grand.good / page.good,
  greatBlocks: ({ up: [, , , great] }) => log(great.blocks),
  greatGood: ({ up: [, , , great], page }) => great.good / page.good,
  greatLinked: ({ up: [, , , great] }) => great.linked / (great.words || 1),
  isDiv: ({ block }) => yes(block.element.localName === 'div'),
  inAside: ({ block }) => yes(block.box.parts & PART.aside),
  inFigure: ({ block }) => yes(block.box.parts & PART.figure),
  inFooter: ({ block }) => yes(block.box.parts & PART.footer),
  nearCaption: (place) => near(place, CAPTION),
  nearComment: (place) => near(place, COMMENT),
  nearConsent: (place) => near(place, CONSENT),
  farComment: (place) => far(place, COMMENT),
}

/** What the model may know about a block, by name. None of it depends on a language or a site. */
export const FEATURES: Record<string, Feature> = { ...TEXT_FEATURES, ...PLACE_FEATURES, ...BOX_FEATURES }

/** A line that is only a link is navigation unless Readability keeps it: the model is not consulted. */
export const isLinkLine = ({ link, words, read, box }: Block): boolean =>
  link > 0.75 && words <= 30 && !read && !(box.parts & PART.table)

/** The values of the named features for every block, row by row. */
export function featureRows(page: PageModel, names: readonly string[]): Float32Array {
  const features = names.map((name) => FEATURES[name] as Feature)
  const rows = new Float32Array(page.blocks.length * names.length)
  for (const place of places(page)) {
    if (isLinkLine(place.block)) continue
    let at = place.block.index * names.length
    for (const feature of features) rows[at++] = feature(place)
  }
  return rows
}
