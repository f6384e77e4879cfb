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
  const share = written.languages.test('la') ? wordShares(text) : undefined
  const best = share && Object.keys(WORDS).reduce((a, b) => (share(b) > share(a) ? b : a))
  // A template's `en` over a text in Swahili; languages that are not in the table are believed.
  const spoken = ({ value }: Evidence) => {
    const own = value.split('-')[0]?.replace(/^(?:no|nn)$/, 'nb') ?? ''
    return !share || !best || !WORDS[own] || share(own) > Math.max(0.02, share(best) / 3)
  }
  const possible = valid.filter(({ value }) => written.languages.test(value)).filter(spoken)
  const known = best && share(best) > 0.08 ? [{ value: best, source: 'words' }] : []
  const script = written.fallback ? [{ value: written.fallback, source: 'script' }] : known
  return (possible.length ? possible : script).map(({ value, source }) => ({
    value: inScript(value, text, written),
    source,
  }))
}

/** The commonest short words that tell languages in Latin letters apart. */
const WORDS: Record<string, string> = {
  en: 'the of and to that was with',
  de: 'der die und das nicht mit ist',
  fr: 'le les des et dans est une',
  es: 'el los las que por una del',
  pt: 'o os que do da em uma não',
  it: 'il di che della per gli non',
  nl: 'de het een van zijn niet voor',
  sv: 'och att som är det för inte',
  nb: 'og det som av ikke på til',
  da: 'og det som af ikke på til',
  pl: 'w i na nie się że jest',
  tr: 've bir bu için ile olarak',
  id: 'yang dan di itu dengan untuk',
  vi: 'và của là có cho không được',
  sw: 'ya na wa kwa katika ni la',
}

/** How much of a text the words of a language are; nothing of a short one. */
function wordShares(text: string): ((language: string) => number) | undefined {
  const tokens =
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const times = new Map<string, number>()
  for (const token of tokens) times.set(token, (times.get(token) ?? 0) + 1)
  const sum = (words: string) => words.split(' ').reduce((all, word) => all + (times.get(word) ?? 0), 0)
  return tokens.length < 60 ? undefined : (language) => sum(WORDS[language] ?? '') / tokens.length
}

/** Chinese and Serbian are written in two scripts: the text tells which where the tag does not, or says the wrong one. */
function inScript(tag: string, text: string, { languages }: { languages: RegExp }): string {
  const count = (characters: RegExp) => text.slice(0, 6000).match(characters)?.length ?? 0
  if (/^sr(?:-Cyrl)?$/.test(tag) && languages.test('la')) return 'sr-Latn'
  if (!/^zh\b/.test(tag)) return tag
  const [simple, full] = [count(/[们这国说时为对会来发过还让头实现]/g), count(/[們這國說時為對會來發過還讓頭實現]/g)]
  if (simple + full < 5 || Math.max(simple, full) < 3 * Math.min(simple, full)) return tag
  const isFull = full > simple
  return new RegExp(isFull ? 'Hant|TW|HK|MO' : 'Hans|CN|SG|MY').test(tag) ? tag : isFull ? 'zh-Hant' : 'zh-Hans'
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
