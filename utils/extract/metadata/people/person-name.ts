import { isNobody } from './byline-words'

export const isCased = (text: string) => text.toLowerCase() !== text.toUpperCase()

/** Name particles, in lower case or not names by themselves: "de la", "van den", "bin". */
const PARTICLE =
  /^(?:d[aeiou]s?|de[lnr]|dell[ao]|l[aeo]s?|v[ao]n|vom|zu[rm]?|te[nr]|a[fvl]|[ei]l|bint?|ibn|ben|[yei]|und|[js]r|[dlo]['’]\S+|[aeu]l-\S+)$/i

/** A capital inside a word means glued elements, except in "McDonald", "DeWitt", "O'Neill". */
const isNameWord = (word: string): boolean =>
  word.charAt(0) !== word.charAt(0).toLowerCase() && !/(?<!^M)[a-zß-ÿ]{2}[A-ZÀ-Þ]|^By[A-Z]/.test(word)

/** Names in scripts without capitals: Japanese and Chinese by usual length, Korean, two to four words in others. */
const UNCASED =
  /^(?:[一-鿿々]{1,4}[ 　]?[一-鿿々ぁ-ヿ]{1,6}|[一-鿿々ァ-ヿ]{1,8}[·‧・•][一-鿿ァ-ヿ]{1,8}|[가-힣]{2,4}|[֐-໿ぁ-힣'’-]{2,}(?: [֐-໿ぁ-힣.'’-]{2,}){1,3})$/

/** Marked bylines also hold places and titles: one word in a cased script is not a full name. */
export const isFullName = (name: string): boolean => /\s/.test(name) || !isCased(name)

/** Whether a text of unknown kind has the shape of a person's full name. */
export function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > 50) return false
  if (!isCased(text)) return UNCASED.test(text) && !isNobody(text)
  const words = text.split(/\s+/)
  const large = words.filter(isNameWord)
  const isName = large.length > 1 && words.length < 6 && words.every((w) => large.includes(w) || PARTICLE.test(w))
  return isName && !isNobody(text)
}

/** Without case, diacritics and punctuation. */
export const fold = (name: string) => wordsOf(name).join('')

/** A name's folded words, without a doctor's title. */
const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^(?:dr|prof)[.\s]+|[\u0300-\u036f!-\-/:-@[-`{-~‘’·–—]/g, '')
    .split(/[\s.]+/)
    .filter(Boolean)

/** The same person in two spellings: case, diacritics, "J. Doe", "Jane E. Doe", and a surname alone. */
export function isSamePerson(a: string, b: string): boolean {
  const [long = [], short = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => y.join('').length - x.join('').length)
  if (long.join('') === short.join('')) return true
  const [first = '', last] = [short[0], short.at(-1)]
  if (!first || !isCased(a)) return false
  if (short.length === 1) return long.length > 1 && (first === long.at(-1) || first === long[0])
  return last === long.at(-1) && (first === long[0] || (first.length === 1 && !!long[0]?.startsWith(first)))
}

/** Each person once, in the fullest spelling, in order of first mention. */
export function distinctPeople(names: readonly string[]): string[] {
  const people: string[] = []
  for (const name of names) {
    const known = people.findIndex((other) => isSamePerson(other, name))
    if (known < 0) people.push(name)
    else if (fold(name).length > fold(people[known] ?? '').length) people[known] = name
  }
  return people
}

/** ANNE LEROY → Anne Leroy; initials and short names stay. */
export const withoutShouting = (name: string): string =>
  name === name.toUpperCase() && /[^\s.]{4}/.test(name)
    ? name.toLowerCase().replace(/(?:^|[\s.'’-])./g, (c) => c.toUpperCase())
    : name

/** Whether this is the publisher: one of its names, the start of one, or one with more after it. */
export function isPublisher(name: string, publisher: string): boolean {
  const [ours, words] = [wordsOf(publisher), wordsOf(name)]
  const [own, folded] = [ours.join(''), words.join('')]
  if (own === '' || folded === '' || own === folded) return own !== '' && own === folded
  const begins = (long: string[], short: string[]) => short.every((word, i) => word === long[i])
  if (begins(words, ours) || (!isCased(name) && folded.startsWith(own))) return true
  return folded.length > 3 && (begins(ours, words) || (words.length === 1 && own.includes(folded)))
}
