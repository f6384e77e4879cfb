import { oneLine } from './one-line'

/** Han, kana, Thai, Lao, Khmer, Myanmar: plain ranges, as a `\p{Script}` class costs a millisecond to compile. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g
const WORDS_PER_UNSPACED = 0.55

/** How much there is to read, in words; without spaces between them, about one per two characters. */
export function measure(text: string): { words: number; isUnspaced: boolean } {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const rest = (unspaced ? text.replace(UNSPACED, ' ') : text).trim()
  const spaced = rest === '' ? 0 : rest.split(/\s+/).length
  return { words: spaced + unspaced * WORDS_PER_UNSPACED, isUnspaced: unspaced > spaced }
}

/** Words, as {@link measure} counts them. */
export const amountOf = (text: string): number => measure(text).words

/** The share of an element's text that is links: lists of other articles are nearly all links. */
export function linkDensity(element: Element): number {
  const all = oneLine(element.textContent).length
  if (all === 0) return 0
  let linked = 0
  for (const a of element.querySelectorAll('a')) linked += oneLine(a.textContent).length
  return linked / all
}
