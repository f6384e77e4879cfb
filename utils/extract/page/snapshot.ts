import { WRITTEN_OUT } from './html-vocabulary'
import { unname } from './native-document'
import { own } from './own'

/** Where lazy loaders keep the real address, most used first. */
const LAZY_SRC = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazyload',
  'data-actualsrc',
  'data-original-src',
  'data-url',
  'data-hi-res-src',
]
const LAZY_SRCSET = ['srcset', 'data-srcset', 'data-lazy-srcset']

/** Where addresses can be: each attribute only where the sanitiser keeps it. */
const ADDRESSED = 'a[href], :is(img, video, audio, source)[src], video[poster], :is(blockquote, q, ins, del)[cite]'

export interface Snapshot {
  copy: Document
  /** Base of the relative addresses in it. */
  base: string
}

/**
 * A copy of the page to take apart: without scripts and styles, with hidden elements marked. The live page is never
 * changed.
 */
export function snapshot(document: Document, url: string): Snapshot {
  const copy = document.cloneNode(true) as Document
  unname(copy)
  markUnseen(document, copy)
  const declared = copy.querySelector('base[href]')?.getAttribute('href')
  const base = declared && URL.canParse(declared, url) ? new URL(declared, url).href : url
  // A word in the text that opens an explanation.
  for (const button of copy.querySelectorAll('p button')) button.replaceWith(...button.childNodes)
  for (const noscript of copy.querySelectorAll('noscript')) revealPicture(noscript)
  for (const element of copy.querySelectorAll('script, style, template, link, base')) element.remove()
  return { copy, base }
}

/** Lazy images below `root` get their real source, addresses become absolute. Changes `root`. */
export function resolve(root: Element, base: string): void {
  for (const image of root.querySelectorAll('img, amp-img')) resolveImage(image)
  const origin = /^https?:\/\/[a-z\d.-]+(?=\/)/.exec(base)?.[0]
  for (const element of root.querySelectorAll(ADDRESSED)) {
    for (const attribute of ['href', 'src', 'poster', 'cite']) makeAbsolute(element, attribute, base, origin)
  }
}

/** Marks elements of a copy that the page's own styles hide: menus, dialogs, texts for other screens. */
export const UNSEEN = 'data-pressclip-unseen'

function markUnseen(document: Document, copy: Document): void {
  // A parsed document is not rendered: nothing in it is visible.
  const isSeen = document.body && own(document.body, 'checkVisibility')
  if (!isSeen?.call(document.body) || !copy.body) return
  const shown = document.body.getElementsByTagName('*')
  const copies = copy.body.getElementsByTagName('*')
  for (let i = 0; i < shown.length; i++) if (!isSeen.call(shown[i])) copies[i]?.setAttribute(UNSEEN, '')
}

/** Pages that load pictures by script repeat them for readers without scripts. */
function revealPicture(noscript: Element): void {
  // With scripts on its content is text; in a parsed copy it is elements.
  const written =
    noscript.querySelector('img')?.outerHTML ?? /<img\b[^<>]*>/i.exec(noscript.textContent ?? '')?.[0] ?? ''
  const source = /\s(?:data-)?src\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s>]+))/i.exec(written)
  const address = (source?.[1] ?? source?.[2] ?? source?.[3])?.replaceAll('&amp;', '&')
  if (!address || address.startsWith('data:')) return
  const before = noscript.previousElementSibling
  const shown = before?.localName === 'img' ? before : before?.querySelector('img')
  const image = shown ?? noscript.ownerDocument.createElement('img')
  if (isPlaceholder(image.getAttribute('src') ?? '')) image.setAttribute('src', address)
  noscript.replaceWith(...(shown ? [] : [image]))
}

/** Most addresses on a page. They need no parser, which is slow for hundreds of links. */
const PLAIN_PATH = /^(?:\/[\w-]+)+(?:\/|\.\w+)?$/

function makeAbsolute(element: Element, attribute: string, base: string, origin: string | undefined): void {
  const value = element.getAttribute(attribute)?.trim() ?? ''
  // Keep links within the page: footnotes.
  if (value === '' || value.startsWith('#') || /^https?:\/\/[^\s]+$/i.test(value)) return
  if (PLAIN_PATH.test(value) && origin) element.setAttribute(attribute, origin + value)
  else if (URL.canParse(value, base)) element.setAttribute(attribute, new URL(value, base).href)
}

/** A `srcset` candidate above this size (see `candidates`) is wide or for dense screens; others may be below `src`. */
const SURELY_LARGE = 1000

/** Give an image the address it would show once scrolled to; drop it if it has only a placeholder. */
function resolveImage(image: Element): void {
  const sources = [...(image.closest('picture')?.querySelectorAll('source') ?? []), image]
  const sets = sources.flatMap((source) => LAZY_SRCSET.map((name) => source.getAttribute(name) ?? ''))
  const { url: largest, size } = sets
    .flatMap(candidates)
    .reduce((best, next) => (next.size > best.size ? next : best), { url: '', size: 0 })
  const lazy = LAZY_SRC.map((name) => image.getAttribute(name)?.trim() ?? '').find((value) =>
    /^(?:https?:)?\/|^[^\s:]+\.\w{3,4}/.test(value),
  )
  const shown = image.getAttribute('src')?.trim() ?? ''
  const address =
    size > SURELY_LARGE ? largest : lazy || (isPlaceholder(shown) ? largest || WRITTEN_OUT.exec(shown)?.input : shown)
  const plain = image.localName === 'img' ? image : image.ownerDocument.createElement('img')
  if (plain !== image) {
    for (const name of ['alt', 'width', 'height']) {
      const value = image.getAttribute(name)
      if (value) plain.setAttribute(name, value)
    }
    image.replaceWith(plain)
  }
  for (const name of [...LAZY_SRC, ...LAZY_SRCSET]) plain.removeAttribute(name)
  if (address) plain.setAttribute('src', address)
  else plain.remove()
}

const isPlaceholder = (src: string) =>
  src === '' ||
  src.startsWith('data:') ||
  /(?:blank|spacer|placeholder|transparent|1x1|pixel|loading)\.(?:gif|png|svg)/i.test(src)

/** The images of a `srcset` with their width (or density × 1000, so that 2x beats 1x). */
function candidates(srcset: string): { url: string; size: number }[] {
  return [...srcset.matchAll(/(?<![^\s,])([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].map((match) => ({
    url: match[1] ?? '',
    size: Number(match[2] ?? 1) * (match[3] === 'w' ? 1 : 1000) || 1,
  }))
}
