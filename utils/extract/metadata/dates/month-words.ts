import { two } from './clock-in'

/**
 * How months begin, in full or short, in the major languages of western and northern Europe, January first. A page that
 * declares the wrong language is mostly in one of these.
 */
const BEGINNINGS =
  'jan|jän|gen|ene feb|fev|fév mar|mär|mrt|maa apr|abr|avr mai|may|mag|maj|mei jun|giu|juin jul|lug|juil aug|ago|ao[uû] sep|set oct|okt|ott|out nov dec|dez|dic|déc|des'
const ENDING = '(?:[a-zç]{0,2}|\\p{L}*(?:ar[iy]?|br[eo]|er|ro|io|gno|ile?|ho|ust(?:i|us)?|sto|let|art))'
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.replace(/\S+/g, '($&)').replaceAll(' ', '|')})${ENDING}$`, 'u')
const FILLER = /^(?:st|nd|rd|th|er|of|the|del?|d|พ\.ศ)$/

/** Languages covered by these beginnings, and those that number their months. */
const SERVED = /^(?:en|de|fr|es|it|pt|nl|sv|nb|no|da|zh|ja|ko)\b/

/** A word, with the dots and joiners inside it. */
const WORD = /[\p{L}\p{M}\u200c\u200d]+(?:\.[\p{L}\p{M}]{1,2}(?![\p{L}\p{M}]))*/gu

/** Encoded text has one private-use character per month, from here on; date fillers are this character. */
export const FILL = '\ue000'

/** The month words of a language: 1…12, Persian calendar 13…24, and 0 for the words between them. */
type Words = Map<string, number>
const cache = new Map<string, Words>()

/** A language's words from Intl; for a language this browser lacks, another's. */
function wordsOf(language: string): Words {
  const words: Words = cache.get(language) ?? new Map()
  if (cache.has(language)) return words
  cache.set(language, words)
  addMonths(words, language, 'gregory')
  if (/^(?:fa|ps)/.test(language)) addMonths(words, language, 'persian')
  return words
}

function addMonths(words: Words, language: string, calendar: string): void {
  const add = ({ type, value }: Intl.DateTimeFormatPart, n: number) => {
    const parts = value.toLowerCase().match(WORD) ?? []
    const name = type === 'month' && !/\d/.test(value) && parts.find((word) => !FILLER.test(word))
    // 11 January is in the tenth month of the Persian year.
    const number = calendar === 'persian' ? 13 + ((n + 9) % 12) : n + 1
    for (const word of parts) if (!words.has(word)) words.set(word, word === name && word[1] ? number : 0)
  }
  for (const month of ['long', 'short'] as const) {
    const form = { day: 'numeric', month, year: 'numeric', calendar, timeZone: 'UTC' } as const
    const format = new Intl.DateTimeFormat(language, form)
    for (let n = 0; n < 12; n++) for (const part of format.formatToParts(Date.UTC(2021, n, 11))) add(part, n)
  }
}

/** The text with month words of its language and of western Europe encoded, at the same length. */
export function encodeMonths(text: string, language = 'en'): string {
  let words: Words | undefined
  try {
    words = SERVED.test(language) ? undefined : wordsOf(language)
  } catch {
    // Not a language tag.
  }
  const numberOf = (word: string): number | undefined => {
    // Grammatical cases change endings.
    for (let end = word.length; end > 3 && end >= word.length - 3; end--) {
      const month = words?.get(word.slice(0, end))
      if (month) return month
    }
    const found = BEGINNING.exec(word)?.slice(1)
    return words?.get(word) ?? (found ? found.findIndex(Boolean) + 1 : FILLER.test(word) ? 0 : undefined)
  }
  return text.replace(WORD, (word) => {
    const lower = word.toLowerCase()
    // A Hebrew name may carry its preposition.
    const number = numberOf(lower) ?? numberOf(lower.replace(/^ב/, ''))
    return number === undefined ? word : String.fromCharCode(0xe000 + number) + FILL.repeat(word.length - 1)
  })
}

/** The ISO day of a Persian date: its months start where arithmetic says, give or take a day. */
export function persianDay(year: number, month: number, day: number): string | undefined {
  const calendar = new Intl.DateTimeFormat('en-u-ca-persian', { day: 'numeric', timeZone: 'UTC' })
  for (const shift of [0, -1, 1]) {
    const date = new Date(Date.UTC(year + 621, 2, 20 + day + (month - 1) * 30 + Math.min(month - 1, 6) + shift))
    if (calendar.format(date) === String(day))
      return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  }
  return undefined
}
