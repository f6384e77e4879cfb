import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'

/** A correction of what Readability selected. Changes `kept`. */
export type Rule = (page: PageModel, kept: Set<Block>) => void

/** Elements beside the text. */
export const OUTSIDE = ASIDE | PART.dialog
