import type { Moment } from '../article'
import { isElsewhere } from './elsewhere'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import type { Stated } from './read-moment'
import { exactOf, labelled, type Reader, type Shown, textSource } from './shown-dates'

/** Words beside a date that say what it is, in the languages of the bench of the field. */
const LABEL =
  /publi[sck]|posted|written|created|erstellt|erschienen|artikel wurde|veröffentl|geschrieben|eingestellt|^\W*(?:stand|datum|date|data|fecha)\b|(?:artikel|meldung|mitteilung|beitrag)s?\s+(?:vom|von)|publicad|pubblicat|geplaatst|opublik|julkaistu|yayın|dodano|zveřejn|közzé|опублік|опублик|дата|δημοσ|发布|發[佈布表]|公開|投稿|掲載|게시|입력|등록|نشر|منتشر|פורסם|प्रकाशित|เผยแพร่|đăng/i

const DATED_NAME = /date|datum|fecha|time|publi|posted|created|meta|byline|info|author|entry|news/i

/** Other things that have dates. */
const OTHER = /©|copyright|\(c\)|event|infobox|factbox|calendar|most|deadline|birth|geboren|expire/i

const QUICK = /\p{Nd}{4}|\d\d\.\d\d\.\d\d|[年日]/u
const INLINE = /^(?:span|a|b|i|em|strong|small|font|time|abbr|u|date)$/

interface Place {
  element: Element
  /** The line of text around the date. */
  line: string
  /** Whether the line is a part of running text. */
  isProse: boolean
  /** Characters of text from the nearest headline to here; negative before it. */
  distance: number
  /** Whether the page's headline is known. */
  isSure: boolean
}

type Line = Omit<Place, 'distance' | 'isSure'>

interface Weighed extends Place {
  stated: Stated
  /** What the line says beside its dates, in characters. */
  words: number
  /** Classes and ids of the element and its parent. */
  names: string
}

/** What speaks for a date at this place, and how much. */
const SIGNS: [weight: number, holds: (place: Weighed) => boolean][] = [
  [3, ({ element }) => exactOf(element) !== undefined || element.localName === 'time'],
  [2, ({ names }) => DATED_NAME.test(names)],
  [2, ({ names }) => /publish(?:ed|date|-date)|datePublished|entry-date|post-?date|date-?header/i.test(names)],
  [5, ({ line, stated }) => LABEL.test(stated.before) || LABEL.test(line.slice(0, 40))],
  [1, ({ stated }) => stated.value.includes('T')],
  [2, ({ words }) => words <= 16],
  [1, ({ words }) => words <= 40],
  [-3, ({ words }) => words > 48],
  [-4, ({ words }) => words > 90],
  [-8, ({ isProse }) => isProse],
  [3, ({ distance }) => distance >= 0 && distance < 400],
  [2, ({ distance }) => distance > -250 && distance < 800],
  [-1, ({ distance }) => distance > 800 || distance < -600],
  [-2, ({ distance, isSure }) => isSure && (distance > 800 || distance < -600)],
  [-8, ({ names, line }) => OTHER.test(names) || OTHER.test(line)],
  [-6, ({ line, stated }) => /(?:\p{L}{3}[.!?]|[。！？])$/u.test(line) && !LABEL.test(stated.before)],
]
const ENOUGH = 5
const LINE = 160

/**
 * For a page that declares no date and shows none in its head: all short lines with a date, weighed by what marks them
 * and by where they stand. `urlDay` is the day that the address states.
 */
export function widelyShownDates(facts: PageFacts, read: Reader, urlDay?: Moment): Shown[] {
  const headlines = headlinesOf(facts)
  const headline = facts.headline ?? headlines[0]
  const found = placesIn(facts.document.body, headlines, facts.headline !== undefined).flatMap((place) => {
    const { element, line } = place
    const exact = exactOf(element)
    const value = exact && read(exact)[0]?.value
    const stated = read(line)
    const first = value
      ? { value, before: stated[0]?.before ?? '', after: '', text: stated[0]?.value ?? '' }
      : stated[0]
    if (!first) return []
    const score = scoreOf({ ...place, stated: first, words: line.length - stated.length * 12 }, headline)
    const inUrl = facts.url.includes(`/${first.value.slice(0, 7).replace('-', '/')}/`)
    const sum = score + (urlDay === first.value.slice(0, 10) ? 3 : inUrl ? 2 : 0)
    const dates = labelled(element, value ? [first] : stated, headline)
    return sum < ENOUGH
      ? []
      : [{ score: sum, dates: dates.map((d) => (value ? d : { ...d, source: textSource(line) })) }]
  })
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, 6)
    .flatMap(({ dates }) => dates)
}

function scoreOf(place: Omit<Weighed, 'names'>, headline: Element | undefined): number {
  const { element } = place
  const nameOf = (e: Element | null) => ['class', 'id', 'itemprop'].map((name) => e?.getAttribute(name) ?? '').join(' ')
  const weighed = { ...place, names: `${nameOf(element)} ${nameOf(element.parentElement)}` }
  const box = element.closest('header, footer, nav, form, [role=banner]')
  const isApart = box !== null && !(headline && box.contains(headline)) && !box.closest('article, main')
  const apart = isApart || (isElsewhere(element, headline) && !isBare(element)) ? -5 : 0
  return SIGNS.reduce((sum, [weight, holds]) => sum + (holds(weighed) ? weight : 0), apart)
}

/** A part with neither links nor headings belongs to no other story, whatever its name. */
function isBare(element: Element): boolean {
  const box = element.closest('div, section, p, ul, dl') ?? element
  return [box, box.parentElement].every((part) => !part?.querySelector('a, h2, h3, h4') && !part?.closest('a, li, nav'))
}

/** The headline, and every heading that the title repeats: a page's first h1 may be the site's name. */
function headlinesOf({ document, title, headline }: PageFacts): Element[] {
  const all = [...document.querySelectorAll('h1, h2, h3')].filter((h) => oneLine(h.textContent).length > 2)
  const named = all.filter((h) => h !== headline && title.includes(oneLine(h.textContent)))
  return headline ? [headline, ...named] : named.length ? named : all.filter((h) => h.localName === 'h1').slice(0, 1)
}

/** Every element or line of text that may state a date, in page order. */
function placesIn(body: Element, headlines: readonly Element[], isSure: boolean): Place[] {
  const walker = body.ownerDocument.createTreeWalker(body, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  const places: (Line & { at: number })[] = []
  const heads: { start: number; end: number }[] = []
  let offset = 0
  for (let node = walker.nextNode(); node && places.length < 400; node = walker.nextNode()) {
    const isElement = node.nodeType === 1
    const text = isElement ? '' : (node.textContent ?? '').trim()
    const element = isElement ? (node as Element) : node.parentElement
    if (isElement && headlines.includes(node as Element))
      heads.push({ start: offset, end: offset + (node.textContent ?? '').length })
    if (element && (isElement ? isMarked(element) : isDateLine(text, element)))
      places.push({ ...lineOf(element, text), at: offset })
    if (element && !HIDDEN.test(element.nodeName)) offset += text.length
  }
  return places.map(({ at, ...place }) => {
    const distances = heads.map(({ start, end }) => (at < start ? at - start : Math.max(0, at - end)))
    return { ...place, isSure, distance: distances.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? at }
  })
}

const HIDDEN = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/

const isMarked = (element: Element): boolean =>
  (/^(?:TIME|ABBR)$/.test(element.nodeName) || element.hasAttribute('itemprop')) && exactOf(element) !== undefined

const isDateLine = (text: string, parent: Element): boolean =>
  text.length > 5 &&
  text.length < 400 &&
  QUICK.test(text) &&
  !HIDDEN.test(parent.nodeName) &&
  exactOf(parent) === undefined

/** The line that a text or an element stands in: its block, when that is short, or the text between two breaks. */
function lineOf(element: Element, text: string): Line {
  let block = element
  while (INLINE.test(block.localName) && block.parentElement) block = block.parentElement
  const whole = block.textContent ?? ''
  if (whole.length < LINE)
    return { element: exactOf(element) === undefined ? block : element, line: oneLine(whole), isProse: false }
  const isProse = /^(?:p|li|blockquote)$/.test(block.localName) && !block.querySelector('br')
  return { element, line: oneLine(text || element.textContent).slice(0, LINE), isProse }
}
