import { BLOCKS } from '../../page/html-vocabulary'

interface Emphasis {
  delimiters: string[]
  html: string
}

export const EMPHASIS: Record<string, Emphasis> = {
  em: { delimiters: ['_', '*'], html: 'em' },
  strong: { delimiters: ['**'], html: 'strong' },
  del: { delimiters: ['~~'], html: 'del' },
}

const SPACE = /\s/
/** Parsers differ on whether symbols (￥, ＋) are punctuation; we assume yes inside, no outside. */
const PUNCTUATION_INSIDE = /[\p{P}\p{S}]/u
const PUNCTUATION_OUTSIDE = /\p{P}/u
/** Checked first, as it covers most cases: compiling the Unicode classes takes a millisecond per page. */
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/
const LETTER = /[a-z\dà-öø-ÿ\u4e00-\u9fff]/i

const isPunctuation = (char: string, others: RegExp) =>
  ASCII_PUNCTUATION.test(char) || (!LETTER.test(char) && others.test(char))
const isApart = (char: string) => SPACE.test(char) || isPunctuation(char, PUNCTUATION_OUTSIDE)

/** Stands for an adjacent element: all that remain print markup. */
const MARKUP = '*'

/**
 * Emphasis with delimiters where CommonMark's flanking rules (spec 0.31, 6.2) accept them, else as HTML:
 * `**「字」**字` is not emphasis, because the closing delimiter is between punctuation and a letter.
 */
export function emphasise(content: string, element: Element): string {
  const { delimiters, html } = EMPHASIS[element.localName] as Emphasis
  const text = element.textContent ?? ''
  // Turndown moves white space at the edges of the content outside.
  const before = SPACE.test(text.at(0) ?? '') ? ' ' : beside(element, 'previousSibling')
  const after = SPACE.test(text.trim() && (text.at(-1) ?? '')) ? ' ' : beside(element, 'nextSibling')
  const usable = delimiters.find((delimiter) => isRecognised(delimiter, content, before, after))
  return usable ? `${usable}${content}${usable}` : `<${html}>${content}</${html}>`
}

function beside(element: Element, side: 'previousSibling' | 'nextSibling'): string {
  const sibling = element[side]
  if (!sibling) return BLOCKS.includes(element.parentElement?.localName ?? 'div') ? ' ' : MARKUP
  if (sibling.nodeName === 'BR') return ' '
  if (sibling.nodeType !== 3) return MARKUP
  const text = [...(sibling.textContent ?? '')]
  return text.at(side === 'previousSibling' ? -1 : 0) ?? MARKUP
}

function isRecognised(delimiter: string, content: string, before: string, after: string): boolean {
  const mark = delimiter[0] as string
  const inside = [...content]
  // Touching delimiters form one run with a different meaning.
  if (inside.at(0) === mark || inside.at(-1) === mark) return false
  if (delimiter === '*' && (before === MARKUP || after === MARKUP)) return false
  const outside = isApart(before) && isApart(after)
  // kramdown takes an underscore after "word-" as part of the word.
  if (delimiter === '_') return outside && before !== '-'
  return [
    [before, inside.at(0)],
    [after, inside.at(-1)],
  ].every(([out = '', within = '']) => isApart(out) || !isPunctuation(within, PUNCTUATION_INSIDE))
}
