import type { Block, PageModel } from './page-model'
import { ASIDE, PART } from './parts'

/** A correction of what Readability selected. Changes `kept`. */
export type Rule = (page: PageModel, kept: Set<Block>) => void

/** What stands beside the text by its element. */
export const OUTSIDE = ASIDE | PART.dialog
