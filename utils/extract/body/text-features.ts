import type { Feature } from './place'

export const log = Math.log1p
export const yes = (value: unknown): number => (value ? 1 : 0)

const ENDS_SENTENCE = /[.!?。！？…।؟][\s"“”»’'）」)\]]*$/
export const endsSentence = (text: string): boolean => ENDS_SENTENCE.test(text)

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Features of the text itself. */
export const TEXT_FEATURES: Record<string, Feature> = {
  length: ({ block }) => log(block.text.length),
  link: ({ block }) => block.link,
  endsSentence: ({ block }) => yes(endsSentence(block.text)),
  digits: ({ block }) => count(block.text, /\d/g) / block.text.length,
  copies: ({ block, page }) => log((page.copies.get(block.text) ?? 1) - 1),
  ofDescription: ({ block }) => block.coverage.ofDescription,
  inTitle: ({ block }) => block.coverage.inTitle,
  ofTitle: ({ block }) => block.coverage.ofTitle,
}
