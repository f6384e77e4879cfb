import type { Article } from '../../../utils/article'
import { extract } from '../../../utils/extract/extract'
import { Problem } from '../../../utils/problem'
import type { Extracted } from '../extracted'

/**
 * All of `extract`, as the popup asks for it: the article, else the page. The time includes a second try.
 * The truth lists agencies and desks among the authors; our article keeps one that the page names as its author
 * apart, so here both count.
 */
export default function pressclip(document: Document, url: string): Extracted {
  const article = read(document, url)
  return { ...article, authors: [...article.authors, ...(article.agency ? [article.agency] : [])] }
}

function read(document: Document, url: string): Article {
  const input = { document, url, now: Date.now(), timeZone: 'UTC' }
  try {
    return extract({ ...input, scope: 'article' })
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'not_article')) throw error
    return extract({ ...input, scope: 'page' })
  }
}
