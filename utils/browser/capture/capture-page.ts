import type { Scope } from '../../article'
import { extract } from '../../extract/extract'
import { flatten } from '../../extract/page/flatten'
import { nativeDocument } from '../../extract/page/native-document'
import { paragraphs, selectedPart } from '../../extract/page/selection'
import { articleFrame, isShadowed } from '../../extract/page/survey'
import { type WrittenOut, writtenOut } from '../../extract/page/written-out'
import { Problem } from '../../problem'
import { type CaptureResult, failedCapture } from './capture-result'
import { inSlices } from './in-slices'

/** What the background or the popup asks of the script injected into the page. */
export interface CaptureRequest {
  scope: Scope
  /** The selection according to the browser, for frames of other sites, which no script can reach. */
  selectionText?: string
  /** `selectionText` is cut: the rest must be in the page. */
  selectionIsCut?: boolean
  /** Read what is there, though more may come. */
  evenIfLoading?: boolean
}

/** What the page itself knows, and its clock. */
export interface Page {
  document: Document
  url: string
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** IANA name. */
  timeZone: string
}

/** A page as HTML text, to be extracted off the page's thread. */
export interface Copy extends Omit<Page, 'document'> {
  /** In pieces. */
  html: string[]
  scope: Scope
  hasSelection: boolean
  /** Its scripts were not run: the reader says so if it shows nothing without them. */
  wasFetched?: boolean
  /** The selected part as HTML text. */
  selection?: string[]
}

/** The article, or a page to be read elsewhere; pictures embedded in the page are kept apart. */
export interface Captured {
  result: CaptureResult | { copy: Copy }
  written: string[]
}

/**
 * Extracting more would block the page's thread for noticeably long (200 ms). Measured on made-up pages in Chromium 156
 * on a busy machine with two slow cores, in processor time, with the script not yet compiled: 65 ms for 200 elements,
 * 130 for 1,750, 165 for 3,500, 210 for 4,650, 320 for 7,500; 500,000 characters add 60. Of 259 stored news pages the
 * median has 840 elements, one in fifty more than 2,300, one more than 3,500.
 */
const LARGE = { elements: 3_500, characters: 500_000 }
/** Above this, extraction takes longer than anyone waits. */
const MAX_ELEMENTS = 400_000

/** Only the beginning: unlike `part`, the browser's text lacks what the page hides or restyles. */
const holds = (part: Element, said: string): boolean => folded(part.textContent).includes(folded(said).slice(0, 60))
const folded = (text: string | null): string => (text ?? '').replace(/\s+/g, '').toLowerCase()

/**
 * Read the page: at once if that is quick, else return a copy for the reader. Never throws: problems are part of the
 * answer, because errors do not cross out of a page.
 */
export async function capturePage(request: CaptureRequest, page: Page): Promise<Captured> {
  const written = writtenOut()
  return { result: await captured(request, page, written), written: written.addresses() }
}

async function captured(request: CaptureRequest, page: Page, written: WrittenOut): Promise<Captured['result']> {
  const document = nativeDocument(page.document)
  const { url } = page
  const { scope, selectionText = '', selectionIsCut = false, evenIfLoading = false } = request
  let hasSelection = false
  try {
    // Firefox lets us into an empty tab.
    if (url === 'about:blank') throw new Problem('empty_tab')
    if (document.contentType === 'application/pdf') throw new Problem('pdf')
    if (document.readyState === 'loading' && !evenIfLoading) throw new Problem('loading')
    const isLarge = isTooLargeToReadAtOnce(document)
    // A large page may be selected as a whole: copy only if asked for.
    const part = isLarge && scope !== 'selection' ? undefined : selectedPart(document)
    const isOwn = part !== undefined && holds(part, selectionText)
    if (scope === 'selection' && selectionIsCut && !isOwn) throw new Problem('too_large')
    const selection = isOwn ? part : paragraphs(selectionText, document)
    hasSelection = selection !== undefined || (isLarge && document.getSelection()?.isCollapsed === false)
    if (scope === 'selection' && !hasSelection) throw new Problem('no_selection')
    const frame = articleFrame(document)
    if (!isLarge && !frame && isHtml(document) && !isShadowed(document)) {
      return { article: extract({ ...page, scope, selection, written }), scope, hasSelection }
    }
    const { now, timeZone } = page
    return {
      copy: {
        ...{ now, timeZone, scope, hasSelection, ...(await copied(document, url, scope, written, frame)) },
        selection: scope === 'selection' && selection ? await inSlices(flatten(selection, written)) : undefined,
      },
    }
  } catch (cause) {
    return failedCapture(cause, hasSelection)
  }
}

function isTooLargeToReadAtOnce(document: Document): boolean {
  if (countElements(document) > LARGE.elements) return true
  const size = (node: Node | null) => node?.textContent?.length ?? 0
  const all = size(document.documentElement)
  // Scripts are hardly looked at: counted apart only where it matters.
  return all > LARGE.characters && all - [...document.scripts].reduce((sum, it) => sum + size(it), 0) > LARGE.characters
}

const countElements = (document: Document): number => document.getElementsByTagName('*').length

/** XHTML has lower-case names, which no HTML reader expects: parse it again. */
const isHtml = (document: Document): boolean => !/xml/.test(document.contentType)

/**
 * The page, or the frame that holds its article, with the frame's own head if it has an address.
 * @throws {Problem} `too_large`, except for a selection, for which the page's head is enough
 */
async function copied(document: Document, url: string, scope: Scope, written: WrittenOut, frame?: Document) {
  try {
    if (countElements(document) > MAX_ELEMENTS) throw new Problem('too_large')
    if (frame && /^https?:/.test(frame.URL))
      return { url: frame.URL, html: await inSlices(flatten(frame.documentElement, written)) }
    return { url, html: await inSlices(flatten(document.documentElement, written, frame?.body)) }
  } catch (cause) {
    if (scope !== 'selection') throw cause
    return { url, html: await inSlices(flatten(document.head, written)) }
  }
}
