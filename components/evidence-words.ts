import type { MessageKey, Translate } from './words'

/** What a source is to a reader; any other name is that of a meta element. The first that matches. */
const KINDS: [source: RegExp, words: MessageKey][] = [
  [/^json-ld|^microdata|^itemprop/, 'evidence_structured'],
  [/^h1$|^headline|^kicker/, 'evidence_headline'],
  [/^byline/, 'evidence_byline'],
  [/^relative/, 'evidence_relative'],
  [/^text|^lead/, 'evidence_text'],
  [/^url$|^path/, 'evidence_url'],
  [/^title$/, 'evidence_title'],
  [/^figure/, 'evidence_figure'],
  [/^html lang/, 'evidence_declared_language'],
  [/^script$/, 'evidence_writing'],
  [/^script /, 'evidence_program'],
]

/** A source such as `json-ld`, `og:title` or `time: 7. Oktober 2026`: its kind, or the element it was shown in, and the page's own words. */
const parts = (source: string) => {
  const [, kind = source, quote = ''] = /^(\S+(?: \S+)?): (.*)$/s.exec(source) ?? []
  return { kind, quote }
}

/** Where a value was read, in the person's words: “From the text: 7. Oktober 2026”. */
export function sourceWords(source: string, t: Translate): string {
  const { kind, quote } = parts(source)
  const known = KINDS.find(([pattern]) => pattern.test(kind))?.[1]
  const words = known ? t(known) : quote ? t('evidence_shown') : t('evidence_metadata')
  return quote ? t('evidence_quote', words, quote) : words
}

/** Whether the page said "3 hours ago" rather than when. */
export const isRelative = (source: string): boolean => parts(source).kind === 'relative'
