/** What an extractor gives for a page, in the words of the bench. */
export interface Extracted {
  title?: string
  authors: string[]
  published?: string
  tags: string[]
  html: string
  markdown?: string
  /** Milliseconds inside the page, apart where the whole has parts worth telling apart; else the whole call counts. */
  parts?: Record<string, number>
}

/** Who reads the page; each has a file of this name in `extractors/`. */
export const EXTRACTORS = ['pressclip', 'readability', 'defuddle'] as const
export type Extractor = (typeof EXTRACTORS)[number]
