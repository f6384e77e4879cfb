import type { Moment } from '../article'
import { dayIn } from '../render/moment'
import { clockIn } from './clock-in'
import { wallClock } from './zones'

const MINUTE = 60_000
const UNITS = { minute: MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE } as const
type Unit = keyof typeof UNITS

interface Phrase {
  pattern: RegExp
  unit: Unit
  /** What the phrase says without a number: "yesterday", "قبل ساعتين". */
  amount: number
}

const cache = new Map<string, Phrase[]>()

const UNIT_NAMES: Unit[] = ['minute', 'hour', 'day']
const STYLES = ['long', 'short', 'narrow'] as const

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s*')

/** One phrase as a pattern; Chinese and Thai put no space before the next word. */
function phraseOf(format: Intl.RelativeTimeFormat, amount: number, unit: Unit): Phrase {
  const parts = format.formatToParts(-amount, unit)
  const source = parts.map(({ type, value }) => (type === 'integer' ? '\\s*(\\d{1,2})\\s*' : literal(value))).join('')
  return { pattern: new RegExp(`(?<![\\p{L}\\p{M}\\d])${source}(?![\\p{L}\\p{M}])`, 'iu'), unit, amount }
}

/** How a language, or English, says some minutes, hours or days ago, from Intl. */
function phrasesOf(language: string): Phrase[] {
  const known = cache.get(language)
  if (known) return known
  const formats = [language, 'en'].flatMap((locale) =>
    STYLES.flatMap((style) => [
      new Intl.RelativeTimeFormat(locale, { style }),
      new Intl.RelativeTimeFormat(locale, { style, numeric: 'auto' }),
    ]),
  )
  const phrases = formats.flatMap((format) => [
    ...UNIT_NAMES.flatMap((unit) => [1, 2, 3, 5, 11, 21].map((n) => phraseOf(format, n, unit))),
    // "Today"; "this hour" is no time that a page would state.
    ...(format.resolvedOptions().numeric === 'auto' ? [phraseOf(format, 0, 'day')] : []),
  ])
  const list = [...new Map(phrases.map((phrase) => [phrase.pattern.source, phrase])).values()]
  cache.set(language, list)
  return list
}

/**
 * The moment that a phrase such as "3 hours ago" or "gestern, 14:05 Uhr" means, read at `now` in `timeZone`, at the
 * precision it states: minutes give a minute, hours and days a day. Digits must be ASCII already.
 */
export function relativeIn(
  text: string,
  language: string,
  now: number,
  timeZone: string,
): { value: Moment; phrase: string } | undefined {
  for (const { pattern, unit, amount } of phrasesOf(language)) {
    const found = pattern.exec(text)
    if (!found) continue
    const phrase = found[0].trim()
    const ago = Number(found[1] ?? amount) * UNITS[unit]
    if (unit === 'minute') return { value: wallClock(now - ago, timeZone), phrase }
    const day = dayIn(now - ago, timeZone)
    if (unit === 'day') return { value: day + clockIn(text.slice(found.index + found[0].length), true).clock, phrase }
    // "3 hours ago" is between three and four: across midnight it says no day.
    return day === dayIn(now - ago - UNITS.hour + MINUTE, timeZone) ? { value: day, phrase } : undefined
  }
  return undefined
}
