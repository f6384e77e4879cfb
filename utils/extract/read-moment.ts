import type { Moment } from '../article'
import { precisionOf } from '../render/moment'

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
  北京: 480,
  香港: 480,
  台北: 480,
  日本: 540,
}

/** A date line is short; what is longer is prose, or an attack on the patterns below. */
const LONGEST = 300

/** Words that mark a time as the last change, in the languages of the bench of the field. */
export const UPDATED =
  /updat|modif|edit(?:ed|ado)|r[eé]vis[eé]|aktuali|geändert|mis(?:e)? à jour|actuali[sz]|atualiza|aggiorna|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|päivit|更新|修改|修订|修訂|수정|업데이트|обновл|изменен|оновлен|güncel|ενημ|تحديث|بروز|עודכן|अपडेट|cập nhật/i

const CLOCK =
  /(上午|下午|[中正]午|凌晨|[晚夜][上间間]?|午前|午[後后]|오전|오후|[ap]\.?m\.?\s)?\s*(?<!\d)(\d{1,2})(?:\s?[:：.]\s?|\s?h\s?|\s*[时時点點시]\s*)(\d{2})(?:\s*[分분])?(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?!\d)\s*([ap]\.?\s?m\b\.?)?/i
const ZONE =
  /^(?:([+-]\d\d)(?![\d:])|\s*(?:Uhr|h\b)?[\s,(（]*(?:(?:UTC|GMT)\s*([+-]\d{1,2}(?::?\d\d)?)(?!\d)|([+-]\d{1,2}:?\d\d)(?!\d)|(UTC|GMT|Z(?!\s*\p{L}|\.)|WES?T|CES?T|MES?Z|EES?T|MSK|[JKH][SK]T|E[SD]T|CDT|[MP][SD]T)(?!\p{L}|\s*[+-]\d)|(北京|香港|台北|日本)[时時][间間]))/u

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
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** The zone that follows a clock, `+08:00` or `Z`, or none: `+0800`, `GMT+8`, `(UTC -5)`, `MESZ`, 北京时间. */
function zoneAt(text: string): string {
  const found = ZONE.exec(text)
  const [sign, hours, minutes = '00'] =
    /([+-])(\d{1,2}?):?(\d\d)?$/.exec(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')?.slice(1) ?? []
  if (hours) return `${sign}${two(hours)}:${minutes}`
  const named = ZONES[found?.[4] ?? found?.[5] ?? '']
  return named === undefined ? '' : named === 0 ? 'Z' : offsetText(named)
}

/** The hour of the day from an hour and the word for its half or its part of the day. */
function hourOf(hour: number, half: string): number {
  if (half === '' || hour > 12) return hour
  if (/^[中正]/.test(half)) return hour < 11 ? hour + 12 : hour
  // 深夜 1:30 is after midnight, 晚上 7:05 before it.
  const afternoon = /^(?:p|下午|午[後后]|오후)/i.test(half) || (/^[晚夜]/.test(half) && hour % 12 > 4)
  return (hour % 12) + (afternoon ? 12 : 0)
}

/** The clock that stands beside a date: "21:17", "9:17 PM", "下午9时17分", "19h46", with its zone; and where it ends. */
function clockIn(text: string, isLast: boolean): { clock: string; end: number } {
  // Behind a label, or a bar that anything but the line's last clock follows, stands another date's clock.
  const bar = isLast ? /\|(?!\s*\d\d?[:.h]\d\d\D*$)/ : /\|/
  const limit = Math.min(...[UPDATED, bar].map((stop) => text.search(stop) >>> 0), 40)
  const found = CLOCK.exec(text.slice(0, 80))
  if (!found || found.index > limit) return { clock: '', end: 0 }
  const [all, before, hour, minute, second, fraction, after] = found
  const end = found.index + all.length
  const zone =
    zoneAt(text.slice(end)) ||
    zoneAt(/(?:北京|香港|台北|日本)[时時][间間]\s*$/.exec(text.slice(0, found.index))?.[0] ?? '')
  const millis = Number(fraction) > 0 ? `.${fraction?.slice(0, 3).padEnd(3, '0')}` : ''
  const time = `T${two(hourOf(Number(hour), before ?? after ?? ''))}:${minute}`
  return { clock: `${time}${second ? `:${second}${millis}` : ''}${zone}`, end }
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
