import type { Evidence } from '../article'
import { amountOf } from './amount'
import { UPDATED } from './clock-in'
import { isElsewhere } from './elsewhere'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import type { Stated } from './read-moment'

/** Elements that show when the article appeared, with a name or words beside it. */
const DATED = 'time, [itemprop=datePublished], [class*=date i], [class*=time i], [class*=publi i], [class*=byline i]'

/** Elements that may show it, if they show little else. */
const LINE = '[class*=info i], [class*=meta i]'

/** Lines that may show it under the headline, if they show little else and a clock. */
const PLAIN = 'p, div, span'

/** Parts of a page that carry other dates, beside those of other stories, unless they hold the headline too. */
const BOX = 'header, footer, form, [class*=most i], [class*=infobox i], [class*=factbox i]'

/** A date that readers see. */
export interface Shown extends Evidence {
  updated: boolean
  /** The date that the text states, where an attribute gives the value. */
  text?: string
}

/** What finds the dates of a short text. */
export type Reader = (text: string) => Stated[]

/** Attributes that may state an element's date exactly, the first that reads as one. */
const EXACT = [
  'datetime',
  'content',
  'data-published',
  'data-published-date',
  'data-origindate',
  'data-datetime',
  'data-date',
  'title',
]

export const follows = (a: Node, b: Node) => (a.compareDocumentPosition(b) & 4) !== 0

/** Dates in the article's head, or marked up as its publication. */
export function shownDates({ document, headline }: PageFacts, read: Reader): Shown[] {
  // Up to three levels around the headline: its header, not the page.
  const around = headline
    ? (headline.parentElement?.parentElement?.parentElement ?? document.body)
    : document.querySelector('article, main')
  const end = around && bodyStart(around, headline)
  const found: Shown[] = []
  const done: Element[] = []
  // Without a paragraph nothing tells a line of the head from the text.
  const lines = around?.querySelectorAll(`${DATED}, ${LINE}${end ? `, ${PLAIN}` : ''}`) ?? []
  for (const element of [...lines, ...document.querySelectorAll('[itemprop=datePublished]')]) {
    if (found.length >= 8) break
    if (end && element.contains(end)) continue
    if (!element.matches('[itemprop=datePublished]') && !isHead(element, { around, end, headline })) continue
    if (done.some((outer) => outer.contains(element))) continue
    const dates = datesOf(element, read)
    found.push(...labelled(element, dates, headline))
    if (dates.length) done.push(element)
  }
  return found
}

/** The dates of an element with the text they were read from, told apart by their labels. */
export function labelled(element: Element, dates: (Stated & { text?: string })[], headline?: Element): Shown[] {
  const label = dates[0] ? labelBefore(element, headline) : ''
  return dates.map(({ value, before, text }, i) => ({
    value,
    source: evidenceOf(element, text !== undefined),
    text: text ?? value,
    updated: isUpdated(element, i ? before : `${label} ${before}`),
  }))
}

/** What a person can look for on the page: the element's attribute, or its words. */
function evidenceOf(element: Element, isExact: boolean): string {
  const exact = isExact ? exactOf(element) : undefined
  const name = EXACT.find((attribute) => element.getAttribute(attribute) === exact)
  return exact && name ? `${element.localName}[${name}] ${exact.trim().slice(0, 80)}` : textSource(element.textContent)
}

/** The source that a person finds by searching the page for its words. */
export const textSource = (text: string | null): string => `text: ${oneLine(text).slice(0, 80)}`

/** The attribute in which an element states its date for machines. */
export function exactOf(element: Element): string | undefined {
  for (const name of EXACT) {
    const value = element.getAttribute(name)
    if (value && /\d{4}.*\d|^1\d{9}/.test(value) && (name !== 'title' || /^abbr$|^time$/.test(element.localName)))
      return value
  }
  return undefined
}

interface Head {
  around: Element | null
  end?: Element | null
  headline?: Element
}

/** Whether an element lies around the headline and before the text, in no box of its own. */
function isHead(element: Element, { around, end, headline }: Head): boolean {
  if (!around?.contains(element) || element.contains(headline ?? around)) return false
  if (end && (follows(end, element) || element.contains(end))) return false
  const box = element.closest(BOX)
  if (isElsewhere(element, headline ?? around) || (box && !box.contains(headline ?? around))) return false
  return element.matches(`${DATED}, ${LINE}`) || Boolean(headline && follows(headline, element))
}

/** The dates of an element that shows little else. */
export function datesOf(element: Element, read: Reader): (Stated & { text?: string })[] {
  const text = oneLine(element.textContent)
  const isTime = element.matches('time')
  // Times marked up inside are read on their own.
  if (text.length > 160 || (!isTime && element.querySelector('time[datetime]'))) return []
  const stated = read(text)
  const marked = element.matches('[itemprop=datePublished]')
  const attribute = exactOf(element)
  const value = attribute && read(attribute)[0]?.value
  const before = stated[0]?.before ?? text.slice(0, 40)
  if (!marked) {
    const line = oneLine(element.closest('p')?.textContent ?? text)
    const words = stated.reduce((sum, { after }) => sum + after.length, before.length) + line.length - text.length
    const isSentence = /(?:\p{L}{3}[.!?]|[。！？])$/u.test(line)
    if (isSentence || words > (element.matches(DATED) ? 80 : 40)) return []
    if (!element.matches(`${DATED}, ${LINE}`) && !stated[0]?.value.includes('T')) return []
  }
  return value ? [{ value, before, after: '', text: stated[0]?.value ?? '' }] : stated
}

/** The first long paragraph under the headline, or the second, when the first is set apart as a standfirst. */
function bodyStart(around: Element, headline: Element | undefined): Element | undefined {
  const [first, second] = [...around.querySelectorAll('p')].filter(
    (p) => (!headline || follows(headline, p)) && amountOf(p.textContent ?? '') > 25,
  )
  const isStandfirst =
    second && (first?.parentElement !== second.parentElement || first?.className !== second.className)
  return isStandfirst ? second : first
}

/** The words that stand before an element, back to the headline or to the date before. */
function labelBefore(element: Element, headline: Element | undefined): string {
  let node: Node | null = element
  for (let up = 0; node && up < 3; up++, node = node.parentNode) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      const text = before.nodeType === 8 ? '' : oneLine(before.textContent)
      const label = text.replace(/^.*\d/, '')
      if (text) return label.length > 30 || (headline && before.contains(headline)) ? '' : label
    }
  }
  return ''
}

/** The nearest words decide: the label, then the element's own name, then its parent's. */
function isUpdated(element: Element, label: string): boolean {
  const nameOf = (e: Element | null) => `${e?.getAttribute('itemprop')} ${e?.getAttribute('class')}`
  const published = /publi|发布|發[佈布表]|veröffentl/i
  const says = [label, nameOf(element), nameOf(element.parentElement)].find(
    (words) => published.test(words) || UPDATED.test(words),
  )
  return says !== undefined && !published.test(says)
}
