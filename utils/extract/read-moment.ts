import type { Moment } from '../article'
import { precisionOf } from '../render/moment'
import { clockIn, two } from './clock-in'

/** A date line is short; what is longer is prose, or an attack on the patterns below. */
const LONGEST = 300

/** Arabic-Indic, Persian, Devanagari, Thai, Bengali and full-width digits as ASCII, Chinese numerals before 年月日 as numbers. */
export function plainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      // Every Unicode decimal block starts at a multiple of ten code points from its zero.
      for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10])
        if (code >= zero && code < zero + 10) return String(code - zero)
      return digit
    })
    .replace(/[〇零一二三四五六七八九十]{1,4}(?=\s*[年月日號号])/g, (numeral) => {
      const value = (c: string) => '〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c)
      if (!numeral.includes('十')) return [...numeral].map(value).join('')
      const [tens = '', ones = ''] = numeral.split('十')
      return String((tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0))
    })
}

/** Month names in the page's language and English, from Intl: name (lower case, no dot) → 1…12. */
export function monthNames(language: string | undefined): Map<string, number> {
  const names = new Map<string, number>()
  for (const locale of ['en', ...(language ? [language] : [])]) {
    for (const month of ['long', 'short'] as const) {
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(locale, {
          month,
          ...(day && { day }),
          timeZone: 'UTC',
          calendar: 'gregory',
        })
        for (let m = 0; m < 12; m++) {
          const part = format.formatToParts(Date.UTC(2021, m, 15)).find(({ type }) => type === 'month')
          const name = part?.value.toLowerCase().replace(/\.$/, '') ?? ''
          if (/\p{L}.*\p{L}/u.test(name)) names.set(name, m + 1)
        }
      }
    }
  }
  return names
}

interface Day {
  /** ISO, valid. */
  day: string
  start: number
  end: number
}

type Parts = (found: RegExpExecArray) => [year: number, month: number, day: number] | undefined

const ERAS: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988 }

/** The first day a text states: 2023年9月15日, 民國112年9月15日, 2023-09-15, 15.9.2023, 20230915, 7. Oktober 2026. */
function dayIn(text: string, language: string, names: ReadonlyMap<string, number>): Day | undefined {
  const monthFirst = /^en-US\b/i.test(language)
  // Bare English is written on both sides of the Atlantic.
  const dayFirst = !monthFirst && !/^(?:en(?:-CA)?)?$/i.test(language)
  const forms: [RegExp, Parts][] = [
    [
      /(民國|民国|令和|平成)?\s*(\d{1,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?/g,
      ([, era = '', year, month, day]) => [Number(year) + (ERAS[era] ?? 0), Number(month), Number(day)],
    ],
    [
      /(?<![\d-])(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)/g,
      ([, year, , month, day]) => [Number(year), Number(month), Number(day)],
    ],
    [
      /^\s*(\d{4})(\d{2})(\d{2})(?=T?\d{4,6}Z?\s*$|\s*$)/g,
      ([, year, month, day]) => [Number(year), Number(month), Number(day)],
    ],
    [
      /(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/g,
      (found) => {
        const [a, b, year] = [Number(found[1]), Number(found[3]), Number(found[4])]
        if (b > 12) return [year, a, b]
        // With a dot nobody writes the month first.
        if (found[2] === '.' || a > 12 || dayFirst || a === b) return [year, b, a]
        return monthFirst ? [year, a, b] : undefined
      },
    ],
    [
      /(?:(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+|d['’])?)?(?<![\p{L}\p{M}])(\p{L}(?:\.?[\p{L}\p{M}]){1,15})(?![\p{L}\p{M}])\.?,?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:de\s+|del\s+)?(\d{4})(?!\d)/gu,
      ([, before, name = '', after, year]) => [
        Number(year),
        names.get(name.toLowerCase()) ?? 0,
        Number(before ?? after),
      ],
    ],
  ]
  const days = forms.flatMap(([form, parts]) => {
    for (const found of text.matchAll(form)) {
      const [year = 0, month = 0, date = 0] = parts(found) ?? []
      // No news is from the 25th century: that is the Buddhist era of Thailand.
      const day = `${year > 2400 ? year - 543 : year}-${two(month)}-${two(date)}`
      if (year >= 1700 && precisionOf(day)) return [{ day, start: found.index, end: found.index + found[0].length }]
    }
    return []
  })
  return days.sort((a, b) => a.start - b.start)[0]
}

/** A moment as a text states it. */
export interface Stated {
  value: Moment
  /** The words between the date before and this one: its label. */
  before: string
  /** The words between this one and the next date, or the end. */
  after: string
}

/**
 * The dates a short text states, at the precision and in the zone it states; every value is one that
 * `render/moment.ts` accepts. `names` come from `monthNames(language)`.
 */
export function momentsIn(raw: string, language = '', names: ReadonlyMap<string, number> = new Map()): Stated[] {
  let rest = plainDigits(raw.slice(0, LONGEST).replaceAll('\u2212', '-')).trim()
  let before = ''
  const found: Stated[] = []
  for (let date = dayIn(rest, language, names); date; ) {
    if (!found.length) before = rest.slice(0, date.start)
    rest = rest.slice(date.end)
    const next = dayIn(rest, language, names)
    const gap = rest.slice(0, next?.start)
    const { clock, end } = clockIn(gap, !next)
    const after = gap.slice(end)
    found.push({ value: precisionOf(date.day + clock) ? date.day + clock : date.day, before, after })
    before = after
    date = next
  }
  return found
}

/** The first date a text states, see `momentsIn`; undefined when it states none. */
export const readMoment = (raw: string, language?: string, names?: ReadonlyMap<string, number>): Moment | undefined =>
  momentsIn(raw, language, names)[0]?.value
