import type { Case } from '../bench/bench-folder.ts'
import type { Label } from './labels.ts'

/** What the weight of a block depends on besides its label. */
export interface WeighedBy {
  /** In a list, table or quotation that is not an aside, and not mostly links. */
  isListed: boolean
}

/** Tokens added to each block, so that short ones count a little, and to each text. */
const EACH = 4
const SMALLEST_TEXT = 40
/** No block decides a page by itself. */
const MOST = 0.5
const NEWS = 2
/** Neither is wanted, neither does much harm. */
const CAPTION = 0.4
const COPY = 0.5

/** Truths of these sets leave out lists, tables and quotations that a reader wants kept. */
const LEAVES_OUT = new Set(['fundus'])
/** Such a block has text within this many blocks on either side. */
const NEAR = 12

/** How much each block counts: by its share of the article's text, since that is what is measured. */
export function weights(blocks: WeighedBy[], labels: Label[], { set, news }: Pick<Case, 'set' | 'news'>): number[] {
  const total = labels.reduce((sum, { isText, tokens }) => sum + (isText ? tokens : 0), SMALLEST_TEXT)
  return blocks.map(({ isListed }, i) => {
    const { tokens, isText, isCopy, isCaption } = labels[i] as Label
    const share = (tokens + EACH) / total
    if (!isText && isListed && LEAVES_OUT.has(set) && isInside(i, labels)) return 0
    const doubt = isText ? 1 : (isCaption ? CAPTION : 1) * (isCopy ? COPY : 1)
    return Math.min(MOST, share * doubt) * (news ? NEWS : 1)
  })
}

function isInside(index: number, labels: Label[]): boolean {
  const isParagraph = ({ isText, tokens }: Label) => isText && tokens >= 8
  const before = labels.slice(Math.max(0, index - NEAR), index)
  return before.some(isParagraph) && labels.slice(index + 1, index + 1 + NEAR).some(isParagraph)
}
