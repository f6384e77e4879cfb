import { two } from './clock-in'
import type { Month } from './month-words'

/** The Gregorian year (and part of it) in which a calendar's year begins, roughly. */
const YEAR_START: Record<string, (year: number) => number> = {
  persian: (year) => year + 621.2,
  hebrew: (year) => year - 3760.3,
  'islamic-umalqura': (year) => year * 0.97023 + 621.5,
}

/** The ISO day of a date in another calendar, found by asking Intl day by day; undefined when it knows none. */
export function gregorianDay({ calendar, name }: Month, year: number, day: number): string | undefined {
  const start = YEAR_START[calendar]?.(year)
  if (!start) return undefined
  const month = typeof name === 'number' ? 'numeric' : 'long'
  const format = new Intl.DateTimeFormat('en', { timeZone: 'UTC', calendar, year: 'numeric', month, day: 'numeric' })
  const first = Date.UTC(2000, 0, 1) + (start - 2000) * 365.2425 * 86_400_000
  for (let n = -60; n < 460; n++) {
    const at = new Date(first + n * 86_400_000)
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    if (parts.day === String(day) && parts.month === String(name) && parts.year === String(year))
      return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  }
  return undefined
}

/** Hebrew letters as numbers: כ״ו is 26, ה׳תשפ״ז 5787; a year may leave out its thousands. */
export function hebrewNumerals(text: string): string {
  return text.replace(/(?<!\p{L})(?:ה['׳])?([א-ת]{1,4}["״][א-ת]|[א-ת]['׳])(?!\p{L})/gu, (all, letters: string) => {
    const value = [...letters].reduce((sum, letter) => {
      const n = 'אבגדהוזחטיכלמנסעפצקרשת'.indexOf(letter) + 1
      return sum + (n > 18 ? (n - 18) * 100 : n > 9 ? (n - 9) * 10 : n)
    }, 0)
    return value ? String(value > 99 ? value + 5000 : value) : all
  })
}
