import type { Moment } from '../../../article'
import { precisionOf } from '../../../moment'
import { clockBefore, clockIn, two } from './clock-in'
import { encodeMonths, FILL, persianDay } from './month-words'

/** Characters: longer text is prose, or an attack on the patterns below. */
const LONGEST = 300

/** Decimal digits of every script as ASCII, Chinese numerals before 年月日 as numbers. */
export function plainDigits(text: string): string {
  if (!/[^\0-\u02ff]/.test(text)) return text
  return text
    .replace(/[^\0-\u02ff]/g, (digit) => {
      if (!/\p{Nd}/u.test(digit)) return digit
      const code = digit.charCodeAt(0)
      // Unicode starts each script's digits at a row of sixteen, or six places in.
      const row = code & ~15
      return String(code - (/\p{Nd}/u.test(String.fromCharCode(row)) ? row : row + 6))
    })
    .replace(/元(?=年\s*\d)/g, '1')
    .replace(/[〇○零一二三四五六七八九十廿卅]{1,6}(?=\s*[年月日號号])/g, (numeral) => {
      const digits = numeral.replace('廿', '二十').replace('卅', '三十').replace(/[○零]/g, '〇')
      const value = (c = '一') => '〇一二三四五六七八九'.indexOf(c)
      if (!digits.includes('十')) return [...digits].map(value).join('')
      const [ten, one] = digits.split('十')
      return String(value(ten || '一') * 10 + value(one || '〇'))
    })
}

/** What helps to read a page's dates. */
export interface DateHints {
  /** BCP 47. */
  language?: string
  /** Whether the page puts the day before the month, asked only if its language does not tell. */
  dayFirst?: () => boolean | undefined
}

interface Day {
  /** ISO, valid. */
  day: string
  start: number
  end: number
}

const ERAS: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, R: 2018, 平成: 1988, 昭和: 1925 }

const PART: Record<string, string> = {
  d: '(?<![\\d:])(\\d{1,2})(?!\\d)',
  m: `([\ue001-\ue018]|(?<=${FILL} )\\d\\d?)`,
  y: '(?<!\\d)(\\d{4})(?!\\d)',
}
const worded = (order: string): [RegExp, string] => [
  new RegExp([...order].map((part) => PART[part]).join(`[\\s.,،॰'’׳()/‐-–${FILL}-]{0,24}`), 'g'),
  order,
]

/** Date forms and what their groups are: era, year, month, day; two numbers in either order; a mark. */
const FORMS: [RegExp, string][] = [
  [/(民國|民国|令和|平成|昭和)?\s?(\d{1,4})\s?[年년]\s{0,3}(\d{1,2})\s?[月월]\s{0,3}(\d{1,2})\s?[日號号일]?/g, 'eymd'],
  [/(?<![\p{L}\d])(民國|民国|R)\s?(\d{1,3})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/gu, 'eymd'],
  [/(?<![\d-])(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)/g, 'y-md'],
  [/^\s*(\d{4})(\d{2})(\d{2})(?=T?\d{4,6}Z?\s*$|\s*$)/g, 'ymd'],
  [/(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/g, 'a-by'],
  // Two-digit years only in this form, which only dates have: 07.10.26.
  [/(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![.\d])/g, 'dmY'],
  ...['dmy', 'mdy', 'ymd', 'ydm'].map(worded),
]

/** Whether a language writes the day before the month; plain English is used on both sides of the Atlantic. */
function orderIn({ language = 'en', dayFirst }: DateHints): boolean | undefined {
  return /^en(?:-CA|-ZA)?$/i.test(language) ? dayFirst?.() : !/^(?:en-(?:US|PH)|fil)/i.test(language)
}

/** The ISO day stated by a form's groups; undefined when day and month are ambiguous. */
function isoDay(found: string[], order: string, hints: DateHints): string | undefined {
  const group = (part: string) => found[order.indexOf(part) + 1] ?? ''
  let [month, day] = [group('m'), group('d')]
  if (order === 'a-by') {
    const [a, b] = [group('a'), group('b')]
    // No locale with dots puts the month first.
    const dayFirst = Number(b) <= 12 && (group('-') === '.' || Number(a) > 12 || a === b || orderIn(hints))
    if (dayFirst === undefined) return undefined
    ;[day, month] = dayFirst ? [a, b] : [b, a]
  }
  const year =
    order === 'dmY' ? 2000 + Number(group('Y')) : Number(group('y')) + (ERAS[order[0] === 'e' ? group('e') : ''] ?? 0)
  const number = Number(month) || month.charCodeAt(0) - FILL.charCodeAt(0)
  if (year < 1700)
    return /^(?:fa|ps)/.test(hints.language ?? '') ? persianDay(year, ((number - 1) % 12) + 1, Number(day)) : undefined
  // No news is from the 25th century: it is Thailand's Buddhist era.
  const iso = `${year > 2400 ? year - 543 : year}-${two(number)}-${two(day)}`
  return precisionOf(iso) && iso
}

/** The first day in an encoded text. */
function firstDay(text: string, hints: DateHints): Day | undefined {
  let first: Day | undefined
  for (const [pattern, order] of FORMS)
    for (const found of text.matchAll(pattern)) {
      if (first && first.start <= found.index) break
      const day = isoDay(found, order, hints)
      if (day) first = { day, start: found.index, end: found.index + found[0].length }
    }
  return first
}

/** A moment as a text states it. */
export interface Stated {
  value: Moment
  /** The words between the previous date and this one: its label. */
  before: string
  /** The words between this and the next date, or the end. */
  after: string
}

/** A quick check: a digit and two more, or East Asian date words. */
const HAS_DATE = /\p{Nd}\D*\p{Nd}\p{Nd}|\p{Nd}{3}|[年日]/u
const ISO = /^\s*\d{4}-\d\d-\d\d(?:$|[T\s]\d)/

/** The dates in a short text, in the precision and zone it states; `moment.ts` accepts every value. */
export function momentsIn(raw: string, hints: DateHints = {}): Stated[] {
  const short = raw.slice(0, LONGEST)
  if (!HAS_DATE.test(short)) return []
  let text = plainDigits(short.replaceAll('\u2212', '-').replace(/[\u200e\u200f]/g, '')).trim()
  let encoded = ISO.test(text) ? text : encodeMonths(text, hints.language)
  let before = ''
  const found: Stated[] = []
  for (let date = firstDay(encoded, hints); date; ) {
    const first = !found.length
    if (first) before = text.slice(0, date.start)
    text = text.slice(date.end)
    encoded = encoded.slice(date.end)
    const next = firstDay(encoded, hints)
    const gap = text.slice(0, next?.start)
    let { clock, end } = clockIn(gap, !next)
    if (!clock && first && !next) clock = clockBefore(before)
    const after = gap.slice(end)
    found.push({ value: precisionOf(date.day + clock) ? date.day + clock : date.day, before, after })
    before = after
    date = next
  }
  return found
}

/** The first date in a text, see `momentsIn`; undefined if there is none. */
export const readMoment = (raw: string, hints?: DateHints): Moment | undefined => momentsIn(raw, hints)[0]?.value
