import type { PageFacts } from '../../page/page-facts'
import { oneLine } from '../../text/one-line'

/** A place that may state a date: an element with a machine-readable date, or a line of text. */
export interface DatePlace {
  element: Element
  /** The attribute that states the date exactly, and its value. */
  exact?: { name: string; value: string }
  /** The line of text around the date, as shown. */
  line: string
  /** The short text right before it. */
  label: string
  /** Whether the line is part of running text. */
  isProse: boolean
  /** Characters of text from the nearest headline to here; negative before it. */
  distance: number
}

/** Attributes that may state an element's date exactly, best first. */
const EXACT = ['datetime', 'content', 'data-published', 'data-date', 'title']
const INLINE = /^(?:span|a|b|i|em|strong|small|font|time|abbr|u|date)$/
const UNSEEN = /^(?:FIGCAPTION|SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/
const SHOWN_DATE = /\p{Nd}{4}|\d\d\.\d\d\.\d\d|[年日]/u

/** Characters: a date line holds little else. */
const LINE = 160
/** The head of an article, in characters and nodes around its headline. */
const HEAD = { before: 300, after: 800, nodes: 200 }
/** Limits in characters and places: no reader looks further for a date. */
const LONGEST = { page: 300_000, places: 300, exact: 200 }

/** The attribute with an element's machine-readable date. */
function exactOf(element: Element): DatePlace['exact'] {
  const isMarked = /^(?:TIME|ABBR)$/.test(element.nodeName)
  for (const name of isMarked || element.hasAttribute('itemprop') ? EXACT : []) {
    const value = element.getAttribute(name)
    if (
      value &&
      value.length < LONGEST.exact &&
      /^(?!http).*\d{4}.*\d|^1\d{9}/.test(value) &&
      (name !== 'title' || isMarked)
    )
      return { name, value }
  }
  return undefined
}

/** The headline and every heading that the title repeats: a page's first h1 may be the site name. */
function headlinesOf({ document, title, headline }: PageFacts): Element[] {
  const all = [...document.querySelectorAll('h1, h2, h3')]
  const named = all.filter((h) => (h.textContent ?? '').trim().length > 2 && title.includes(oneLine(h.textContent)))
  if (headline) return [headline, ...named]
  return named.length ? named : all.filter((h) => h.localName === 'h1').slice(0, 1)
}

/**
 * The places that may state a date, in page order: near the headline, or with `isWide` on the whole page. Text must
 * match `shows`.
 */
export function datePlaces(facts: PageFacts, isWide: boolean, shows = SHOWN_DATE): DatePlace[] {
  const headlines = headlinesOf(facts)
  const walker = facts.document.createTreeWalker(facts.document.body, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  if (!isWide && headlines[0]) startBefore(walker, headlines[0])
  const places: DatePlace[] = []
  const heads: { start: number; end: number }[] = []
  const lines = new Map<Element, string>()
  let offset = 0
  let label = ''
  const add = (element: Element, text: string, exact?: DatePlace['exact']) => {
    places.push({ ...lineOf(element, text, lines, exact), label, distance: offset })
  }
  const visit = (node: Node) => {
    const element = (node.nodeType === 1 ? node : node.parentElement) as Element
    const exact = exactOf(element)
    if (node === element) {
      if (headlines.includes(element)) heads.push({ start: offset, end: offset + (node.textContent ?? '').length })
      if (exact) add(element, node.textContent ?? '', exact)
      return
    }
    const text = UNSEEN.test(element.nodeName) ? '' : (node.nodeValue ?? '').trim()
    if (text.length > 2 && text.length < 400 && !exact && shows.test(text)) add(element, text)
    // Text ending in a date is no label; nor is a headline.
    if (text) label = text.length > 40 || offset < (heads.at(-1)?.end ?? 0) ? '' : text.replace(/^.*\d/, '')
    offset += text.length
  }
  for (let nodes = 0; places.length < LONGEST.places; nodes++) {
    const node = walker.nextNode()
    const reach = isWide ? LONGEST.page : (heads[0]?.end ?? 0) + HEAD.after
    if (!node || offset > reach || (!isWide && nodes > HEAD.nodes)) break
    visit(node)
  }
  return places.map((place) => ({ ...place, distance: distanceTo(heads, place.distance) }))
}

/** From the end of the nearest headline; negative before its start. */
function distanceTo(heads: readonly { start: number; end: number }[], at: number): number {
  const all = heads.map(({ start, end }) => (at < start ? at - start : Math.max(0, at - end)))
  return all.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? at
}

/** Start some text before the headline: dates may be above it. */
function startBefore(walker: TreeWalker, headline: Element): void {
  walker.currentNode = headline
  for (let length = 0, nodes = 0; length < HEAD.before && nodes < HEAD.nodes / 4; nodes++) {
    const before = walker.previousNode()
    if (!before) return
    if (before.nodeType === 3) length += (before.nodeValue ?? '').trim().length
  }
}

/** The line a text or an element is in: its block if that is short, else the text itself. */
function lineOf(element: Element, text: string, lines: Map<Element, string>, exact?: DatePlace['exact']) {
  let block = element
  while (INLINE.test(block.localName) && block.parentElement) block = block.parentElement
  // A long list of children is no line, and is expensive to reread.
  const isBig = block.childNodes.length > 30 || block.querySelector('h1, h2, h3') !== null
  const whole = lines.get(block) ?? (isBig ? '' : oneLine((block.textContent ?? '').slice(0, 2000)))
  lines.set(block, whole)
  const isShort = whole !== '' && whole.length < LINE
  const isText = /^(?:p|li|blockquote)$/.test(block.localName)
  // A marked date speaks for itself, unless it is in a sentence.
  if (isShort && (!exact || isText)) return { element: exact ? element : block, exact, line: whole, isProse: false }
  const isProse = !isShort && isText && !block.querySelector('br')
  return { element, exact, line: oneLine(text).slice(0, LINE), isProse }
}
