// Not the package's index, which would pull in `isProbablyReaderable`.
import Readability from '@mozilla/readability/Readability.js'
import { attempt, type OnFault } from '../../attempt'
import type { PageModel } from './page-model'

/** Readability wants 500 characters before it believes a result; an equivalent Chinese or Japanese text has 200. */
const THRESHOLD = { spaced: 500, unspaced: 200 }

/** Used by no page. */
const MARK = 'data-pressclip-block'

/** Dialogs over the page, by role and by the names of the common consent managers. */
const OVERLAYS =
  'dialog, [role=dialog], [role=alertdialog], [id^=onetrust], [id*=cookie-banner], [id^=CybotCookiebot], [id^=usercentrics], [class*=cookie-consent], [class*=newsletter-signup], [id=didomi-host], [id^=sp_message]'

/** Characters: anything longer is no dialog, whatever its name. */
const LONGEST_OVERLAY = 20_000

/** Containers of the whole page, which Readability drops for names like "with-sidebar", "has-comments". */
const CONTAINERS = 'body, main, article, [role=main], body > div, body > div > div, main > div, main > div > div'
const UNLIKELY = /sidebar|combx|comment|promo|banner|footer|sponsor|popup|related|menu|header/i
const MOST = 0.4

/**
 * Tell each block whether Readability would keep it. Runs on a clone, prepared so that names of whole-page containers
 * and dialogs do not mislead it.
 */
export function markRead({ blocks }: PageModel, document: Document, onFault?: OnFault): void {
  const own = new Map<Element, number>()
  for (const { element, text } of blocks) own.set(element, (own.get(element) ?? 0) + text.length)
  const elements = [...own.keys()]
  elements.forEach((element, i) => {
    element.setAttribute(MARK, `${i}`)
  })
  const copy = document.cloneNode(true) as Document
  prepare(copy)
  const unspaced = blocks.reduce((sum, { isUnspaced, words }) => sum + (isUnspaced ? words : -words), 0) > 0
  const charThreshold = unspaced ? THRESHOLD.unspaced : THRESHOLD.spaced
  const found = attempt(() => new Reader(copy, { charThreshold }).read(), null, onFault)
  if (!found) return
  const kept = new Map<Element, number>()
  const walk = (node: Element, holder: Element | undefined) => {
    const mark = node.getAttribute(MARK)
    const next = mark === null ? holder : elements[Number(mark)]
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1) walk(child as Element, next)
      else if (child.nodeType === 3 && next)
        kept.set(next, (kept.get(next) ?? 0) + (child as Text).data.replace(/\s+/g, ' ').length)
    }
  }
  walk(found, undefined)
  for (const block of blocks) block.read = (kept.get(block.element) ?? 0) >= (own.get(block.element) ?? 0) / 2
}

function prepare(copy: Document): void {
  const length = (element: Element) => (element.textContent ?? '').length
  for (const overlay of copy.body.querySelectorAll(OVERLAYS))
    if (length(overlay) < LONGEST_OVERLAY && !overlay.querySelector('article')) overlay.remove()
  const all = length(copy.body)
  for (const container of copy.querySelectorAll(CONTAINERS)) {
    const names = `${container.getAttribute('class') ?? ''} ${container.id}`
    if (!UNLIKELY.test(names) || length(container) < MOST * all) continue
    container.removeAttribute('class')
    container.removeAttribute('id')
  }
}

/**
 * Readability up to its choice of what to keep: `parse` without JSON-LD, and without what makes the result presentable.
 */
export class Reader extends Readability {
  read(): Element | null {
    this._removeScripts(this._doc)
    this._prepDocument()
    this._metadata = this._getArticleMetadata({})
    this._articleTitle = this._metadata.title
    return this._grabArticle()
  }
  override _cleanStyles(): void {}
  // A lazy picture counts, whatever its source.
  override _fixLazyImages(): void {}

  // The same answers, without copying the text of every container to find them.
  override _isValidByline(element: Element, names: string): boolean {
    const mayBe = element.hasAttribute('rel') || element.hasAttribute('itemprop') || this.REGEXPS.byline.test(names)
    return mayBe && super._isValidByline(element, names)
  }
  override _isElementWithoutContent(element: Element): boolean {
    const mayBe = !element.firstElementChild || element.querySelector('br, hr') !== null
    return mayBe && super._isElementWithoutContent(element)
  }
}
