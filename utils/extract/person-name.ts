import { DESK, NOBODY, ONLY_BY, OTHER_LABEL, ROLE } from './byline-words'

const CASED = /[\p{Lu}\p{Ll}]/u

/** Words of a name that are written small, or alone are none: "de la", "van den", "bin". */
const PARTICLE =
  /^(?:d[aeiou]|de[lnrs]|dell[ao]|d[ao]s|l[aeo]|los|las|v[ao]n|vom|zu[rm]?|te[nr]|a[fv]|al|el|bin|bint|ibn|ben|y|e|i|und|[dlo]['’]\p{L}+|(?:al|el|ul|ur)-\p{L}+|jr|sr)$/u

/** A capital inside a word is two glued elements, but in "McDonald", "DeWitt", "O'Neill". */
const WORD =
  /^(?:(?:Ma?c|D[ei]|L[aei]|Van|Fitz|Al|[\p{Lu}]['’‘])?\p{Lu}[\p{Ll}\p{M}'’.‘ʼ-]*(?:-\p{Lu}[\p{Ll}\p{M}'’]*)*|[\p{Lu}\p{M}'’.-]+)$/u

/** Names in scripts without capitals: Chinese and Japanese by their usual length, Korean, and two to four words of others. */
const UNCASED =
  /^(?:[\p{Script=Han}々]{2,4}|[\p{Script=Han}々\p{Script=Katakana}ー]{1,8}[·‧・•][\p{Script=Han}\p{Script=Katakana}ー]{1,8}|[\p{Script=Han}々ヶ]{1,4}[ 　]?[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}|\p{Script=Hangul}{2,4}|[\p{L}\p{M}'’-]{2,}(?: [\p{L}\p{M}.'’-]{2,}){1,3})$/u

/** What a page's design calls a byline also holds places and titles: one word in a cased script is no full name. */
export const isFullName = (name: string): boolean => /\s/.test(name) || !CASED.test(name)

/** Whether a text of unknown kind has the shape of a person's full name. */
export function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > 50 || isNobody(text)) return false
  if (!CASED.test(text)) return UNCASED.test(text)
  const words = text.split(/\s+/)
  const large = words.filter((word) => WORD.test(word)).length
  return words.length > 1 && words.length < 6 && large > 1 && words.every((w) => WORD.test(w) || PARTICLE.test(w))
}

export const isNobody = (name: string): boolean =>
  [...NOBODY, DESK, ROLE, ONLY_BY, OTHER_LABEL].some((pattern) => pattern.test(name))

/** Without case, diacritics and punctuation. */
export const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const wordsOf = (name: string) =>
  name
    .replace(/^(?:dr|prof)\.?\s+/i, '')
    .split(/[\s.]+/)
    .map(fold)
    .filter(Boolean)

/** One person under two spellings: case, diacritics, "J. Doe", "Jane E. Doe", and a surname alone. */
export function isSamePerson(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true
  const [long = [], short = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => y.join('').length - x.join('').length)
  if (short.length === 0 || !CASED.test(a)) return false
  if (short.length === 1) return long.length > 1 && (short[0] === long.at(-1) || short[0] === long[0])
  if (short.at(-1) !== long.at(-1)) return false
  const [first = '', other = ''] = [short[0], long[0]]
  return first === other || (first.length === 1 && other.startsWith(first))
}

/** The same people once, each under the fullest spelling, in the order of their first mention. */
export function distinctPeople(names: readonly string[]): string[] {
  const people: string[] = []
  for (const name of names) {
    const known = people.findIndex((other) => isSamePerson(other, name))
    if (known < 0) people.push(name)
    else if (wordsOf(name).join('').length > wordsOf(people[known] ?? '').join('').length) people[known] = name
  }
  return people
}

/** "DOE, Jane" and "Doe, Jane" as one field of structured data → "Jane Doe". */
export function turned(name: string): string {
  const parts = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*)?)$/u.exec(name)
  return parts ? `${parts[2]} ${parts[1]}` : name
}

/** ANNE LEROY → Anne Leroy; initials and short names stay. */
export function calm(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{4}/u.test(name)) return name
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (c) => c.toUpperCase())
}

/** Whether this is the publisher: its names, all or the beginning of one, or with more behind them. */
export function isPublisher(name: string, publisher: string): boolean {
  const [own, folded] = [fold(publisher), fold(name)]
  if (own === '' || folded === '') return false
  if (own === folded) return true
  const [ours, words] = [wordsOf(publisher), wordsOf(name)]
  const begins = (long: string[], short: string[]) => short.every((word, i) => word === long[i])
  if (!CASED.test(name) && folded.startsWith(own)) return true
  if (begins(words, ours) || (begins(ours, words) && folded.length > 3)) return true
  return words.length === 1 && folded.length > 3 && own.includes(folded)
}
