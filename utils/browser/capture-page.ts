import type { Article, Scope } from '../article'
import { extract } from '../extract/extract'
import { nativeDocument } from '../extract/native-document'
import { paragraphs, selectedPart } from '../extract/selection'
import { Problem, type ProblemCode } from '../problem'

/** What the background or the popup asks of the script injected into the page. */
export interface CaptureRequest {
  scope: Scope
  /** What the browser says is selected, for selections no script can reach (frames of another site). */
  selectionText?: string
  /** Read what is there, though more may come. */
  evenIfLoading?: boolean
}

export type CaptureResult =
  | { article: Article; scope: Scope; hasSelection: boolean }
  | { problem: ProblemCode; detail?: string; hasSelection: boolean }

/** What the page itself knows, and its clock. */
export interface Page {
  document: Document
  url: string
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** IANA name. */
  timeZone: string
}

/** Above this the page would freeze for more than ten seconds (100,000 elements take 6 to 7 s). */
const MAX_ELEMENTS = 200_000

/** Only the beginning: what is hidden or restyled in the page is in `part`, but not in what the browser says. */
const holds = (part: Element, said: string): boolean => folded(part.textContent).includes(folded(said).slice(0, 60))
const folded = (text: string | null): string => (text ?? '').replace(/\s+/g, '').toLowerCase()

/** Read the page. Never throws: what went wrong is part of the answer, as errors do not cross out of a page. */
export function capturePage(request: CaptureRequest, page: Page): CaptureResult {
  const document = nativeDocument(page.document)
  const { url } = page
  const { scope, selectionText = '', evenIfLoading = false } = request
  let hasSelection = false
  try {
    // Firefox lets us into an empty tab.
    if (url === 'about:blank') throw new Problem('empty_tab')
    if (document.contentType === 'application/pdf') throw new Problem('pdf')
    if (document.readyState === 'loading' && !evenIfLoading) throw new Problem('loading')
    const part = selectedPart(document)
    const selection = part && holds(part, selectionText) ? part : paragraphs(selectionText, document)
    hasSelection = selection !== undefined
    if (scope === 'selection' && !hasSelection) throw new Problem('no_selection')
    const tooLarge = document.getElementsByTagName('*').length > MAX_ELEMENTS
    if (tooLarge && scope !== 'selection') throw new Problem('too_large')
    const article = extract({ ...page, scope, selection })
    return { article, scope, hasSelection }
  } catch (cause) {
    if (cause instanceof Problem) return { problem: cause.code, detail: cause.detail, hasSelection }
    return { problem: 'unreadable', detail: String(cause), hasSelection }
  }
}
