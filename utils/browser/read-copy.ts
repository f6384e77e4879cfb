import { extract } from '../extract/extract'
import { type CaptureResult, failed } from './answer'
import type { Copy } from './capture-page'

/** The article of a page's copy, in a page of ours that lends its DOM. Never throws. */
export function readCopy({ html, selection, hasSelection, ...copy }: Copy, host: Document): CaptureResult {
  const parsed = (pieces: string[]) => new DOMParser().parseFromString(pieces.join(''), 'text/html')
  try {
    const article = extract({
      ...copy,
      host,
      document: parsed(html),
      selection: selection === undefined ? undefined : parsed(selection).body,
    })
    return { article, scope: copy.scope, hasSelection }
  } catch (cause) {
    return failed(cause, hasSelection)
  }
}
