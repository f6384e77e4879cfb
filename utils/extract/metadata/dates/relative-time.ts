import type { Moment } from '../../../article'
import { clockIn } from './clock-in'
import { plainDigits } from './read-moment'
import { wallClock } from './zones'

const MINUTES = { minute: 1, hour: 60, day: 1440 } as const
type Unit = keyof typeof MINUTES

/** Lower case, `#` for numbers, no spaces. */
const plain = (text: string) => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, '')

/** Phrases for times ago, in the language and English, longest first: `#hoursago`; amount for those without number. */
function phrasesOf(language: string): [phrase: string, unit: Unit, amount: number][] {
  const phrases = new Map<string, [string, Unit, number]>()
  for (const locale of [language, 'en'])
    for (const style of ['long', 'short', 'narrow'] as const)
      for (const numeric of ['always', 'auto'] as const) {
        const format = new Intl.RelativeTimeFormat(locale, { style, numeric })
        for (const unit of ['minute', 'hour', 'day'] as const)
          for (const amount of [0, 1, 2, 5, 21]) {
            const phrase = plain(plainDigits(format.format(-amount, unit)))
            // No page states "now", "this hour" or "0 days ago" as a time.
            const isTime = amount > 0 || (unit === 'day' && !phrase.includes('#'))
            if (isTime && !phrases.has(phrase)) phrases.set(phrase, [phrase, unit, amount])
          }
      }
  return [...phrases.values()].sort(([a], [b]) => b.length - a.length)
}

/**
 * The moment meant by a phrase such as "3 hours ago" or "gestern, 14:05 Uhr", read at `now` in `timeZone`, at the
 * precision it states: minutes give a minute, hours and days a day.
 */
export function relativeIn(raw: string, language: string, now: number, timeZone: string): Moment | undefined {
  const ascii = plainDigits(raw)
  const text = plain(ascii)
  const [phrase, unit, amount] = phrasesOf(language).find(([said]) => text.includes(said)) ?? []
  if (!phrase || !unit) return undefined
  const before = text.slice(0, text.indexOf(phrase)).split('#').length - 1
  const minutes = Number(phrase.includes('#') ? ascii.match(/\d+/g)?.[before] : amount) * MINUTES[unit]
  const then = now - minutes * 60_000
  if (unit === 'minute') return wallClock(then, timeZone)
  const dayOf = (epoch: number) => wallClock(epoch, timeZone).slice(0, 10)
  const day = dayOf(then)
  if (unit === 'day') return day + clockIn(ascii, true).clock
  // "3 hours ago" is between three and four: across midnight the day is unknown.
  return day === dayOf(then - 3_540_000) ? day : undefined
}
