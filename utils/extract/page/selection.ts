import { resolve, snapshot } from './snapshot'

/** A selection means something else without these: an item needs its list, a cell its table, text its emphasis. */
const CONTEXT = /^(?:a|b|blockquote|code|em|figure|h[1-6]|i|li|ol|p|pre|strong|table|tbody|td|tfoot|th|thead|tr|ul)$/

/**
 * A detached copy of the selection in the document, its same-origin frames or its focused text field, with absolute
 * addresses and lazy images resolved; undefined if nothing is selected.
 */
export function selectedPart(document: Document): Element | undefined {
  const part = selectedRanges(document) ?? selectedInField(document)
  if (part) return part
  for (const frame of document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')) {
    const inner = frameDocument(frame)
    const found = inner && selectedPart(inner)
    if (found) return found
  }
  return undefined
}

/** Plain text as paragraphs, one per line; undefined if blank. */
export function paragraphs(text: string, document: Document): Element | undefined {
  const { body } = document.implementation.createHTMLDocument('')
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const paragraph = body.ownerDocument.createElement('p')
    paragraph.textContent = line.trim()
    body.append(paragraph)
  }
  return body.firstChild ? body : undefined
}

function selectedRanges(document: Document): Element | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return undefined
  const copy = document.implementation.createHTMLDocument('')
  // Firefox has one range per cell of a selected column, and per passage selected with Ctrl.
  for (let i = 0; i < selection.rangeCount; i++) copy.body.append(withContext(selection.getRangeAt(i)))
  const taken = snapshot(copy, document.baseURI)
  const { body } = taken.copy
  resolve(body, taken.base)
  return body.textContent?.trim() || body.querySelector('img') ? body : undefined
}

function withContext(range: Range): Node {
  const common = range.commonAncestorContainer
  let part: Node = range.cloneContents()
  let around = common.nodeType === 1 ? (common as Element) : common.parentElement
  for (; around && CONTEXT.test(around.localName); around = around.parentElement) {
    const shell = around.cloneNode(false)
    shell.appendChild(part)
    part = shell
  }
  return part
}

function selectedInField(document: Document): Element | undefined {
  const field = document.activeElement
  if (field?.localName !== 'textarea' && field?.localName !== 'input') return undefined
  const { type, value, selectionStart, selectionEnd } = field as HTMLTextAreaElement
  // A password field exposes its selection too.
  if (type === 'password') return undefined
  return paragraphs(value.slice(selectionStart ?? 0, selectionEnd ?? 0), document)
}

/** The document inside a frame, if the browser lets us see it. */
export function frameDocument(frame: HTMLIFrameElement | HTMLFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined
  } catch {
    return undefined
  }
}
