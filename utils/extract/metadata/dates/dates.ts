import type { Evidence, Moment } from '../../../article'
import { attempt, type OnFault } from '../../../attempt'
import type { PageFacts } from '../../page/page-facts'
import { isPast, rankModified, rankPublished, withTrueZones } from './choose-moment'
import { declaredDates, hiddenDates, type PageDate } from './declared-dates'
import { momentsIn } from './read-moment'
import { relativeIn } from './relative-time'
import { type Reader, shownDates } from './shown-dates'

const ZONED = /T.*(?:Z|[+-]\d\d:\d\d)$/
const ZERO = /(?:Z|\+00:00)$/

/** The candidates, best first, as Moments. */
interface Found {
  published: Evidence[]
  modified: Evidence[]
}

/** The time of the clip and the user's zone (IANA): what "3 hours ago" is measured from. */
export interface Capture {
  now: number
  timeZone: string
  onFault?: OnFault
}

/**
 * Every date the page states for this article, in order of trust. Weaker places are searched only if the stronger ones
 * state no publication.
 */
export function dateCandidates(facts: PageFacts, language: string | undefined, capture: Capture): Found {
  const { now, onFault } = capture
  let order: [boolean | undefined] | undefined
  const dayFirst = () => {
    order ??= [orderOnPage(facts)]
    return order[0]
  }
  const read: Reader = (text) => momentsIn(text, { language, dayFirst })
  const declared = attempt(() => readAll(declaredDates(facts), read), [], onFault)
  const url = urlDate(facts.url)
  const urlDay = url[0]?.value
  const all = declared.filter(({ updated }) => !updated)
  const isFound = () => all.some(({ value, updated }) => !updated && isPast(value, now))
  if (isOpen(declared)) all.push(...attempt(() => shownDates(facts, { read }), [], onFault))
  all.push(...declared.filter(({ updated }) => updated))
  const steps: (() => PageDate[])[] = [
    () => readAll(hiddenDates(facts), read),
    () => shownDates(facts, { read, urlDay, isWide: true }),
    () => url,
    () => shownAgo(facts, language ?? 'en', capture),
  ]
  for (const step of steps) {
    if (isFound()) break
    all.push(...attempt(step, [], onFault))
  }
  if (!all.some(({ source }) => source === 'url')) all.push(...url)
  const zoned = withTrueZones(all, facts.host, language)
  const as = (wanted: boolean) =>
    zoned.flatMap(({ value, source, updated }) => (updated === wanted ? [{ value, source }] : []))
  const published = rankPublished(as(false), now)
  return { published, modified: rankModified(as(true), published[0]?.value) }
}

/** Whether the page declares a date, shows one in the head of its article or has one in its address. */
export function statesDate(facts: PageFacts): boolean {
  const read: Reader = (text) => momentsIn(text)
  return (
    readAll(declaredDates(facts), read).length > 0 ||
    urlDate(facts.url).length > 0 ||
    shownDates(facts, { read }).length > 0
  )
}

/** Whether visible dates may add to the declared ones: a clock, a zone in place of a false one, the last change. */
function isOpen(declared: readonly PageDate[]): boolean {
  const first = declared.find(({ updated }) => !updated)?.value ?? ''
  const isSure = ZONED.test(first) && !/T00:00/.test(first) && !ZERO.test(first)
  return !isSure || !declared.some(({ updated }) => updated)
}

const readAll = (declared: readonly PageDate[], read: Reader): PageDate[] =>
  declared.flatMap((date) => {
    const moment = epochMoment(date.value) ?? read(date.value)[0]?.value
    return moment ? [{ ...date, value: moment }] : []
  })

/** Some sites write epoch seconds or milliseconds into their meta elements. */
function epochMoment(value: string): Moment | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(value.trim())) return undefined
  return new Date(Number(value) * (value.trim().length === 10 ? 1000 : 1)).toISOString()
}

/** `/2023/09/15/`, `/20230915/`, `-2023-09-15`: weak evidence, day only. */
function urlDate(url: string): PageDate[] {
  const found = /[/_-](20\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url)
  const value = found && momentsIn(found.slice(1).join('-'))[0]?.value
  return value ? [{ value, source: 'url', updated: false }] : []
}

/** Plain English does not tell 3/5 from 5/3; the publisher's country or another date on the page may. */
function orderOnPage({ host, document }: PageFacts): boolean | undefined {
  if (/\.(?:gov|edu|mil|us)$/.test(host)) return false
  if (/\.(?:uk|au|nz|ie|in)$/.test(host)) return true
  const text = document.body?.textContent?.slice(0, 200_000) ?? ''
  for (const [, a, b] of text.matchAll(/(?<![\d/])(\d\d?)\/(\d\d?)\/20\d\d(?!\d)/g))
    if (Number(a) > 12 !== Number(b) > 12) return Number(a) > 12
  return undefined
}

/** "3 hours ago" in the article's head, relative to the clip: the weakest evidence. */
function shownAgo(facts: PageFacts, language: string, { now, timeZone }: Capture): PageDate[] {
  const read: Reader = (text) => {
    const value = text.length < 60 ? relativeIn(text, language, now, timeZone) : undefined
    return value ? [{ value, before: '', after: '' }] : []
  }
  const dates = shownDates(facts, { read, shows: /^.{2,60}$/ })
  return dates.map((date) => ({ ...date, source: date.source.replace(/^\S+/, 'relative:') }))
}
