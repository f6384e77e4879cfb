/** A month that a word stands for: Gregorian, 1…12, or of another calendar, by its name in English. */
export interface Month {
  calendar: string
  name: string | number
}

/** What a language writes in its dates, from Intl; a language this browser lacks yields another's words, never an error. */
export interface DateWords {
  /** Any month word; `months` is what its matches, in lower case, stand for. */
  pattern: RegExp
  months: ReadonlyMap<string, Month>
  /** Source of a pattern for what stands between day, month and year: `. `, ` de `, `(e)ko `. */
  between: string
  /** The language's words for the halves of the day, morning first. */
  halves: string[]
}

/** The calendars in use beside the Gregorian, by language. */
const CALENDARS: Record<string, string> = { fa: 'persian', ps: 'persian', ar: 'islamic-umalqura', he: 'hebrew' }

/** Languages whose months are tried on a page that names no language or the wrong one. */
const COMMON = 'de fr es it pt nl sv nb da fi pl cs hu ro el tr ru uk id ar'

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const WORD = /[\p{L}\p{M}]+/gu
const cache = new Map<string, DateWords>()

/** The words of the page's language and of English; with `common`, of the other large languages as well. */
export function dateWords(language = 'en', common = false): DateWords {
  const key = `${language} ${common}`
  const words = cache.get(key) ?? collect([language, 'en', ...(common ? COMMON.split(' ') : [])])
  cache.set(key, words)
  return words
}

function collect(languages: string[]): DateWords {
  const months = new Map<string, Month>()
  const fillers = new Set(['st', 'nd', 'rd', 'th', 'er', 'º', 'of', 'the'])
  for (const [i, language] of languages.entries()) {
    try {
      for (const calendar of ['gregory', i ? undefined : CALENDARS[language.slice(0, 2)]])
        if (calendar) addMonths(language, calendar, months, fillers)
    } catch {
      // Not a language tag: the other languages serve.
    }
  }
  const names = [...months.keys()].sort((a, b) => b.length - a.length)
  // Cases and articles change the ends of names; a Hebrew one may carry its preposition.
  const forms = names.map((n) => `${escaped(n)}${n.length > 3 && /\p{L}$/u.test(n) ? '(?:[\\p{L}\\p{M}]{0,3})' : ''}`)
  const marks = "[\\s.,،،'’()/\\u2010-\\u2013-]{0,4}"
  return {
    months,
    pattern: new RegExp(`(?<![\\p{L}\\p{M}\\d])ב?(?:${forms.join('|')})(?![\\p{L}\\p{M}])`, 'giu'),
    between: `${marks}(?:(?:${[...fillers].map(escaped).join('|')})(?![\\p{L}\\p{M}])${marks}){0,2}`,
    halves: halvesOf(languages[0] ?? 'en'),
  }
}

/** Sampled often enough that every month of every calendar is met, leap months too. */
function addMonths(language: string, calendar: string, months: Map<string, Month>, fillers: Set<string>): void {
  const isGregory = calendar === 'gregory'
  const options = { timeZone: 'UTC', calendar, numberingSystem: 'latn', day: 'numeric', year: 'numeric' } as const
  const english = new Intl.DateTimeFormat('en', { timeZone: 'UTC', calendar, month: 'long' })
  const formats = (['long', 'short'] as const).map((month) => new Intl.DateTimeFormat(language, { ...options, month }))
  const found: [string, Month][] = []
  const addFiller = ({ type, value }: Intl.DateTimeFormatPart) => {
    if (/literal|era/.test(type)) for (const filler of value.toLowerCase().match(WORD) ?? []) fillers.add(filler)
  }
  for (let n = 0; n < (isGregory ? 12 : 53); n++) {
    const at = Date.UTC(2021, isGregory ? n : n / 2, n % 2 && !isGregory ? 26 : 11)
    const month = { calendar, name: isGregory ? n + 1 : english.format(at) }
    for (const part of formats.flatMap((format) => format.formatToParts(at))) {
      const word = part.value.toLowerCase().replace(/\.$/, '').trim()
      // Two letters at least: elsewhere months are numbers, which need no table.
      if (part.type === 'month' && /\p{L}.*[\p{L}\p{M}]/u.test(word)) found.push([word, month])
      addFiller(part)
    }
  }
  new Intl.DateTimeFormat(language, { dateStyle: 'full' }).formatToParts(0).forEach(addFiller)
  for (const [word, month] of found) if (!months.has(word)) months.set(word, month)
  addBeginnings(found, months)
}

/** "Sept", "janv": the beginnings that only one month has. */
function addBeginnings(found: readonly [string, Month][], months: Map<string, Month>): void {
  for (const [word, month] of found)
    for (const short of [3, 4, 5].map((length) => word.slice(0, length))) {
      const isOnly = found.every(([other, { name }]) => name === month.name || !other.startsWith(short))
      if (/^\p{L}{3,}$/u.test(short) && isOnly && !months.has(short)) months.set(short, month)
    }
}

function halvesOf(language: string): string[] {
  try {
    const format = new Intl.DateTimeFormat(language, { hour: 'numeric', hour12: true, timeZone: 'UTC' })
    const half = (hour: number) =>
      format.formatToParts(hour * 3_600_000).find(({ type }) => type === 'dayPeriod')?.value
    return [half(9) ?? '', half(15) ?? '']
  } catch {
    return ['', '']
  }
}
