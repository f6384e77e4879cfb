import { nativeDocument } from './native-document'
import { own } from './own'
import { frameDocument } from './selection'

/** Characters: a shorter text is a label, a caption or next to a link. */
const SENTENCE = 20
/** Characters: a frame or shadow roots with less text hold no article (a Chinese article has 250). */
const ARTICLE = 250
const NO_PROSE = 'a, script, style, noscript, textarea, template'

/** Characters of running text, without links, scripts and fallbacks. */
export function proseIn(root: Element | ShadowRoot): number {
  const walker = nativeDocument(root.ownerDocument).createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */)
  let amount = 0
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode
    const length = nodeValue?.trim().length ?? 0
    const apart = parentElement && own(parentElement, 'closest').call(parentElement, NO_PROSE)
    if (length >= SENTENCE && !apart) amount += length
  }
  return amount
}

/** Whether open shadow roots hold as much text as the page's own tree, so that they are, or hold, its article. */
export function isShadowed(document: Document): boolean {
  const shadowed = shadowProse(document)
  return shadowed >= ARTICLE && shadowed >= proseIn(document.documentElement)
}

function shadowProse(root: ParentNode): number {
  let amount = 0
  for (const element of root.querySelectorAll('*')) {
    const shadow = own(element, 'shadowRoot')
    if (shadow) amount += proseIn(shadow) + shadowProse(shadow)
  }
  return amount
}

/** The document of the same-origin frame that holds the article, if the page itself has little text. */
export function articleFrame(document: Document): Document | undefined {
  let best: Document | undefined
  let most = ARTICLE
  for (const frame of document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')) {
    const found = frameDocument(frame)
    if (!found?.documentElement) continue
    const framed = nativeDocument(found)
    const inner = articleFrame(framed) ?? framed
    const amount = proseIn(inner.documentElement)
    if (amount < most) continue
    best = inner
    most = amount
  }
  return best && most > 4 * proseIn(document.documentElement) ? best : undefined
}
