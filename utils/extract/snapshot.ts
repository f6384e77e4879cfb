import { unname } from './native-document'

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

const LINKS: [selector: string, attribute: string][] = [
  ['a[href]', 'href'],
  ['img[src], video[src], audio[src], source[src], track[src]', 'src'],
  ['video[poster]', 'poster'],
  ['blockquote[cite], q[cite], ins[cite], del[cite]', 'cite'],
]

/**
 * A copy of the page that may be taken apart: without scripts and styles, lazy images resolved to their real source,
 * every address absolute (honouring `base href`). The live page is never changed.
 */
export function snapshot(document: Document, url: string): Document {
  const copy = document.cloneNode(true) as Document
  unname(copy)
  markUnseen(document, copy)
  const declared = copy.querySelector('base[href]')?.getAttribute('href')
  const base = declared && URL.canParse(declared, url) ? new URL(declared, url).href : url
  for (const element of copy.querySelectorAll('script, style, template, link, base')) element.remove()
  for (const image of copy.querySelectorAll('img, amp-img')) resolveImage(image, copy)
  for (const [selector, attribute] of LINKS) {
    for (const element of copy.querySelectorAll(selector)) makeAbsolute(element, attribute, base)
  }
  return copy
}

/** On elements of a copy that the page's own styles do not show: menus, dialogs, texts for other screens. */
export const UNSEEN = 'data-unseen'

function markUnseen(document: Document, copy: Document): void {
  // A parsed document is not rendered: nothing of it is shown.
  if (!document.body?.checkVisibility?.() || !copy.body) return
  const shown = document.body.getElementsByTagName('*')
  const copies = copy.body.getElementsByTagName('*')
  for (let i = 0; i < shown.length; i++) if (!shown[i]?.checkVisibility()) copies[i]?.setAttribute(UNSEEN, '')
}

function makeAbsolute(element: Element, attribute: string, base: string): void {
  const value = element.getAttribute(attribute)?.trim() ?? ''
  // A link inside the page stays one: footnotes.
  if (value === '' || value.startsWith('#') || /^https?:\/\/[^\s]+$/i.test(value)) return
  if (URL.canParse(value, base)) element.setAttribute(attribute, new URL(value, base).href)
}

/** Give an image the address it would show once scrolled to; drop what cannot be kept (a placeholder is no picture). */
function resolveImage(image: Element, document: Document): void {
  const sources = [...(image.closest('picture')?.querySelectorAll('source') ?? []), image]
  const sets = sources.flatMap((source) => LAZY_SRCSET.map((name) => source.getAttribute(name) ?? ''))
  const largest = sets
    .flatMap(candidates)
    .reduce((best, next) => (next.size > best.size ? next : best), { url: '', size: 0 }).url
  const lazy = LAZY_SRC.map((name) => image.getAttribute(name)?.trim() ?? '').find((value) =>
    /^(?:https?:)?\/|^[^\s:]+\.\w{3,4}/.test(value),
  )
  const shown = image.getAttribute('src')?.trim() ?? ''
  const address = lazy || (isPlaceholder(shown) ? largest : shown)
  const plain = image.localName === 'img' ? image : document.createElement('img')
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
  return [...srcset.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].map((match) => ({
    url: match[1] ?? '',
    size: Number(match[2] ?? 1) * (match[3] === 'w' ? 1 : 1000) || 1,
  }))
}
