import { Problem } from '../../problem'
import { nativeDocument } from './native-document'
import { own } from './own'
import { LONG, type WrittenOut } from './written-out'

/** Dropped with their content: never read by extraction, only weight. */
const SKIPPED = /^(?:canvas|noembed|noframes|plaintext|style|svg|template|xmp)$/
/** Scripts kept for their data: structured data, what frameworks build the page from. */
const DATA = /json/i
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Characters handled at once. */
const CHUNK = 1 << 18
/** Bytes (UTF-8): an extension message holds 64 MiB, quotes and backslashes counting twice. */
const MAX_BYTES = 48 << 20

/** UTF-8 bytes per UTF-16 unit. A rough count: encoding it all would need as much memory again. */
const MOST_BYTES = 3

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The tree as HTML text, to be read elsewhere: without scripts (except data), styles and drawings, with open shadow
 * roots and their slots in place. In pieces, because browsers are slow to hand over one long string. Does not look for
 * what styles hide: that would make the browser compute the whole page's styles at once. Continues at each `next()`, so
 * the caller can let the page breathe; a page that changes meanwhile is read as it is when its turn comes.
 * @param written collects the pictures written out in the page
 * @param body read in place of the document's own (a frame's body)
 * @throws {Problem} `too_large`
 */
export function* flatten(root: Element, written: WrittenOut, body?: Element): Generator<void, string[]> {
  const chunks: string[] = []
  let chunk = '<!doctype html>'
  let bytes = 0
  const cut = () => {
    bytes += chunk.length * (/[^\u0020-\u007f\s]/.test(chunk) ? MOST_BYTES : 1)
    if (bytes > MAX_BYTES) throw new Problem('too_large')
    chunks.push(chunk)
    chunk = ''
  }
  for (const piece of pieces(root, written, body)) {
    chunk += piece
    if (chunk.length > CHUNK) cut()
    yield
  }
  cut()
  return chunks
}

function* pieces(root: Element, written: WrittenOut, body?: Element): Generator<string> {
  const shown = nativeDocument(own(root, 'ownerDocument')).body
  // An explicit stack: pages can be nested deeper than the call stack allows.
  const steps: (Node | string)[] = [root]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') {
      yield step
      continue
    }
    const type = own(step, 'nodeType')
    if (type === 1) yield enter(body && step === shown ? body : (step as Element), steps, written)
    if (type !== 3 && type !== 4) continue
    const text = step.nodeValue ?? ''
    for (let at = 0; at < text.length; at += CHUNK) yield escaped(text.slice(at, at + CHUNK))
  }
}

/** The element's start tag; its content and end tag are pushed onto the steps. */
function enter(element: Element, steps: (Node | string)[], written: WrittenOut): string {
  const name = own(element, 'localName')
  if (SKIPPED.test(name) || (name === 'script' && !DATA.test(element.getAttribute('type') ?? ''))) return ''
  const isSlot = name === 'slot'
  let tag = ''
  if (!isSlot) {
    tag = `<${name}`
    tag += `${attributesOf(element, written)}>`
    if (VOID.test(name)) return tag
    steps.push(`</${name}>`)
    // Not escaped (HTML standard, "serializing HTML fragments"), since scripts are on in the page.
    if (name === 'noscript' || name === 'script') return tag + element.textContent
  }
  const slotted = isSlot ? (element as HTMLSlotElement).assignedNodes({ flatten: true }) : []
  for (const node of slotted.reverse()) steps.push(node)
  if (slotted.length > 0) return tag
  let child = own<Node, 'lastChild'>(own(element, 'shadowRoot') ?? element, 'lastChild')
  for (; child; child = own<Node, 'previousSibling'>(child, 'previousSibling')) steps.push(child)
  return tag
}

function attributesOf(element: Element, { standIn }: WrittenOut): string {
  let written = ''
  const attributes = own(element, 'attributes')
  for (let i = 0; i < attributes.length; i++) {
    const { name, value } = attributes[i] as Attr
    const short = value.length <= LONG ? value : name === 'src' ? standIn(value.trim()) : undefined
    if (short !== undefined) written += ` ${name}="${escaped(short)}"`
  }
  return written
}
