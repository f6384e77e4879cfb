import type { Moment } from './article'

/** `day`: a date only; `clock`: a date and a time in an unknown zone; `instant`: a point in time. */
export type Precision = 'day' | 'clock' | 'instant'

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  // `Date.UTC` maps years below 100 to the 20th century; no article is that old.
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Zones lie between -12:00 and +14:00. */
const isOffset = (offset: string) => {
  const minutes = offsetMinutes(offset)
  return minutes >= -12 * 60 && minutes <= 14 * 60 && Number(offset.slice(4)) < 60
}

const offsetMinutes = (offset: string) => {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))
  return offset.startsWith('-') ? -size : size
}

/** A moment's precision; undefined if it is invalid: no such day, time or zone. */
export function precisionOf(moment: Moment): Precision | undefined {
  const parts = MOMENT.exec(moment)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second = '0', , zone] = parts
  if (!isDay(Number(year), Number(month), Number(day))) return undefined
  if (hour === undefined) return 'day'
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (zone === undefined) return 'clock'
  return zone === 'Z' || isOffset(zone) ? 'instant' : undefined
}

/** Milliseconds since the epoch, UTC; undefined unless the moment is an instant. */
export const epochOf = (moment: Moment): number | undefined =>
  precisionOf(moment) === 'instant' ? Date.parse(moment) : undefined

/** An instant in UTC with milliseconds: `2023-09-15T13:17:43.000Z`. */
export function utcOf(moment: Moment): string | undefined {
  const epoch = epochOf(moment)
  return epoch === undefined ? undefined : new Date(epoch).toISOString()
}

/** The day as the page states it, in the article's own zone: `2023-09-15`. */
export const dayOf = (moment: Moment): string | undefined => (precisionOf(moment) ? moment.slice(0, 10) : undefined)

/** The day (`2026-10-07`) of an epoch (ms, UTC) in an IANA zone; in UTC if this browser does not know the zone. */
export function dayIn(epoch: number, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601' } as const
  const format = (zone: string) => new Intl.DateTimeFormat('en-CA', { ...options, timeZone: zone }).format(epoch)
  try {
    return format(timeZone)
  } catch {
    return format('UTC')
  }
}

const TYPED =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:\s*T\s*|\s+)(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?)?)?$/i

/** Chinese and Japanese input methods give full-width digits and colons; copied text may have U+2212 as minus. */
const plainForm = (typed: string) =>
  typed
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/, '$1-$2-$3 ')
    .trim()

/**
 * Parse what a user types: `2026-10-07`, `2026/10/7 19:46`, `2026-10-07 19:46:00 +08:00`,
 * `2026年10月7日 19:46`, ISO 8601. Adds nothing: without a zone it stays a clock.
 */
export function parseMoment(typed: string): Moment | undefined {
  const parts = TYPED.exec(plainForm(typed))
  if (!parts) return undefined
  const [, year, , month, day, hour, minute, second, utc, sign, zoneHour, zoneMinute = '00'] = parts
  const two = (digits = '') => digits.padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const clock = hour === undefined ? '' : `T${two(hour)}:${minute}${second === undefined ? '' : `:${second}`}`
  const zone = utc ? 'Z' : sign ? `${sign}${two(zoneHour)}:${zoneMinute}` : ''
  const moment = date + clock + zone
  return precisionOf(moment) ? moment : undefined
}
