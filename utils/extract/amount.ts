import { oneLine } from './one-line'

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu

/**
 * How much a reader reads: words, with two unspaced characters (Han, kana, Thai …) counting as about one.
 */
export function amountOf(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const words = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
  return words + unspaced / 2
}

/** The share of an element's text that is links: lists of other articles are nearly all link. */
export function linkDensity(element: Element): number {
  const all = oneLine(element.textContent).length
  if (all === 0) return 0
  let linked = 0
  for (const a of element.querySelectorAll('a')) linked += oneLine(a.textContent).length
  return linked / all
}
