import type { Moment } from '../../../article'
import { offsetText } from './clock-in'

const MINUTE = 60_000

/** An epoch (ms, UTC) as a Moment in an IANA zone, to the minute. */
export function wallClock(epoch: number, timeZone: string): Moment {
  // Swedes write 2026-10-07 20:00.
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const clock = format.format(epoch).replace(' ', 'T')
  return clock + offsetText(Date.parse(`${clock}Z`) / MINUTE - Math.floor(epoch / MINUTE))
}

/** The zone of a clock, `+09:00`, if the publisher's country has only one and nothing suggests another. */
export function offsetInCountry(clock: Moment, host: string, language: string | undefined): string {
  const country = /\.([a-z]{2})$/.exec(host)?.[1]?.toUpperCase()
  if (!country || !language) return ''
  try {
    // Only a language at home in the address's country: Japanese on .jp, not Persian on .tv.
    if (new Intl.Locale(language).maximize().region !== country) return ''
    const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined }
    const [offset = '', ...others] = new Set((region.getTimeZones?.() ?? []).map((zone) => offsetOf(clock, zone)))
    return others.length ? '' : offset
  } catch {
    return ''
  }
}

/** The offset of a wall clock in a zone; in the hour that summer time repeats or skips, one of the two. */
function offsetOf(clock: Moment, zone: string): string {
  const utc = Date.parse(`${clock.slice(0, 16)}Z`)
  return wallClock(2 * utc - Date.parse(`${wallClock(utc, zone).slice(0, 16)}Z`), zone).slice(16)
}
