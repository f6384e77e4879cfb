import type { Article } from '../article'
import { extract } from '../extract/extract'
import { Problem } from '../problem'
import { type CaptureResult, failed } from './answer'
import type { Copy } from './capture-page'
import { needsScripts } from './needs-scripts'

/** The article of a page's copy, in a page of ours that lends its DOM. Never throws. */
export function readCopy({ html, selection, hasSelection, wasFetched, ...copy }: Copy, host: Document): CaptureResult {
  const parsed = (pieces: string[]) => new DOMParser().parseFromString(pieces.join(''), 'text/html')
  try {
    const document = parsed(html)
    const part = selection === undefined ? undefined : parsed(selection).body
    const read = () => extract({ ...copy, host, document, selection: part })
    const article = wasFetched ? readFetched(read, document) : read()
    return { article, scope: copy.scope, hasSelection }
  } catch (cause) {
    return failed(cause, hasSelection)
  }
}

/** @throws {Problem} `needs_scripts` when only a browser that runs them is shown the text; else what `read` throws */
function readFetched(read: () => Article, document: Document): Article {
  let article: Article | undefined
  let problem: unknown
  try {
    article = read()
  } catch (cause) {
    problem = cause
    if (!(cause instanceof Problem)) throw cause
  }
  if (needsScripts(document, article?.text)) throw new Problem('needs_scripts')
  if (!article) throw problem
  return article
}
