import type { Evidence } from '../article'
import { isRtl, languageTag } from '../language-tag'
import { textOf } from './json-ld'
import type { PageFacts } from './page-facts'

/** Scripts that only some languages are written in: a declared language that cannot be written so is wrong. */
const SCRIPTS: [script: RegExp, languages: RegExp, fallback: string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, /^ja\b/, 'ja'],
  [/\p{Script=Hangul}/gu, /^ko\b/, 'ko'],
  [/\p{Script=Han}/gu, /^(?:zh|ja|yue|ko)\b/, 'zh'],
  [/\p{Script=Cyrillic}/gu, /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg|tt|uz)\b/, ''],
  [/\p{Script=Arabic}/gu, /^(?:ar|fa|ur|ckb|ps|ug|sd|ku|arz|azb)\b/, ''],
  [/\p{Script=Hebrew}/gu, /^(?:he|iw|yi)\b/, 'he'],
  [/\p{Script=Greek}/gu, /^(?:el|grc)\b/, 'el'],
  [/\p{Script=Thai}/gu, /^th\b/, 'th'],
  [/\p{Script=Latin}/gu, /^(?!zh|ja|ko|ru|uk|bg|ar|fa|he|el|th|hi)/, ''],
]

/** Languages the page declares, checked against the script of the text; a wrong declaration gives way to the script's own. */
export function languageCandidates(facts: PageFacts, text: string): Evidence[] {
  const root = facts.document.documentElement
  const declared: Evidence[] = [
    { value: root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? '', source: 'html lang' },
    { value: textOf(facts.article?.inLanguage), source: 'json-ld' },
    ...facts.meta('content-language', 'language', 'dc.language').map((value) => ({ value, source: 'meta' })),
    ...facts.meta('og:locale').map((value) => ({ value, source: 'og:locale' })),
  ]
  const valid = declared.flatMap(({ value, source }) => {
    const tag = languageTag(value.trim().split(/[,;\s]/)[0] ?? '')
    return tag ? [{ value: tag, source }] : []
  })
  const written = scriptOf(text)
  if (!written) return valid
  const possible = valid.filter(({ value }) => written.languages.test(value))
  return possible.length || !written.fallback ? possible : [{ value: written.fallback, source: 'script' }]
}

/** The script most of the text is in; a tenth of kana or hangul beside Han is Japanese or Korean. */
function scriptOf(text: string): { languages: RegExp; fallback: string } | undefined {
  const sample = text.slice(0, 4000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return undefined
  const found = SCRIPTS.find(
    ([script]) =>
      (sample.match(script)?.length ?? 0) >
      letters * (script.source.includes('kana') || script.source.includes('Hira') ? 0.1 : 0.5),
  )
  return found && { languages: found[1], fallback: found[2] }
}

/** `rtl` when the article's language is written from right to left. */
export const directionOf = (language: string | undefined, document: Document): 'rtl' | undefined =>
  (language ? isRtl(language) : document.documentElement.getAttribute('dir') === 'rtl') ? 'rtl' : undefined
