import type { Moment } from '../article'
import { precisionOf } from '../render/moment'
import { gregorianDay, hebrewNumerals } from './calendars'
import { clockBefore, clockIn, two } from './clock-in'
import { dateWords } from './month-words'

/** A date line is short; what is longer is prose, or an attack on the patterns below. */
const LONGEST = 300

/** Decimal digits of every script as ASCII, Chinese numerals before 年月日 as numbers. */
export function plainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      // Unicode begins each script's digits at the start of a row of sixteen, or six places after.
      const row = code & ~15
      return String(code - (/\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6))
    })
    .replace(/元(?=年\s*\d)/g, '1')
    .replace(/[〇○零一二三四五六七八九十百廿卅]{1,6}(?=\s*[年月日號号])/g, (numeral) => {
      const digits = numeral.replace(/廿/, '二十').replace(/卅/, '三十').replace(/[○零]/g, '〇')
      const value = (c: string) => '〇一二三四五六七八九'.indexOf(c)
      if (!/[十百]/.test(digits)) return [...digits].map(value).join('')
      const [, hundreds, tens, ones] = /^(?:(.)?百)?〇?(?:(.)?(?=十)|)十?(.)?$/.exec(digits) ?? []
      const ten = digits.includes('十') ? value(tens ?? '一') * 10 : 0
      return String((digits.includes('百') ? value(hundreds ?? '一') * 100 : 0) + ten + (ones ? value(ones) : 0))
    })
}

/** What a reader of dates may know of the page. */
export interface DateHints {
  /** BCP 47. */
  language?: string
  /** Whether the page's other dates put the day before the month, where its language does not tell. */
  dayFirst?: boolean
  /** Month names of other languages too. */
  anyLanguage?: boolean
}

interface Day {
  /** ISO, valid. */
  day: string
  start: number
  end: number
}

type Parts = (found: RegExpExecArray) => [year: string, month: string, day: string] | undefined

const ERAS: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, R: 2018, 平成: 1988, 昭和: 1925 }

/** Month words stand in the text as one private character each, from here on. */
const TOKENS = 0xe000

/** Whether a language writes the day before the month; bare English is written on both sides of the Atlantic. */
function isDayFirst(language: string | undefined): boolean | undefined {
  if (!language || /^en(?:-CA|-ZA)?$/i.test(language)) return undefined
  try {
    const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0).map(({ type }) => type)
    return parts.indexOf('day') < parts.indexOf('month') || parts[0] === 'year'
  } catch {
    return undefined
  }
}

type Read = (text: string) => Day | undefined
const readers = new Map<string, { read: Read; prepare: (text: string) => string }>()

/** What finds the first day of a text: 2023年9月15日, 民國112年9月15日, 15.9.2023, 20230915, 7. Oktober 2026, 16 مهر 1405. */
function readerFor({ language, dayFirst: shown, anyLanguage }: DateHints) {
  const key = `${language} ${shown} ${anyLanguage}`
  const known = readers.get(key)
  if (known) return known
  const words = dateWords(language, anyLanguage)
  const months = [...new Set(words.months.values())]
  const dayFirst = isDayFirst(language) ?? shown
  const between = words.between
  const [D, M, Y] = ['(?<![\\d:])(\\d{1,2})(?!\\d)', '([\ue000-\uefff])', '(?<!\\d)(\\d{4})(?!\\d)']
  const form = (...parts: string[]) => new RegExp(parts.join(between), 'giu')
  const forms: [RegExp, Parts][] = [
    [
      /(民國|民国|令和|平成|昭和)?\s*(\d{1,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?/g,
      ([, era = '', year, month = '', day = '']) => [String(Number(year) + (ERAS[era] ?? 0)), month, day],
    ],
    [
      /(?<![\p{L}\d])(?:民國|民国|(R))\s?(\d{1,3})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/gu,
      ([, era, year, month = '', day = '']) => [String(Number(year) + (era ? 2018 : 1911)), month, day],
    ],
    [/(?<![\d-])(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)/g, ([, y = '', , m = '', d = '']) => [y, m, d]],
    [/^\s*(\d{4})(\d{2})(\d{2})(?=T?\d{4,6}Z?\s*$|\s*$)/g, ([, y = '', m = '', d = '']) => [y, m, d]],
    [
      /(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/g,
      ([, a = '', mark, b = '', year = '']) => {
        if (Number(b) > 12) return [year, a, b]
        // With a dot nobody writes the month first.
        if (mark === '.' || Number(a) > 12 || a === b || dayFirst) return [year, b, a]
        return dayFirst === false ? [year, a, b] : undefined
      },
    ],
    // Two digits of a year only in this form, which nothing but dates has: 07.10.26.
    [/(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![.\d])/g, ([, d = '', m = '', y = '']) => [`20${y}`, m, d]],
    [form(D, M, Y), ([, d = '', m = '', y = '']) => [y, m, d]],
    [form(M, D, Y), ([, m = '', d = '', y = '']) => [y, m, d]],
    [form(Y, M, D), ([, y = '', m = '', d = '']) => [y, m, d]],
    [form(Y, D, M), ([, y = '', d = '', m = '']) => [y, m, d]],
  ]
  const calendar = /^fa|^ps/.test(language ?? '') ? 'persian' : 'islamic-umalqura'
  const isoDay = (y: number, m: string, d: number): string | undefined => {
    const month = months[(m.charCodeAt(0) || 0) - TOKENS] ?? {
      calendar: y < 1700 ? calendar : 'gregory',
      name: Number(m),
    }
    // A numeral of another calendar needs a language that counts by it.
    if (typeof month.name === 'number' && y < 1700 && !/^(?:fa|ps|ar)/.test(language ?? '')) return undefined
    if (typeof month.name === 'string' || (y >= 1300 && y < 1500)) return gregorianDay(month, y, d)
    // No news is from the 25th century: that is the Buddhist era of Thailand.
    return y >= 1700 ? `${y > 2400 ? y - 543 : y}-${two(month.name)}-${two(d)}` : undefined
  }
  const read: Read = (text) => {
    let first: Day | undefined
    for (const [pattern, parts] of forms)
      for (const found of text.matchAll(pattern)) {
        if (first && first.start <= found.index) break
        const [y, m, d] = parts(found) ?? []
        const day = y && m && d ? isoDay(Number(y), m, Number(d)) : undefined
        if (day && precisionOf(day)) first = { day, start: found.index, end: found.index + found[0].length }
      }
    return first
  }
  const tokens = new Map(
    [...words.months].map(([word, month]) => [word, String.fromCharCode(TOKENS + months.indexOf(month))]),
  )
  const tokenOf = (word: string): string => {
    for (let end = word.length; end > 1; end--) {
      const token = tokens.get(word.slice(0, end)) ?? tokens.get(word.slice(1, end))
      if (token) return token
    }
    return word
  }
  const [morning = '', afternoon = ''] = words.halves
  const prepare = (raw: string): string => {
    const digits = plainDigits(
      raw
        .slice(0, LONGEST)
        .replaceAll('\u2212', '-')
        .replace(/[\u200e\u200f]/g, ''),
    ).trim()
    const text = /^he/.test(language ?? '') ? hebrewNumerals(digits) : digits
    if (!/\d/.test(text)) return ''
    const halves = !morning || !afternoon || /^a\.?\s?m/i.test(morning) ? text : markHalves(text, morning, afternoon)
    return halves.replace(words.pattern, (word) => tokenOf(word.toLowerCase()))
  }
  const made = { read, prepare }
  readers.set(key, made)
  return made
}

/** The halves of the day in other scripts as the two that clocks are read with: 7:46 م, 7:46 μ.μ. */
const markHalves = (text: string, morning: string, afternoon: string): string =>
  text.replace(/(\d:\d\d)\s*([^\d\s]{1,12})/g, (all, clock, half: string) =>
    half.startsWith(morning) ? `${clock} am` : half.startsWith(afternoon) ? `${clock} pm` : all,
  )

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
 * `render/moment.ts` accepts.
 */
export function momentsIn(raw: string, hints: DateHints = {}): Stated[] {
  if (!HAS_DATE.test(raw)) return []
  const { read, prepare } = readerFor(hints)
  let rest = prepare(raw)
  let before = ''
  const found: Stated[] = []
  for (let date = read(rest); date; ) {
    const first = !found.length
    if (first) before = rest.slice(0, date.start)
    rest = rest.slice(date.end)
    const next = read(rest)
    const gap = rest.slice(0, next?.start)
    let { clock, end } = clockIn(gap, !next)
    if (!clock && first && !next) clock = clockBefore(before)
    const after = gap.slice(end)
    found.push({ value: precisionOf(date.day + clock) ? date.day + clock : date.day, before, after })
    before = after
    date = next
  }
  return found
}

/** A quick look: two digits and two more, or East Asian numerals and words. */
const HAS_DATE = /\p{Nd}[\s\S]*\p{Nd}\p{Nd}|[年日]|[א-ת]["״]/u

/** The first date a text states, see `momentsIn`; undefined when it states none. */
export const readMoment = (raw: string, hints?: DateHints): Moment | undefined => momentsIn(raw, hints)[0]?.value
