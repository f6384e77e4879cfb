import type { Article } from '../../article'
import { extract } from '../../extract/extract'
import { writtenOut } from '../../extract/page/written-out'
import { Problem } from '../../problem'
import type { Copy } from './capture-page'
import { type CaptureResult, failedCapture } from './capture-result'
import { needsScripts } from './needs-scripts'

/** What was read, and the pictures embedded in it, unless the copy came without them. */
export interface Reading {
  result: CaptureResult
  written: string[]
}

/** Read the article of a page's copy, in our page that lends its DOM. Never throws. */
export function readCopy({ html, selection, hasSelection, wasFetched, ...copy }: Copy, host: Document): Reading {
  const written = writtenOut()
  const parsed = (pieces: string[]) => new DOMParser().parseFromString(pieces.join(''), 'text/html')
  try {
    const document = parsed(html)
    const part = selection === undefined ? undefined : parsed(selection).body
    const read = () => extract({ ...copy, host, document, selection: part, written })
    const article = wasFetched ? readFetched(read, document) : read()
    return { result: { article, scope: copy.scope, hasSelection }, written: written.addresses() }
  } catch (cause) {
    return { result: failedCapture(cause, hasSelection), written: [] }
  }
}

/** @throws {Problem} `needs_scripts` if the text appears only when scripts run; else what `read` throws */
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
