/** What a text shares with the page's description and title, 0 to 1: by pieces of four letters, in any script. */
export interface Coverage {
  /** The share of the text found in the description, and of the description found in the text. */
  inDescription: number
  ofDescription: number
  inTitle: number
  ofTitle: number
}

/** Characters: the beginning tells a standfirst from a paragraph. */
const READ = 300
const SIZE = 4

/** Without spaces and marks: of ASCII, Latin-1, general and CJK punctuation. */
const lettersOf = (text: string) =>
  text.toLowerCase().replace(/[\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u2bff\u3000-\u303f\uff01-\uff0f]+/g, '')

/** Measures texts against a page's description and title. */
export function coverageBy(description: string, title: string): (text: string) => Coverage {
  /** For each piece: where it is (1 description, 2 title) and the last text it was found in. */
  const pieces = new Map<string, { in: number; seen: number }>()
  const sizes = [description, title].map((text, i) => {
    const letters = lettersOf(text)
    let size = 0
    for (let at = 0; at + SIZE <= letters.length; at++) {
      const piece = pieces.get(letters.slice(at, at + SIZE)) ?? { in: 0, seen: 0 }
      if (!(piece.in & (1 << i))) size++
      piece.in |= 1 << i
      pieces.set(letters.slice(at, at + SIZE), piece)
    }
    return size || 1
  }) as [number, number]
  let count = 0
  return (text) => {
    count++
    const letters = lettersOf(text.length > READ ? text.slice(0, READ) : text)
    const total = Math.max(1, letters.length - SIZE + 1)
    let [inDescription, ofDescription, inTitle, ofTitle] = [0, 0, 0, 0]
    for (let at = 0; at + SIZE <= letters.length; at++) {
      const piece = pieces.get(letters.slice(at, at + SIZE))
      if (!piece) continue
      const isNew = piece.seen !== count
      piece.seen = count
      if (piece.in & 1) inDescription++
      if (piece.in & 2) inTitle++
      if (isNew && piece.in & 1) ofDescription++
      if (isNew && piece.in & 2) ofTitle++
    }
    return {
      inDescription: inDescription / total,
      ofDescription: ofDescription / sizes[0],
      inTitle: inTitle / total,
      ofTitle: ofTitle / sizes[1],
    }
  }
}
