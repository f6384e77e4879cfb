import type { Image } from '../../article'
import { oneLine } from '../text/one-line'

/** Never worth keeping: controls, and boxes that ask for something. */
const CHROME =
  'nav, button, input, select, textarea, dialog, object, embed, [role=navigation], [role=dialog], [aria-hidden=true]:empty'

/** Boxes around the text, by their names. */
const BOXES =
  'form, [class*=newsletter i], [class*=related i], [class*=share i], [class*=social i], [class*=promo i], [class*=advert i], [class~=ad], [class~=ads], [id^="div-gpt-ad"], [class*=comment i], [class*=subscribe i], [class*=breadcrumb i]'

/** All boxes together hold less of the text than this. */
const BOX_SHARE = 0.25

/** Remove what is not the article. Changes `body`. */
export function clean(body: Element, title: string): void {
  for (const element of body.querySelectorAll(CHROME)) element.remove()
  const length = (element: Element) => (element.textContent ?? '').length
  const all = length(body)
  const boxes = [...body.querySelectorAll(BOXES)].filter((box) => length(box) < all * BOX_SHARE)
  const outer = boxes.filter((box) => !boxes.includes(box.parentElement?.closest(BOXES) as Element))
  // Layouts reuse such names ("commentary", one form around an old ASP.NET page): a large part of the text is no box.
  if (outer.reduce((sum, box) => sum + length(box), 0) < all * BOX_SHARE) for (const box of outer) box.remove()
  for (const heading of body.querySelectorAll('h1, h2')) {
    if (title !== '' && oneLine(heading.textContent) === title) heading.remove()
  }
}

/** Pixels: a smaller picture before the text is an icon or the author's face. */
const SMALLEST_LEAD = 120

/**
 * Take the lead picture, the first before any text, out of the body: it is metadata. Changes `body`.
 * A figure that holds more than a picture and its caption (a table, a quotation) stays.
 */
export function takeLead(body: Element): Image | undefined {
  const walker = body.ownerDocument.createTreeWalker(body, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      if (oneLine(node.textContent) !== '') return undefined
      continue
    }
    const element = node as Element
    if (element.localName !== 'figure' && element.localName !== 'img') continue
    const image = imageOf(element)
    const caption = oneLine(element.querySelector('figcaption')?.textContent)
    if (oneLine(element.textContent) !== caption || element.querySelectorAll('img').length > 1) return undefined
    if (!image || Math.min(image.width ?? SMALLEST_LEAD, image.height ?? SMALLEST_LEAD) < SMALLEST_LEAD) continue
    element.remove()
    return image
  }
  return undefined
}

function imageOf(element: Element): Image | undefined {
  const img = element.localName === 'img' ? element : element.querySelector('img')
  const url = img?.getAttribute('src') ?? ''
  if (!img || !/^https?:/.test(url)) return undefined
  const size = (name: string) => Number.parseInt(img.getAttribute(name) ?? '', 10) || undefined
  return {
    url,
    alt: oneLine(img.getAttribute('alt')) || undefined,
    caption: oneLine(element.querySelector('figcaption')?.textContent) || undefined,
    width: size('width'),
    height: size('height'),
  }
}

/** Every picture of the body in reading order. */
export const imagesOf = (body: Element): Image[] =>
  [...body.querySelectorAll('img')].flatMap((img) => imageOf(img.closest('figure') ?? img) ?? [])
