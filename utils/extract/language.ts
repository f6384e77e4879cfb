import type { Evidence } from '../article'
import { isRtl, languageTag } from '../language-tag'
import { textOf } from './json-ld'
import { metaEvidence, type PageFacts } from './page-facts'

/** How much of a text is looked at (characters). */
const SAMPLE = 3000

/** Where the letters of a script (ISO 15924) begin in Unicode; kana and hangul tell Japanese and Korean. */
const SCRIPTS: [from: number, script: string][] = [
  [0xd7b0, ''],
  [0xac00, 'Kore'],
  [0x3400, 'Hani'],
  [0x3040, 'Jpan'],
  [0x2000, ''],
  [0x1e00, 'Latn'],
  [0xe80, ''],
  [0xe00, 'Thai'],
  [0x900, 'Deva'],
  [0x600, 'Arab'],
  [0x590, 'Hebr'],
  [0x400, 'Cyrl'],
  [0x370, 'Grek'],
  [0x41, 'Latn'],
]

/** The scripts that tell a text's language: others are used by many. */
const ONE_LANGUAGE: Record<string, string> = { Jpan: 'ja', Kore: 'ko', Hani: 'zh', Grek: 'el', Hebr: 'he', Thai: 'th' }

/** Written in more than one script, whatever their usual one. */
const TWO_SCRIPTS = /^(?:sr|bs|uz|kk|ky|tg|tt|tk|mn|az|ku|pa|sd|ug|ms)\b/

/** The commonest short words that tell languages in Latin letters apart. */
const WORDS: Record<string, string> = {
  en: 'the of and to that was',
  de: 'der die und das nicht ist',
  fr: 'le les des et dans est',
  es: 'el los las del una y',
  pt: 'o os do da em uma não',
  it: 'il di che della per gli',
  nl: 'het een van zijn niet',
  pl: 'w na nie się że jest',
  tr: 've bir bu için ile',
  id: 'yang dan di itu dengan',
  vi: 'và của là có cho không',
  sw: 'ya na wa kwa katika',
}

/** Languages the page declares, checked against the text; a wrong declaration gives way to what the text is written in. */
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
  const script = scriptOf(text)
  if (!script) return declared
  const words =
    script === 'Latn'
      ? text
          .slice(0, SAMPLE)
          .toLowerCase()
          .split(/[^\p{L}]+/u)
      : []
  const share = (language: string) => {
    const own = new Set(WORDS[language]?.split(' '))
    return words.filter((word) => own.has(word)).length / words.length
  }
  // A template's `en` over a text in Swahili; languages that are not in the table are believed.
  const isSpoken = (language: string) => words.length < 60 || !WORDS[language] || share(language) > 0.03
  const isPossible = ({ value }: Evidence) => {
    const { language, script: usual = script } = new Intl.Locale(value).maximize()
    return (TWO_SCRIPTS.test(value) || usual.replace(/^Han[st]$/, 'Hani') === script) && isSpoken(language)
  }
  const possible = declared.filter(isPossible)
  const written = () => {
    const spoken = words.length < 60 ? undefined : Object.keys(WORDS).find((language) => share(language) > 0.08)
    const value = ONE_LANGUAGE[script] ?? spoken
    return value ? [{ value, source: words.length ? 'words' : 'script' }] : []
  }
  return (possible.length ? possible : written()).map(({ value, source }) => ({
    value: inScript(value, text, script),
    source,
  }))
}

/** The script most of the text is in; a tenth of kana or hangul makes Han Japanese or Korean. */
function scriptOf(text: string): string | undefined {
  const amounts: Record<string, number> = {}
  let all = 0
  for (let i = 0; i < Math.min(text.length, SAMPLE); i++) {
    const script = SCRIPTS.find(([from]) => text.charCodeAt(i) >= from)?.[1]
    if (!script) continue
    amounts[script] = (amounts[script] ?? 0) + 1
    all++
  }
  if (all < 20) return undefined
  const has = (share: number) => (script: string) => (amounts[script] ?? 0) > all * share
  return ['Jpan', 'Kore'].find(has(0.1)) ?? Object.keys(amounts).find(has(0.5))
}

/** Chinese and Serbian are written in two scripts: the text tells which where the tag does not, or says the wrong one. */
function inScript(tag: string, text: string, script: string): string {
  if (/^sr(?:-Cyrl)?$/.test(tag) && script === 'Latn') return 'sr-Latn'
  if (!/^zh\b/.test(tag)) return tag
  const count = (characters: RegExp) => text.slice(0, 2 * SAMPLE).match(characters)?.length ?? 0
  const [simple, full] = [count(/[们这国说时为对会来发过还让头实现]/g), count(/[們這國說時為對會來發過還讓頭實現]/g)]
  if (simple + full < 5 || Math.max(simple, full) < 3 * Math.min(simple, full)) return tag
  const [kind, regions] = full > simple ? ['Hant', /Hant|TW|HK|MO/] : ['Hans', /Hans|CN|SG|MY/]
  return regions.test(tag) ? tag : `zh-${kind}`
}

/** `rtl` when the article's language is written from right to left. */
export const directionOf = (language: string | undefined, document: Document): 'rtl' | undefined =>
  (language ? isRtl(language) : document.documentElement.getAttribute('dir') === 'rtl') ? 'rtl' : undefined
