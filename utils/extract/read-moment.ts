import type { Moment } from '../article'

/** Zones that pages name, only those with one meaning (minutes east of UTC). CST, IST and BST have several and are left out. */
const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  JST: 540,
  KST: 540,
  HKT: 480,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  北京时间: 480,
  北京時間: 480,
  香港時間: 480,
  台北時間: 480,
  日本時間: 540,
}

const ISO =
  /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+|,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}(?!\d)|[+-]\d{2}(?![\d:]))?)?/i
const CLOCK =
  /(上午|下午|晚上|凌晨|오전|오후|午前|午後|[ap]\.?m\.?\s)?\s*(?<!\d)(\d{1,2})(?:\s?[:：.]\s?|\s?h\s?|\s*[时時点點시]\s*)(\d{2})(?:\s*[分분])?(?:[:：](\d{2}))?(?!\d)\s*([ap]\.?\s?m\b\.?)?/i
const ZONE =
  /(?:UTC|GMT)?\s*([+-]\d{1,2}:?\d{2})(?!\d)|(?<![\p{L}])(UTC|GMT|Z|WES?T|CES?T|MES?Z|EES?T|MSK|[JKH][SK]T|E[SD]T|CDT|[MP][SD]T)(?![\p{L}])|(北京时间|北京時間|香港時間|台北時間|日本時間)/u

const two = (n: number | string) => String(n).padStart(2, '0')

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

const offsetText = (minutes: number): string => {
  const sign = minutes < 0 ? '-' : '+'
  return `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** `+0800`, `+8`, `Z`, `UTC` → `+08:00` or `Z`. */
function zoneOf(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z'
  const parts = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!parts) return ''
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return minutes <= 14 * 60 ? offsetText(parts[1] === '-' ? -minutes : minutes) : ''
}

interface Parts {
  year: number
  month: number
  day: number
}

/** The day as ISO, or undefined when the calendar has no such day or it lies outside of any news page. */
function dayOf({ year, month, day }: Parts): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1700 && year <= 2200
  return real ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** The clock that stands in a text beside a date: "21:17", "9:17 PM", "下午9时17分", "19h46", with a zone where one is named. */
function clockOf(text: string): string {
  const found = CLOCK.exec(text)
  if (!found) return ''
  const half = (found[1] ?? found[5] ?? '').trim().toLowerCase()
  const hour12 = Number(found[2])
  const afternoon = /^(?:p|下午|晚上|오후|午後)/.test(half)
  const hour = half === '' || hour12 > 12 ? hour12 : (hour12 % 12) + (afternoon ? 12 : 0)
  if (hour > 23 || Number(found[3]) > 59) return ''
  const clock = `T${two(hour)}:${found[3]}${found[4] ? `:${found[4]}` : ''}`
  const zone =
    ZONE.exec(text.slice(found.index + found[0].length)) ??
    ZONE.exec(text.slice(0, found.index).match(/(?:北京|香港|台北|日本)[时時][间間]\s*$/)?.[0] ?? '')
  if (!zone) return clock
  if (zone[1]) return clock + zoneOf(zone[1])
  const minutes = ZONES[(zone[2] ?? zone[3] ?? '').toUpperCase()]
  return minutes === undefined ? clock : clock + (minutes === 0 ? 'Z' : offsetText(minutes))
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
          if (/\p{L}{2}/u.test(name)) names.set(name, m + 1)
        }
      }
    }
  }
  return names
}

/** "7. Oktober 2026", "October 7, 2026", "7 de octubre de 2026". */
function namedMonth(text: string, names: ReadonlyMap<string, number>): { parts: Parts; end: number } | undefined {
  const pattern =
    /(?:(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|d['’])?)?(\p{L}{2,}\p{M}*)\.?,?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:de\s+|del\s+)?(\d{4})(?!\d)/gu
  for (const found of text.matchAll(pattern)) {
    const month = names.get((found[2] ?? '').toLowerCase())
    const day = found[1] ?? found[3]
    if (month && day)
      return { parts: { year: Number(found[4]), month, day: Number(day) }, end: found.index + found[0].length }
  }
  return undefined
}

/** 2023年9月15日, 2023년 9월 15일, 民國112年9月15日, 令和5年9月15日; then 15.9.2023, 2023/9/15 and 20230915 as a whole. */
function numericDay(text: string, language: string | undefined): { parts: Parts; end: number } | undefined {
  const cjk = /(民國|民国|令和|平成)?\s*(\d{1,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?/.exec(text)
  if (cjk) {
    const era = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988 }[cjk[1] ?? ''] ?? 0
    const year = Number(cjk[2]) + era
    if (year > 99)
      return { parts: { year, month: Number(cjk[3]), day: Number(cjk[4]) }, end: cjk.index + cjk[0].length }
  }
  const yearFirst =
    /(?<!\d)(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ??
    /^\s*(\d{4})()(\d{2})(\d{2})(?=T?\d{4,6}Z?\s*$|\s*$)/.exec(text)
  if (yearFirst)
    return {
      parts: { year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) },
      end: yearFirst.index + yearFirst[0].length,
    }
  const yearLast = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (!yearLast) return undefined
  const [a, b] = [Number(yearLast[1]), Number(yearLast[3])]
  // Only the United States write the month first; with a dot nobody does.
  const monthFirst = b > 12 || (a <= 12 && yearLast[2] === '/' && /^en(?:-US)?$/i.test(language ?? ''))
  const parts = { year: Number(yearLast[4]), month: monthFirst ? a : b, day: monthFirst ? b : a }
  return { parts, end: yearLast.index + yearLast[0].length }
}

/**
 * The date a text states, at the precision and in the zone it states; undefined when it states none.
 * `names` come from `monthNames(language)`.
 */
export function readMoment(
  raw: string,
  language?: string,
  names: ReadonlyMap<string, number> = new Map(),
): Moment | undefined {
  const text = plainDigits(raw).trim()
  const iso = ISO.exec(text)
  if (iso) {
    const day = dayOf({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) })
    if (!day) return undefined
    if (!iso[4]) {
      const clock = clockOf(text.slice(iso.index + iso[0].length, iso.index + iso[0].length + 24))
      return day + clock
    }
    const [hour, rest] = [Number(iso[4]), text.slice(iso.index + iso[0].length)]
    if (hour > 23 || Number(iso[5]) > 59) return day
    if (/^\s*[ap]\.?m\b/i.test(rest) && !iso[8]) return day + clockOf(text.slice(iso.index + iso[0].indexOf(iso[4], 8)))
    const seconds = iso[6] ? `:${iso[6]}` : ''
    const fraction = iso[6] && iso[7] && Number(iso[7]) > 0 ? `.${iso[7].slice(0, 3).padEnd(3, '0')}` : ''
    const zone = iso[8]
      ? zoneOf(iso[8])
      : (clockOf(text.slice(iso.index + 10)).match(/(?:Z|[+-]\d\d:\d\d)$/)?.[0] ?? '')
    return `${day}T${two(hour)}:${iso[5]}${seconds}${fraction}${zone}`
  }
  const found = numericDay(text, language) ?? namedMonth(text, names)
  const day = found && dayOf(found.parts)
  return day ? day + clockOf(text.slice(found.end, found.end + 40)) : undefined
}
