import { FEATURES, featureRows, isLinkLine } from '../../utils/extract/body/features.ts'
import { modelOf } from '../../utils/extract/body/find-body.ts'
import { PART } from '../../utils/extract/body/parts.ts'
import { titleCandidates } from '../../utils/extract/metadata/title.ts'
import { pageFacts } from '../../utils/extract/page/page-facts.ts'
import { snapshot } from '../../utils/extract/page/snapshot.ts'
import type { LabelledBy } from './labels.ts'
import type { WeighedBy } from './weights.ts'

const LISTED = PART.list | PART.table | PART.quote

/** Everything training takes from a page. */
export interface Seen {
  /** All features. */
  names: string[]
  /** Their values, one row per block. */
  rows: Float32Array
  /** All blocks, also those that the model is not asked about: labels depend on neighbours. */
  blocks: (LabelledBy & WeighedBy & { isAsked: boolean })[]
}

/** Runs inside the page: its blocks as the body model will see them. */
export default function see(document: Document, url: string): Seen {
  const facts = pageFacts(document, url)
  const title = titleCandidates(facts, undefined)[0]?.value ?? ''
  const page = modelOf(snapshot(facts.document, facts.pageUrl).copy, facts, title)
  const names = Object.keys(FEATURES)
  const blocks = page.blocks.map((block) => {
    const { text, atBreak, link, box } = block
    const isListed = !!(box.parts & LISTED) && !(box.parts & PART.aside) && link < 0.4
    return { text, atBreak, isListed, isAsked: !isLinkLine(block) }
  })
  return { names, rows: featureRows(page, names), blocks }
}
