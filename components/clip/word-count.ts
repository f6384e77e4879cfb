import { wordsOf } from '../../utils/compare/words-of'

export interface WordCount {
  count: number
  unit: 'words' | 'characters'
}

const CJK = /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]&&\p{L}]/gv
const RUN = /[\p{L}\p{N}]+/gu

const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * Length of a text as its readers count it: in characters for Chinese, Japanese and Korean (a Latin word or number
 * counts as one, as in word processors), otherwise in words.
 */
export function countWords(text: string, language?: string): WordCount {
  const composed = text.normalize('NFC')
  const cjk = matches(composed, CJK)
  const others = matches(composed.replace(CJK, ' '), RUN)
  if (cjk > others) return { count: cjk + others, unit: 'characters' }
  let count = 0
  for (const segment of wordsOf(composed, language)) if (segment.isWordLike) count += 1
  return { count, unit: 'words' }
}
