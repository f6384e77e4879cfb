import { extract } from '../../../utils/extract/extract'
import { Problem } from '../../../utils/problem'
import type { Extracted } from '../extracted'

/** The whole of `extract`, as the popup asks for it: the article, else the page. A second try counts in the time. */
export default function pressclip(document: Document, url: string): Extracted {
  const input = { document, url, now: Date.now(), timeZone: 'UTC' }
  try {
    return extract({ ...input, scope: 'article' })
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'not_article')) throw error
    return extract({ ...input, scope: 'page' })
  }
}
