import type { Bench } from './bench-folder.ts'

/** A line is there if this share of its word sequences is. */
const SAME = 0.5

export interface Differences {
  /** Lines of the text that the truth lacks. */
  extra: string[]
  /** Lines of the truth that the text lacks. */
  missing: string[]
}

/** What differs line by line, by the bench's own measure; captions cost nothing. */
export function differences(
  { tokens, shingles }: Pick<Bench, 'tokens' | 'shingles'>,
  truth: { lead?: string; body?: string; captions?: string[] },
  text: string,
): Differences {
  const wanted = [truth.lead, truth.body].filter(Boolean).join('\n')
  const lacking = (lines: string, ...others: string[]) => {
    const known = others.map((other) => ({ other, all: shingles(other) }))
    const has = (line: string) =>
      known.some(({ other, all }) => {
        if (tokens(line).length < 4) return other.includes(line.trim())
        const own = [...shingles(line).keys()]
        return own.filter((key) => all.has(key)).length >= SAME * own.length
      })
    return [...new Set(lines.split('\n'))].filter((line) => tokens(line).length > 0 && !has(line))
  }
  return { extra: lacking(text, wanted, (truth.captions ?? []).join('\n')), missing: lacking(wanted, text) }
}
