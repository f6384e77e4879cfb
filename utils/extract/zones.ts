import type { Moment } from '../article'

const partsAt = (epoch: number, timeZone: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    })
      .formatToParts(epoch)
      .map(({ type, value }) => [type, value]),
  )

/** An epoch (ms, UTC) as a Moment in an IANA zone, to the minute. */
export function wallClock(epoch: number, timeZone: string): Moment {
  const { year, month, day, hour, minute, timeZoneName = '' } = partsAt(epoch, timeZone)
  return `${year}-${month}-${day}T${hour}:${minute}${timeZoneName.slice(3).replace('+00:00', '') || 'Z'}`
}

/** The zone of a clock, `+09:00`, where one zone alone holds in the publisher's country and nothing speaks for another. */
export function offsetInCountry(clock: Moment, host: string, language: string | undefined): string {
  const country = /\.([a-z]{2})$/.exec(host)?.[1]?.toUpperCase()
  if (!country || !language) return ''
  try {
    // A language at home in the country of the address: Japanese on .jp, not Persian on .tv.
    if (new Intl.Locale(language).maximize().region !== country) return ''
    const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined }
    const offsets = (region.getTimeZones?.() ?? []).map((zone) => offsetOf(clock, zone))
    return offsets[0] && offsets.every((offset) => offset === offsets[0]) ? offsets[0] : ''
  } catch {
    return ''
  }
}

/** The offset of a wall clock in a zone; in the hour that summer time repeats or skips, one of the two. */
function offsetOf(clock: Moment, zone: string): string {
  const utc = Date.parse(`${clock}Z`)
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(wallClock(utc, zone)) ?? ['', '+', '0', '0']
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return wallClock(utc - shift, zone).slice(16)
}
