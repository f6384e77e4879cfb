import type { Article, Scope } from '../article'

export interface ExtractInput {
  /** Address the document was read from. */
  url: string
  /** Never changed: everything works on a clone. */
  document: Document
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** IANA zone of the person. */
  timeZone: string
  scope?: Scope
  /** The selected part as HTML, for scope `selection`. */
  selection?: string
}

/**
 * Document → Article. Pure: no network, no globals of the page.
 * @throws {Problem} `unreadable` when the page has no text at all.
 */
export function extract(input: ExtractInput): Article {
  throw new Error(`not built yet: ${input.url}`)
}
