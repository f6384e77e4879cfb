import type { Box } from './box'
import { CLASS_GROUPS } from './class-words'
import type { PageModel } from './page-model'
import { PART } from './parts'
import { type Feature, places } from './place'
import { PLACE_FEATURES } from './place-features'
import { log, TEXT_FEATURES, yes } from './text-features'

/** Of the block's own box and the three around it. */
const LEVELS = ['own', 'parent', 'grand', 'great']
const BOX: Record<string, (box: Box, page: PageModel) => number> = {
  Good: (box, page) => box.good / page.good,
  Linked: (box) => box.linked / (box.words || 1),
  Blocks: (box) => log(box.blocks),
  Average: (box) => log(box.words / (box.blocks || 1)),
}

const ELEMENTS = ['div', 'li', 'h2', 'figcaption']

const table = (entries: [name: string, feature: Feature][]) => Object.fromEntries(entries)

/** What the model may know of a block, by name. None of it depends on a language or a site. */
export const FEATURES: Record<string, Feature> = {
  ...TEXT_FEATURES,
  ...PLACE_FEATURES,
  ...table(ELEMENTS.map((name) => [`is_${name}`, ({ block }) => yes(block.element.localName === name)])),
  ...table(Object.entries(PART).map(([name, bit]) => [`in_${name}`, ({ block }) => yes(block.box.parts & bit)])),
  ...table(
    LEVELS.flatMap((level, i) =>
      Object.entries(BOX).map(([name, feature]): [string, Feature] => [
        level + name,
        ({ up, page }) => feature(up[i] as Box, page),
      ]),
    ),
  ),
  ...table(
    CLASS_GROUPS.flatMap((name, i): [string, Feature][] => [
      // Near: its own name, its parent's, its grandparent's. Far: any name around those.
      [
        `near_${name}`,
        ({ up: [own, parent, grand] }) =>
          (own.groups >> i) & 1 ? 3 : (parent.groups >> i) & 1 ? 2 : (grand.groups >> i) & 1,
      ],
      [
        `far_${name}`,
        ({ up: [own, parent, grand] }) => (((own.outer & ~(own.groups | parent.groups)) | grand.groups) >> i) & 1,
      ],
    ]),
  ),
}

/** The values of the named features for every block, row by row. */
export function featureRows(page: PageModel, names: readonly string[]): Float32Array {
  const features = names.map((name) => FEATURES[name] as Feature)
  const rows = new Float32Array(page.blocks.length * names.length)
  let at = 0
  for (const place of places(page)) for (const feature of features) rows[at++] = feature(place)
  return rows
}
