const WORDS = 6
/** Where words are not spaced. */
const CHARACTERS = 12
const STEP = 3

/** For each text the share of it that stands elsewhere on the page too, 0 to 1; -1 for a text too short to tell. */
export function repetition(texts: readonly { text: string; isUnspaced: boolean }[]): number[] {
  const counts = new Map<number, number>()
  const all = texts.map(({ text, isUnspaced }) => runsOf(text, isUnspaced))
  for (const own of all) for (const run of own) counts.set(run, (counts.get(run) ?? 0) + 1)
  return all.map((own) => {
    if (own.size === 0) return -1
    let again = 0
    for (const run of own) if ((counts.get(run) ?? 0) > 1) again++
    return again / own.size
  })
}

/** Hashes of every six words in a row (or twelve characters). */
function runsOf(text: string, isUnspaced: boolean): Set<number> {
  const parts = isUnspaced ? [...text.replace(/\s+/g, '')] : text.split(/\s+/)
  const size = isUnspaced ? CHARACTERS : WORDS
  const hashes = parts.map(hash)
  const runs = new Set<number>()
  for (let i = 0; i + size <= hashes.length; i += isUnspaced ? STEP : 1) {
    let sum = 0
    for (let j = i; j < i + size; j++) sum = (Math.imul(sum, 31) + (hashes[j] as number)) | 0
    runs.add(sum)
  }
  return runs
}

function hash(word: string): number {
  let sum = 0
  for (let i = 0; i < word.length; i++) sum = (Math.imul(sum, 31) + word.charCodeAt(i)) | 0
  return sum
}
