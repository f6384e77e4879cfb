import type { Evidence } from '../../article'
import { isRtl, languageTag } from '../../language-tag'
import { textOf } from '../page/json-ld'
import { metaEvidence, type PageFacts } from '../page/page-facts'

/** How much of a text is examined (characters). */
const SAMPLE = 1500

/** Scripts (ISO 15924), their letters, and their language if there is only one; kana and hangul before ideographs. */
const SCRIPTS: [script: string, letters: string, language?: string][] = [
  ['Jpan', '\u3040-\u30ff', 'ja'],
  ['Kore', '\uac00-\ud7af', 'ko'],
  ['Hani', '\u3400-\u9fff', 'zh'],
  ['Latn', 'a-z\u00c0-\u024f\u1e00-\u1eff'],
  ['Cyrl', '\u0400-\u052f'],
  ['Arab', '\u0600-\u08ff'],
  ['Grek', '\u0370-\u03ff', 'el'],
  ['Hebr', '\u0590-\u05ff', 'he'],
]
const KANA_HANGUL = /[\u3040-\u30ff\uac00-\ud7af]/

/** Languages written in more than one script. */
const TWO_SCRIPTS = /^(?:sr|bs|uz|kk|az|ku|pa|ms)\b/

/** Common short words that tell languages in Latin script apart. */
const WORDS: Record<string, string> = {
  en: 'the of and to that was',
  de: 'der die und das nicht ist',
  fr: 'le les des et dans est',
  es: 'el los las del una y',
  pt: 'o os do da em uma não',
  it: 'il di che della per gli',
  nl: 'het een van zijn niet',
}

/** Languages the page declares, checked against the text; a wrong one gives way to the language of the text. */
export function languageCandidates(facts: PageFacts, text: string): Evidence[] {
  const root = facts.document.documentElement
  const declared: Evidence[] = [
    { value: root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? '', source: 'html lang' },
    { value: textOf(facts.article?.inLanguage), source: 'json-ld' },
    ...metaEvidence(facts, 'content-language', 'language', 'dc.language', 'og:locale'),
  ].flatMap(({ value, source }) => {
    const tag = languageTag(value.trim().split(/[,;\s]/)[0] ?? '')
    return tag ? [{ value: tag, source }] : []
  })
  const sample = text.slice(0, SAMPLE).toLowerCase()
  const amounts = SCRIPTS.map(([, letters]) => sample.match(new RegExp(`[${letters}]`, 'g'))?.length ?? 0)
  const all = amounts.reduce((sum, amount) => sum + amount)
  // With a tenth of kana or hangul, ideographs are Japanese or Korean.
  const [script, , only] = SCRIPTS[amounts.findIndex((amount, i) => amount > all * (i < 2 ? 0.1 : 0.5))] ?? []
  if (!script || all < 20) return declared
  const words = script === 'Latn' ? sample.split(/[\s\d!-/:-?«»\u2010-\u201f]+/) : []
  const share = (language: string) => {
    const own = new Set(WORDS[language]?.split(' '))
    return words.filter((word) => own.has(word)).length / words.length
  }
  const isPossible = ({ value }: Evidence) => {
    const [language = ''] = value.split('-')
    const usual = WORDS[value] ? 'Latn' : new Intl.Locale(value).maximize().script?.replace(/^Han[st]$/, 'Hani')
    // Headlines and lists in Japanese have little kana, in Korean little hangul.
    const isUsual = usual === script || (script === 'Hani' && /^(?:ja|ko)\b/.test(value) && KANA_HANGUL.test(text))
    // Rejects a template's `en` over German text; languages not in the table are believed.
    const isSpoken = words.length < 60 || !WORDS[language] || share(language) > 0.03
    return (TWO_SCRIPTS.test(value) || isUsual) && isSpoken
  }
  const written = () => {
    const spoken = words.length < 60 ? undefined : Object.keys(WORDS).find((language) => share(language) > 0.08)
    const value = only ?? spoken
    return value ? [{ value, source: words.length ? 'words' : 'script' }] : []
  }
  const possible = declared.filter(isPossible)
  return (possible.length ? possible : written()).map(({ value, source }) => ({
    value: inScript(value, text, script),
    source,
  }))
}

/** Chinese and Serbian are written in two scripts: the text decides where the tag is silent or wrong. */
function inScript(tag: string, text: string, script: string): string {
  if (/^sr(?:-Cyrl)?$/.test(tag) && script === 'Latn') return 'sr-Latn'
  if (!/^zh\b/.test(tag)) return tag
  const count = (characters: RegExp) => text.slice(0, 2 * SAMPLE).match(characters)?.length ?? 0
  const [simple, full] = [count(/[们这国说时为对会来发过还让头实现]/g), count(/[們這國說時為對會來發過還讓頭實現]/g)]
  if (simple + full < 5 || Math.max(simple, full) < 3 * Math.min(simple, full)) return tag
  const [kind, regions] = full > simple ? ['Hant', /Hant|TW|HK|MO/] : ['Hans', /Hans|CN|SG|MY/]
  return regions.test(tag) ? tag : `zh-${kind}`
}

/** `rtl` if the article's language is written right to left. */
export const directionOf = (language: string | undefined, document: Document): 'rtl' | undefined =>
  (language ? isRtl(language) : document.documentElement.getAttribute('dir') === 'rtl') ? 'rtl' : undefined
