import createDOMPurify, { type Config, type UponSanitizeAttributeHook } from 'dompurify'
import { ATTRIBUTES, BLOCKS, INLINES, words } from '../page/html-vocabulary'
import { nativeDocument } from '../page/native-document'
import { linkEmbeds } from './embeds'

/** What each element becomes; empty to drop it with its content. Any other element is replaced by its content. */
const MEANS = new Map<string, string>([
  ...[...BLOCKS, ...INLINES].map((name) => [name, name] as const),
  ...Object.entries({
    div: 'address article aside body center dialog fieldset footer form header hgroup legend main nav search section',
    abbr: 'acronym',
    ul: 'dir menu',
    s: 'strike',
    code: 'tt',
    // Scripts, controls, and fallbacks for what the browser did show.
    '': 'script style template noscript noembed noframes iframe frameset embed canvas svg math head title textarea select option datalist button xmp plaintext annotation-xml',
  }).flatMap(([means, names]) => words(names).map((name) => [name, means] as const)),
])

const CONFIG: Config = {
  ALLOWED_TAGS: [...BLOCKS, ...INLINES, '#text'],
  ALLOWED_ATTR: Object.keys(ATTRIBUTES),
  // Each value is checked by the hook below, by its own rule.
  ADD_URI_SAFE_ATTR: Object.keys(ATTRIBUTES),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  IN_PLACE: true,
  TRUSTED_TYPES_POLICY: null,
}

const isAllowed = (element: string, attribute: string, value: string): boolean => {
  const rule = Object.hasOwn(ATTRIBUTES, attribute) ? ATTRIBUTES[attribute] : undefined
  return rule?.value.test(value) === true && (!rule.on || rule.on.includes(element))
}

const checkAttribute: UponSanitizeAttributeHook = (element, event) => {
  event.keepAttr = isAllowed(element.localName, event.attrName, event.attrValue.trim())
}

/**
 * A copy of `root` as a `div` of semantic elements only, in its own document where nothing loads or runs.
 * Nothing in it can run, and only http(s) images can load; addresses must be absolute, others are dropped.
 * @param document provides its window (`defaultView`), which DOMPurify needs
 */
export function sanitise(root: Element, document: Document): Element {
  const { defaultView: window, implementation } = nativeDocument(document)
  if (!window) throw new Error('A document with a window is needed to sanitise')
  // Not a parser: a page may require Trusted Types.
  const inert = implementation.createHTMLDocument('')
  const source = inert.createElement('div')
  source.append(inert.importNode(root, true))
  unshadow(source)
  linkEmbeds(source)
  const copy = inert.createElement('div')
  translate(source, copy)

  const { DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser } =
    window
  const purifier = createDOMPurify({
    ...{ DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser },
    document: inert,
    trustedTypes: undefined,
  })
  purifier.addHook('uponSanitizeAttribute', checkAttribute)
  purifier.sanitize(copy, CONFIG)
  // DOMPurify may have refused an address (one that holds a closing tag).
  for (const image of copy.querySelectorAll('img:not([src])')) image.remove()
  for (const link of copy.querySelectorAll('a:not([href])')) link.replaceWith(...link.childNodes)
  return copy
}

/** Named controls can shadow a form's properties (DOM clobbering): remove the names. */
function unshadow(root: Element): void {
  for (const element of root.querySelectorAll('[id]:not(form), [name]:not(form)')) {
    element.removeAttribute('id')
    element.removeAttribute('name')
  }
}

/** Deeper than any article: below it, a page built to exhaust the stack is flattened. */
const DEEPEST = 200

/**
 * Copy `source` into `copy` in our vocabulary, so that the sanitiser only has to confirm it: most of a page's elements
 * and nearly all of its attributes go, and each that DOMPurify has to remove costs more than one it never sees.
 */
function translate(source: Element, copy: Element): void {
  const open = [copy]
  let node: Node | null = source.firstChild
  while (node) {
    const parent = open.at(-1) as Element
    if (node.nodeType === 3) parent.append(node.textContent ?? '')
    const inside = node.nodeType === 1 ? translated(node as Element, parent, open.length) : undefined
    if (inside && node.firstChild) {
      open.push(inside)
      node = node.firstChild
      continue
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === source ? null : node.parentNode
      open.pop()
    }
    node = node?.nextSibling ?? null
  }
}

/** The element of the copy for the content, added to `parent` if new; undefined if the content goes too. */
function translated(element: Element, parent: Element, depth: number): Element | undefined {
  const { localName } = element
  const name = depth > DEEPEST ? parent.localName : MEANS.get(localName)
  if (name === '') return undefined
  if (name === undefined || depth > DEEPEST) return parent
  const made = parent.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes) {
    const trimmed = value.trim()
    if (isAllowed(name, attribute, trimmed)) made.setAttribute(attribute, trimmed)
  }
  if (name === 'img' && !made.hasAttribute('src')) return undefined
  // No links in links: the parent may be one or be inside one.
  if (name === 'a' && (!made.hasAttribute('href') || parent.closest('a'))) return parent
  parent.append(made)
  return made
}
