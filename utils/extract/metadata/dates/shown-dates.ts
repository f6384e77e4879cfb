import type { Moment } from '../../../article'
import { isElsewhere } from '../../page/elsewhere'
import type { PageFacts } from '../../page/page-facts'
import { UPDATED } from './clock-in'
import { type DatePlace, datePlaces } from './date-places'
import type { PageDate } from './declared-dates'
import type { Stated } from './read-moment'

/** Finds the dates in a short text. */
export type Reader = (text: string) => Stated[]

/** Words next to a date that call it the publication. */
const LABEL =
  /publi[sck]|posted|written|erstellt|erschienen|artikel wurde|veröffentl|geschrieben|^\W*(?:stand|dat[aeu]m?|fecha)\b|(?:artikel|meldung|beitrag)s?\s+(?:vom|von)|pubblicat|geplaatst|julkaistu|yayın|zveřejn|опубл|发布|發[佈布表]|公開|投稿|掲載|게시|입력|등록|نشر/i

const DATED_NAME = /date|datum|fecha|time|publi|posted|created|meta|byline|info|author|entry|news/i

/** Other things that have dates. */
const OTHER = /©|copyright|\(c\)|event|infobox|factbox|calendar|most|deadline|birth|geboren/i
/** Words before an end date. */
const UNTIL = /(?:(?:^|\s)(?:bis|until|till?|through|hasta|jusqu\S+|fino a\S*)|expir\S*|截[止至]|有效期至?)[\s:：]*$/i
const SENTENCE = /(?:\p{L}{3}[.!?]|[。！？])$/u

interface Weighed extends DatePlace {
  stated: Stated
  /** Classes and the like of the element and its parent. */
  names: string
}

/** Evidence for a date at this place, with its weight. */
const SIGNS: [weight: number, holds: (place: Weighed) => boolean][] = [
  [3, ({ element, exact }) => exact !== undefined || element.localName === 'time'],
  [2, ({ names }) => DATED_NAME.test(names)],
  [5, ({ line, label, stated }) => [stated.before, label, line.slice(0, 40)].some((words) => LABEL.test(words))],
  [1, ({ stated }) => stated.value.includes('T')],
  [-8, ({ isProse }) => isProse],
  [-8, ({ names, line }) => OTHER.test(names + line)],
  [-6, ({ line, stated }) => SENTENCE.test(line) && !LABEL.test(stated.before)],
]
/** A date line says little else and is near the headline. */
const forWords = (words: number) => (words <= 16 ? 3 : words <= 40 ? 1 : words <= 48 ? 0 : words <= 90 ? -3 : -7)
const forDistance = (at: number, isSure: boolean) =>
  at > 800 || at < -600 ? (isSure ? -3 : -1) : at <= -250 ? 0 : at >= 0 && at < 400 ? 5 : 2
const ENOUGH = 5
const MOST = 6

/** Where to look for shown dates, with context about them. */
export interface Search {
  read: Reader
  /** The whole page, not just the head of its article. */
  isWide?: boolean
  /** The day that the address states. */
  urlDay?: Moment
  /** What a text with a date looks like. */
  shows?: RegExp
}

/**
 * The dates visible on the page, best first: every short line or marked element with a date, weighed by its marks and
 * its position.
 */
export function shownDates(facts: PageFacts, { read, isWide = false, urlDay, shows }: Search): PageDate[] {
  const found = datePlaces(facts, isWide, shows).flatMap((place) => {
    const { exact, line, element, label } = place
    const said = read(line)
    const stated = said.filter(({ before }) => !UNTIL.test(before || label))
    if (said.length && !stated.length) return []
    const value = exact && read(exact.value)[0]?.value
    const first = value ? { value, before: stated[0]?.before ?? '', after: '' } : stated[0]
    if (!first) return []
    const inUrl = facts.url.includes(`/${first.value.slice(0, 7).replace('-', '/')}/`)
    const score =
      scoreOf(facts, place, first, stated.length) + (urlDay === first.value.slice(0, 10) ? 3 : inUrl ? 2 : 0)
    if (score < ENOUGH) return []
    const source = value
      ? `${element.localName}[${exact.name}] ${exact.value.trim().slice(0, 80)}`
      : `text: ${line.slice(0, 80)}`
    const dates = value ? [{ ...first, before: '', text: stated[0]?.value ?? '' }] : stated
    return dates.map((date, i) => ({
      score,
      date: {
        value: date.value,
        source,
        text: 'text' in date ? date.text : date.value,
        updated: isUpdated(element, i ? date.before : `${label} ${date.before}`),
      },
    }))
  })
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ date }) => date)
}

const nameOf = (element: Element | null) =>
  ['class', 'id', 'itemprop'].map((name) => element?.getAttribute(name) ?? '').join(' ')

function scoreOf({ headline }: PageFacts, place: DatePlace, stated: Stated, dates: number): number {
  const { element, distance, line } = place
  const names = `${nameOf(element)} ${nameOf(element.parentElement)}`
  const box = element.closest('header, footer, nav, form, [role=banner]')
  const isApart = box !== null && !(headline && box.contains(headline)) && !box.closest('article, main')
  const apart = isApart || isElsewhere(element, headline) ? -5 : 0
  const weighed = { ...place, stated, names }
  // Distance is only meaningful from a certain headline.
  const start = apart + forWords(line.length - dates * 12) + forDistance(distance, headline !== undefined)
  return SIGNS.reduce((sum, [weight, holds]) => sum + (holds(weighed) ? weight : 0), start)
}

/** The nearest words decide: the label, then the element's own name, then its parent's. */
function isUpdated(element: Element, label: string): boolean {
  const published = /publi|发布|發[佈布表]|veröffentl/i
  const says = [label, nameOf(element), nameOf(element.parentElement)].find(
    (words) => published.test(words) || UPDATED.test(words),
  )
  return says !== undefined && !published.test(says)
}
