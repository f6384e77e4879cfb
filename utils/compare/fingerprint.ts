import { shortHash } from '../short-hash'

/** How many of the longest paragraphs identify a text. */
const PARAGRAPHS = 8
/** In letters: shorter paragraphs may occur in any article; shorter texts are too short to identify. */
const MIN_PARAGRAPH = 60
const MIN_TEXT = 400
/** A Chinese, Japanese or Korean character counts as three letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu

/** Paragraphs that a site prints under many articles. */
const BOILERPLATE =
  /©|\b(?:cookies?|copyright|all rights reserved|terms of (?:use|service)|privacy policy|newsletter|subscrib\w+|sign (?:in|up)|log in|adblock\w*)\b|版权所有|版權所有|未经(?:本报|本网|授权)|未經(?:本報|授權)|不得转载|不得轉載|隐私政策|隱私政策|订阅|訂閱|著作権|無断転載|무단\s?전재/iu

const plain = (paragraph: string): string =>
  paragraph
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const weigh = (plain: string): number => plain.length + 2 * (plain.match(DENSE)?.length ?? 0)

/** The paragraphs of a text (one a line) that identify it: letters and digits only, longest first. */
function identifyingParagraphs(text: string): string[] {
  const weights = new Map<string, number>()
  for (const line of text.split('\n')) {
    if (BOILERPLATE.test(line)) continue
    const paragraph = plain(line)
    const weight = weigh(paragraph)
    if (weight >= MIN_PARAGRAPH) weights.set(paragraph, weight)
  }
  const longest = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, PARAGRAPHS)
  const whole = longest.reduce((sum, [, weight]) => sum + weight, 0)
  return whole >= MIN_TEXT ? longest.map(([paragraph]) => paragraph) : []
}

/**
 * Hashes that identify the same text at another address: of its up to 8 longest paragraphs, ignoring width, case,
 * punctuation and spaces. Empty for a text too short to identify.
 */
export const fingerprint = (text: string): string[] => identifyingParagraphs(text).map(shortHash)

/** Whether two fingerprints are of the same text: two thirds of the hashes match, at least two if there are several. */
export function isSameText(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((hash) => b.includes(hash)).length
  const most = Math.max(a.length, b.length)
  return shared >= Math.min(2, most) && shared * 3 >= most * 2 && shared > 0
}
