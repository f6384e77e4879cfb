import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'

/** A place that may state a date: an element with a date for machines, or a line of text. */
export interface DatePlace {
  element: Element
  /** The attribute that states the date exactly, and its value. */
  exact?: { name: string; value: string }
  /** The line of text around the date, as people see it. */
  line: string
  /** The short text right before it. */
  label: string
  /** Whether the line is a part of running text. */
  isProse: boolean
  /** Characters of text from the nearest headline to here; negative before it. */
  distance: number
}

/** Attributes that may state an element's date exactly, best first. */
const EXACT = ['datetime', 'content', 'data-published', 'data-published-date', 'data-datetime', 'data-date', 'title']
const MARKED = /^(?:TIME|ABBR)$/
const INLINE = /^(?:span|a|b|i|em|strong|small|font|time|abbr|u|date)$/
const UNSEEN = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/
const SHOWN_DATE = /\p{Nd}{4}|\d\d\.\d\d\.\d\d|[年日]/u

/** A line shows a date and little else. */
const LINE = 160
/** The head of an article, in characters and nodes around its headline. */
const HEAD = { before: 300, after: 800, nodes: 200 }
/** No reader looks further for a date, in characters and in places. */
const LONGEST = { page: 300_000, places: 300 }

/** The attribute in which an element states its date for machines. */
function exactOf(element: Element): DatePlace['exact'] {
  const isMarked = MARKED.test(element.nodeName)
  for (const name of isMarked || element.hasAttribute('itemprop') ? EXACT : []) {
    const value = element.getAttribute(name)
    if (value && /^(?!http).*\d{4}.*\d|^1\d{9}/.test(value) && (name !== 'title' || isMarked)) return { name, value }
  }
  return undefined
}

/** The headline, and every heading that the title repeats: a page's first h1 may be the site's name. */
function headlinesOf({ document, title, headline }: PageFacts): Element[] {
  const all = [...document.querySelectorAll('h1, h2, h3')].map((h) => ({ h, text: oneLine(h.textContent) }))
  const named = all.filter(({ h, text }) => h !== headline && text.length > 2 && title.includes(text)).map(({ h }) => h)
  return headline ? [headline, ...named] : named.length ? named : [...document.querySelectorAll('h1')].slice(0, 1)
}

/**
 * The places that may state a date, in page order: those near the headline, or with `isWide` all of the page. `shows`
 * is what a text must look like.
 */
export function datePlaces(facts: PageFacts, isWide: boolean, shows = SHOWN_DATE): DatePlace[] {
  const { body } = facts.document
  const headlines = isWide || !facts.headline ? headlinesOf(facts) : [facts.headline]
  const walker = facts.document.createTreeWalker(body, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  let node: Node | null = isWide || !headlines[0] ? walker.nextNode() : startBefore(walker, headlines[0])
  const places: DatePlace[] = []
  const heads: { start: number; end: number }[] = []
  const lines = new Map<Element, string>()
  let offset = 0
  let label = ''
  const add = (place: DatePlace) => {
    const isKnown = places.some((p) => !p.exact && p.line === place.line && p.element === place.element)
    if (!isKnown || place.exact) places.push(place)
  }
  for (let nodes = 0; node && places.length < LONGEST.places; node = walker.nextNode(), nodes++) {
    const reach = isWide ? LONGEST.page : (heads[0]?.end ?? 0) + HEAD.after
    if (offset > reach || (!isWide && nodes > HEAD.nodes)) break
    const element = (node.nodeType === 1 ? node : node.parentElement) as Element
    if (node.nodeType === 1) {
      if (headlines.includes(element)) heads.push({ start: offset, end: offset + (element.textContent ?? '').length })
      const exact = exactOf(element)
      if (exact) add({ ...lineOf(element, element.textContent ?? '', lines, exact), label, distance: offset })
      continue
    }
    const text = UNSEEN.test(element.nodeName) ? '' : (node.nodeValue ?? '').trim()
    if (text.length > 2 && text.length < 400 && shows.test(text) && !exactOf(element))
      add({ ...lineOf(element, text, lines), label, distance: offset })
    // What ends in a date is no label; nor is a headline.
    if (text) label = text.length > 40 || offset < (heads.at(-1)?.end ?? 0) ? '' : text.replace(/^.*\d/, '')
    offset += text.length
  }
  return places.map((place) => {
    const at = place.distance
    const distances = heads.map(({ start, end }) => (at < start ? at - start : Math.max(0, at - end)))
    return { ...place, distance: distances.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? at }
  })
}

/** Some text before the headline: dates stand over it too. */
function startBefore(walker: TreeWalker, headline: Element): Node | null {
  walker.currentNode = headline
  for (let length = 0, nodes = 0; length < HEAD.before && nodes < HEAD.nodes / 4; nodes++) {
    const before = walker.previousNode()
    if (!before) break
    if (before.nodeType === 3) length += (before.nodeValue ?? '').trim().length
  }
  return walker.currentNode
}

/** The line that a text or an element stands in: its block, when that is short, or the text itself. */
function lineOf(element: Element, text: string, lines: Map<Element, string>, exact?: DatePlace['exact']) {
  let block = element
  while (INLINE.test(block.localName) && block.parentElement) block = block.parentElement
  // A long list of children is no line, and costs much to read again and again.
  const isBig = block.childNodes.length > 30 || block.querySelector('h1, h2, h3') !== null
  const whole = lines.get(block) ?? (isBig ? '' : oneLine((block.textContent ?? '').slice(0, 2000)))
  lines.set(block, whole)
  const isShort = whole !== '' && whole.length < LINE
  const isText = /^(?:p|li|blockquote)$/.test(block.localName)
  // A marked date speaks for itself, unless it stands in a sentence.
  if (isShort && (!exact || isText)) return { element: exact ? element : block, exact, line: whole, isProse: false }
  const isProse = !isShort && isText && !block.querySelector('br')
  return { element, exact, line: oneLine(text).slice(0, LINE), isProse }
}
