import { Problem } from '../problem'
import { nativeDocument } from './native-document'
import { own } from './own'

/** Elements that go with everything in them: what no extraction reads and what would only weigh. */
const SKIPPED = new Set(['canvas', 'link', 'plaintext', 'style', 'svg', 'template', 'xmp'])
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
/** Their text is not escaped (HTML standard, "serializing HTML fragments"), a page's own scripts being on. */
const RAW = new Set(['iframe', 'noembed', 'noframes', 'noscript', 'script'])

/** Characters of an attribute's value: longer ones are pictures or a program's data. */
const LONGEST_VALUE = 4000
/** Characters handled at once. */
const CHUNK = 1 << 18
/** Bytes (UTF-8): an extension's message carries 64 MiB, quotes and backslashes counting twice. */
const MAX_BYTES = 48 << 20

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeValue = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * The tree as HTML text, to be read elsewhere: without scripts (but JSON), styles and drawings, with open shadow roots
 * and their slots in place. Goes on at each `next()`, so that whoever calls can let the page breathe; a page that
 * changes meanwhile is read as it is when its turn comes.
 * @param body read in place of the document's own (the body of a frame)
 * @throws {Problem} `too_large`
 */
export function* flatten(root: Element, body?: Element): Generator<void, string> {
  const encoder = new TextEncoder()
  const chunks: string[] = []
  let chunk = '<!doctype html>'
  let bytes = 0
  const cut = () => {
    bytes += encoder.encode(chunk).length
    if (bytes > MAX_BYTES) throw new Problem('too_large')
    chunks.push(chunk)
    chunk = ''
  }
  for (const piece of pieces(root, body)) {
    chunk += piece
    if (chunk.length > CHUNK) cut()
    yield
  }
  cut()
  return chunks.join('')
}

function* pieces(root: Element, body?: Element): Generator<string> {
  const replaced = body && nativeDocument(own(root, 'ownerDocument')).body
  // A stack of its own: pages can be nested deeper than calls.
  const steps: (Node | string)[] = [root]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') {
      yield step
      continue
    }
    const type = own(step, 'nodeType')
    if (type === 1) yield enter(body && step === replaced ? body : (step as Element), steps)
    if (type !== 3 && type !== 4) continue
    const text = step.nodeValue ?? ''
    for (let at = 0; at < text.length; at += CHUNK) yield escapeText(text.slice(at, at + CHUNK))
  }
}

/** What opens the element; what it holds and what closes it is put on the steps. */
function enter(element: Element, steps: (Node | string)[]): string {
  const name = own(element, 'localName')
  if ((SKIPPED.has(name) && !isReference(element)) || isProgram(element, name)) return ''
  const tag = name === 'slot' ? '' : openTag(element, name)
  if (RAW.has(name)) return `${tag}${rawText(element, name)}</${name}>`
  if (VOID.has(name)) return tag
  if (tag) steps.push(`</${name}>`)
  pushChildren(element, name, steps)
  return tag
}

/** A link that says where else the article lies. */
const isReference = (element: Element) =>
  own(element, 'localName') === 'link' &&
  /canonical|amphtml|image_src|alternate|author|license/i.test(element.getAttribute('rel') ?? '')

/** Of its shadow root if it has one; of a slot, what stands in it. */
function pushChildren(element: Element, name: string, steps: (Node | string)[]): void {
  const slotted = name === 'slot' ? (element as HTMLSlotElement).assignedNodes({ flatten: true }) : []
  for (const node of slotted.reverse()) steps.push(node)
  if (slotted.length > 0) return
  let child = own<Node, 'lastChild'>(own(element, 'shadowRoot') ?? element, 'lastChild')
  for (; child; child = own<Node, 'previousSibling'>(child, 'previousSibling')) steps.push(child)
}

function openTag(element: Element, name: string): string {
  let tag = `<${name}`
  const attributes = own(element, 'attributes')
  for (let i = 0; i < attributes.length; i++) {
    const { name, value } = attributes[i] as Attr
    const isKept = name === 'style' ? /display|visibility/i.test(value) : !/^on|^srcdoc$|[^\w:.-]/i.test(name)
    if (isKept && (value.length <= LONGEST_VALUE || name === 'content')) tag += ` ${name}="${escapeValue(value)}"`
  }
  return `${tag}>`
}

const isProgram = (element: Element, name: string) =>
  name === 'script' && !/json/i.test(element.getAttribute('type') ?? '')

/** Data, and what a page shows when its scripts are off; not text that would end its element early. */
function rawText(element: Element, name: string): string {
  const text = name === 'iframe' ? '' : (element.textContent ?? '')
  return text.toLowerCase().includes(`</${name}`) ? '' : text
}
