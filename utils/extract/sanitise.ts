import createDOMPurify, { type Config, type UponSanitizeAttributeHook } from 'dompurify'
import { ATTRIBUTES, BLOCKS, INLINES, WEB_ADDRESS } from './html-vocabulary'
import { nativeDocument } from './native-document'

/** What other elements mean in our vocabulary. An unknown element without an entry is replaced by its content. */
const MEANS: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['address', 'article', 'aside', 'body', 'center', 'dialog', 'fieldset', 'footer', 'form', 'header', 'hgroup'],
      ...['legend', 'main', 'nav', 'search', 'section'],
    ].map((name) => [name, 'div']),
  ),
  acronym: 'abbr',
  dir: 'ul',
  menu: 'ul',
  strike: 's',
  tt: 'code',
}

/** Elements that go with everything in them: programs, controls, and fallbacks for what the browser did show. */
const DROPPED = [
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'frameset', 'embed', 'canvas', 'svg'],
  ...[
    'math',
    'head',
    'title',
    'textarea',
    'select',
    'option',
    'datalist',
    'button',
    'xmp',
    'plaintext',
    'annotation-xml',
  ],
]

const CONFIG: Config = {
  ALLOWED_TAGS: [...BLOCKS, ...INLINES, '#text'],
  ALLOWED_ATTR: Object.keys(ATTRIBUTES),
  // Each value is checked by the hook below, by its own rule.
  ADD_URI_SAFE_ATTR: Object.keys(ATTRIBUTES),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_CONTENTS: DROPPED,
  IN_PLACE: true,
  TRUSTED_TYPES_POLICY: null,
}

const checkAttribute: UponSanitizeAttributeHook = (element, event) => {
  const rule = Object.hasOwn(ATTRIBUTES, event.attrName) ? ATTRIBUTES[event.attrName] : undefined
  event.keepAttr =
    rule?.value.test(event.attrValue.trim()) === true && (!rule.on || rule.on.includes(element.localName))
}

/**
 * A copy of `root` as a `div` of semantic elements only, in a document of its own where nothing loads or runs.
 * Nothing in it can run, and nothing loads but http(s) images; addresses must be absolute, others are dropped.
 * @param document lends its window (`defaultView`), which DOMPurify needs
 */
export function sanitise(root: Element, document: Document): Element {
  const { defaultView: window, implementation } = nativeDocument(document)
  if (!window) throw new Error('A document with a window is needed to sanitise')
  // Not a parser: a page may demand Trusted Types.
  const inert = implementation.createHTMLDocument('')
  const copy = inert.createElement('div')
  copy.append(inert.importNode(root, true))
  unshadow(copy)
  dropComments(copy)
  for (const math of copy.querySelectorAll('math')) math.replaceWith(formula(math))
  for (const media of copy.querySelectorAll('video, audio')) media.replaceWith(mediaLink(media))
  for (const box of copy.querySelectorAll('li input[type=checkbox]')) {
    box.replaceWith(box.hasAttribute('checked') ? '☑ ' : '☐ ')
  }
  for (const element of copy.querySelectorAll(Object.keys(MEANS).join()))
    rename(element, MEANS[element.localName] ?? '')

  const { DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser } =
    window
  const purifier = createDOMPurify({
    ...{ DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser },
    document: inert,
    trustedTypes: undefined,
  })
  purifier.addHook('uponSanitizeAttribute', checkAttribute)
  purifier.sanitize(copy, CONFIG)
  for (const image of copy.querySelectorAll('img:not([src])')) image.remove()
  for (const link of copy.querySelectorAll('a:not([href]), a a')) link.replaceWith(...link.childNodes)
  return copy
}

/** A form's properties can be shadowed by the names of what it holds; without names it is a plain box. */
function unshadow(root: Element): void {
  for (const element of root.querySelectorAll('[id]:not(form), [name]:not(form)')) {
    element.removeAttribute('id')
    element.removeAttribute('name')
  }
}

/** DOMPurify drops a whole paragraph when text and comment together look like markup. */
function dropComments(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, 64 | 128 /* SHOW_PROCESSING_INSTRUCTION | SHOW_COMMENT */)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name, value } of element.attributes)
    if (Object.hasOwn(ATTRIBUTES, name)) renamed.setAttribute(name, value)
  while (element.firstChild) renamed.append(element.firstChild)
  element.replaceWith(renamed)
}

function formula(math: Element): string {
  for (const annotation of math.querySelectorAll('annotation, annotation-xml')) annotation.remove()
  return math.getAttribute('alttext') ?? math.textContent ?? ''
}

/** A player loads as soon as the file is opened: keep a link with its still picture or its file's name. */
function mediaLink(media: Element): Element | string {
  const addresses = [media, ...media.querySelectorAll('source')].map((e) => e.getAttribute('src')?.trim() ?? '')
  const address = addresses.find((src) => WEB_ADDRESS.test(src))
  const poster = media.getAttribute('poster') ?? ''
  if (!address && !poster) return ''
  const box = media.ownerDocument.createElement('div')
  const link = box.ownerDocument.createElement('a')
  box.append(link)
  if (address) link.setAttribute('href', address)
  if (poster) {
    const image = box.ownerDocument.createElement('img')
    image.setAttribute('src', poster)
    link.append(image)
  } else {
    link.append(media.getAttribute('title') || (address?.split(/[?#]/)[0]?.split('/').at(-1) ?? ''))
  }
  return box
}
