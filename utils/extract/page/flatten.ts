import { Problem } from '../../problem'
import { nativeDocument } from './native-document'
import { own } from './own'
import { LONG, type WrittenOut } from './written-out'

/** What no extraction reads and what would only weigh goes with everything in it. */
const SKIPPED = /^(?:canvas|noembed|noframes|plaintext|style|svg|template|xmp)$/
/** Of a page's scripts its data is read: structured data, what frameworks build the page from. */
const DATA = /json/i
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Characters handled at once. */
const CHUNK = 1 << 18
/** Bytes (UTF-8): an extension's message carries 64 MiB, quotes and backslashes counting twice. */
const MAX_BYTES = 48 << 20

/** Of one UTF-16 unit in UTF-8. Counted roughly: to encode it all would take as much memory again. */
const MOST_BYTES = 3

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The tree as HTML text in pieces (one long string takes the browser long to hand over), to be read elsewhere: without scripts (but data), styles and drawings, with open shadow roots
 * and their slots in place. What styles hide is not looked for: asking would make the browser compute the styles of the
 * whole page at once. Goes on at each `next()`, so that whoever calls can let the page breathe; a page that changes
 * meanwhile is read as it is when its turn comes.
 * @param written takes the pictures written out in the page
 * @param body read in place of the document's own (the body of a frame)
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

/** What opens the element; what it holds and what closes it is put on the steps. */
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
    // Their text is text, not escaped (HTML standard, "serializing HTML fragments"), scripts being on in the page.
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
