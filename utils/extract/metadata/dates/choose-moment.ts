import type { Evidence, Moment } from '../../../article'
import type { PageDate } from './declared-dates'
import { offsetInCountry } from './zones'

/** No country that uses these languages is in UTC. */
const EAST = /^(?:zh|ja|ko|vi|th)\b/
const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/
const DAY_MS = 86_400_000

const wallClock = (moment: Moment) => moment.replace(OFFSET, '').slice(0, 19)
const offsetOf = (moment: Moment) => (moment.includes('T') ? (OFFSET.exec(moment)?.[0] ?? '') : '')
/** `Z` may be local time printed as UTC. */
const isReal = (moment: Moment) => !/^(?:Z|[+-]00:00)?$/.test(offsetOf(moment))

/** Content systems write midnight to the second when they know only the day. */
const isBareDay = (moment: Moment) => !moment.includes('T') || /T00:00(?::00(?:\.000)?)?(?:Z|[+-].*)?$/.test(moment)

/** Two wall clocks are equal if they agree as far as both go (minutes, else seconds). */
function sameClock(a: Moment, b: Moment): boolean {
  const length = Math.min(wallClock(a).length, wallClock(b).length)
  return length >= 16 && a.slice(0, length) === b.slice(0, length)
}

/**
 * All dates with their true zones. If two sources state the same wall clock and one has a real offset, that one is
 * right: the other's `Z` is local time printed as UTC (The Epoch Times, NTD, SETN …), as are its other clocks. In East
 * Asia the clock readers see is local: the same clock with a `Z` has an unknown zone. A clock without a zone in any
 * source gets that of the publisher's country, if it has only one.
 */
export function withTrueZones(all: readonly PageDate[], host: string, language = ''): PageDate[] {
  const zones = new Map<string, string>()
  for (const { value, source, updated } of all) {
    if (isReal(value) || (updated && zones.has(source))) continue
    const truer = all.find((other) => sameClock(other.value, value) && isReal(other.value))
    const isSeen = EAST.test(language) && all.some(({ text }) => text && !offsetOf(text) && sameClock(text, value))
    if (truer) zones.set(source, offsetOf(truer.value))
    else if (isSeen && offsetOf(value)) zones.set(source, '')
  }
  const inCountry = (clock: Moment) =>
    all.some(({ value }) => offsetOf(value) && sameClock(value, clock)) ? '' : offsetInCountry(clock, host, language)
  return all.map((date) => {
    const { value, source } = date
    if (!value.includes('T') || isReal(value)) return date
    const clock = value.replace(OFFSET, '')
    const zone = zones.get(source) ?? (offsetOf(value) || inCountry(value))
    return { ...date, value: clock + zone }
  })
}

/**
 * The candidates, best first: a clock before a bare day or midnight of the same day. A date after `now` (ms, UTC) is no
 * publication: an event, or a misread calendar.
 */
export function rankPublished(candidates: readonly Evidence[], now: number): Evidence[] {
  const past = candidates.filter(({ value }) => isPast(value, now))
  const first = past[0]
  if (!first) return []
  const clocked = past.find(({ value }) => !isBareDay(value) && value.slice(0, 10) === first.value.slice(0, 10))
  return distinct([isBareDay(first.value) && clocked ? clocked : first, ...past])
}

/** Whether a day has begun somewhere: a clock without a zone, or a day, may be ahead of UTC. */
export const isPast = (value: Moment, now: number) => Date.parse(value.slice(0, 10)) < now + DAY_MS

/** Modified dates, best first. Those not later than publication say nothing and are left out. */
export function rankModified(candidates: readonly Evidence[], winner: Moment | undefined): Evidence[] {
  const later = candidates.filter(({ value }) => !winner || isLater(value, winner))
  const [first] = later
  // The more precise form of the same clock.
  const full = later.find(({ value }) => first && sameClock(value, first.value) && value.length > first.value.length)
  return distinct(full ? [full, ...later] : later)
}

function isLater(moment: Moment, than: Moment): boolean {
  const zoned = offsetOf(moment) !== '' && offsetOf(than) !== ''
  return zoned ? Date.parse(moment) > Date.parse(than) : wallClock(moment) > wallClock(than)
}

const distinct = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter((e, i) => evidence.findIndex((o) => o.value === e.value && o.source === e.source) === i)
