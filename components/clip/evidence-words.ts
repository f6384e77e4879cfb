import type { MessageKey, Translate } from '../shared/words'

/** What a source means to users; the first match counts. Any other name is a meta element's. */
const KINDS: [source: RegExp, words: MessageKey][] = [
  [/^json-ld|^microdata|^itemprop/, 'evidence_structured'],
  [/^h[1-6]$|^headline/, 'evidence_headline'],
  [/^byline|^rel$/, 'evidence_byline'],
  [/^shown|^rel=tag/, 'evidence_shown'],
  [/^relative/, 'evidence_relative'],
  [/^text/, 'evidence_text'],
  [/^url$|^page$/, 'evidence_url'],
  [/^title$/, 'evidence_title'],
  [/^figure/, 'evidence_figure'],
  [/^html lang|^canonical/, 'evidence_declared'],
  [/^script$/, 'evidence_writing'],
  [/^words/, 'evidence_words'],
  [/^script /, 'evidence_program'],
]

/** Splits a source (`og:title`, `text: 7. Oktober 2026`, `time[datetime] 2026-10-07`) into its kind and quote. */
const parts = (source: string) => {
  const [, kind = source, quote = ''] = /^(\S+\[\S+\]|\S+(?: \S+)?(?=:)):? (.*)$/s.exec(source) ?? []
  return { kind, quote }
}

/** The technical name of what was read. */
export const sourceName = (source: string): string => parts(source).kind

/** Where a value was read, in the user's words: “From the text: 7. Oktober 2026”. */
export function sourceWords(source: string, t: Translate): string {
  const { kind, quote } = parts(source)
  const known = KINDS.find(([pattern]) => pattern.test(kind))?.[1]
  const words = known ? t(known) : quote ? t('evidence_shown') : t('evidence_metadata')
  return quote ? t('evidence_quote', words, quote) : words
}

/** Whether the page gave a relative time: "3 hours ago". */
export const isRelative = (source: string): boolean => parts(source).kind === 'relative'
