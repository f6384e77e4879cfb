/** An extractor's result for a page, in the bench's terms. */
export interface Extracted {
  title?: string
  authors: string[]
  published?: string
  tags: string[]
  html: string
  markdown?: string
  /** Milliseconds inside the page by part, where parts are worth telling apart; else the whole call counts. */
  parts?: Record<string, number>
}

/** Who reads the page; each has a file of this name in `extractors/`. */
export const EXTRACTORS = ['pressclip', 'readability', 'defuddle'] as const
export type Extractor = (typeof EXTRACTORS)[number]
