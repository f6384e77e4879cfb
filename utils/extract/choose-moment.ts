import type { Evidence, Moment } from '../article'

const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/
const wallClock = (moment: Moment) => moment.replace(OFFSET, '').slice(0, 19)
const offsetOf = (moment: Moment) => (moment.includes('T') ? (OFFSET.exec(moment)?.[0] ?? '') : '')
/** `Z` may be local time printed as UTC. */
const isReal = (moment: Moment) => !/^(?:Z|[+-]00:00)?$/.test(offsetOf(moment))

/** Two wall clocks are one when they agree as far as both go (minutes, else seconds). */
function sameClock(a: Moment, b: Moment): boolean {
  const [x, y] = [wallClock(a), wallClock(b)]
  const length = Math.min(x.length, y.length)
  return length >= 16 && x.slice(0, length) === y.slice(0, length)
}

/**
 * When two sources state one wall clock and one of them has a real offset, that one is right: the other's `Z` is local
 * time printed as UTC (The Epoch Times, NTD, SETN …).
 * @returns the false source's true offset, `undefined` when nothing contradicts its `Z`.
 */
function provenOffset(moment: Moment, all: readonly Evidence[]): string | undefined {
  if (isReal(moment)) return undefined
  const truer = all.find(({ value }) => sameClock(value, moment) && isReal(value))
  return truer && offsetOf(truer.value)
}

/** Midnight to the second is what a content system writes when it knows only the day. */
const isBareDay = (moment: Moment) =>
  !moment.includes('T') || /T00:00(?::00(?:\.000)?)?(?:Z|[+-]\d{2}:\d{2})?$/.test(moment)

/** A clock without a zone, or a day, may be ahead of UTC by this much. */
const DAY_MS = 86_400_000

/**
 * The candidates with the best first: proven zones corrected, a clock of the same day before a bare day or its midnight.
 * What lies after `now` (ms, UTC) is no publication: an event, or a calendar read wrongly.
 */
export function rankPublished(candidates: readonly Evidence[], now: number): Evidence[] {
  const corrected = candidates
    .filter(({ value }) => Date.parse(`${value.slice(0, 10)}T00:00:00Z`) < now + DAY_MS)
    .map((c) => ({ ...c, value: withOffset(c.value, provenOffset(c.value, candidates)) }))
  const first = corrected[0]
  if (!first) return []
  const clocked = corrected.find(({ value }) => !isBareDay(value) && value.slice(0, 10) === first.value.slice(0, 10))
  const winner = isBareDay(first.value) && clocked ? clocked : first
  return distinct([winner, ...corrected])
}

/**
 * Modified dates, best first. A source whose publication date proved to be local time with a false `Z` prints its
 * modification date the same way. What is not later than publication says nothing and is left out.
 */
export function rankModified(
  candidates: readonly Evidence[],
  published: readonly Evidence[],
  winner: Moment | undefined,
): Evidence[] {
  const offsets = new Map<string, string>()
  for (const { value, source } of published) {
    const offset = provenOffset(value, published)
    if (offset) offsets.set(source, offset)
  }
  const corrected = candidates.map(({ value, source }) => ({
    source,
    value: withOffset(
      value,
      provenOffset(value, candidates) ?? (value.includes('T') && !isReal(value) ? offsets.get(source) : undefined),
    ),
  }))
  return distinct(corrected.filter(({ value }) => !winner || isLater(value, winner)))
}

const withOffset = (moment: Moment, offset: string | undefined): Moment =>
  offset ? moment.replace(OFFSET, '') + offset : moment

function isLater(moment: Moment, than: Moment): boolean {
  const zoned = offsetOf(moment) !== '' && offsetOf(than) !== ''
  return zoned ? Date.parse(moment) > Date.parse(than) : wallClock(moment) > wallClock(than)
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((e, i) => evidence.findIndex((o) => o.value === e.value && o.source === e.source) === i)
}
