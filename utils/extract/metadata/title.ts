import type { Evidence } from '../../article'
import { textOf } from '../page/json-ld'
import { metaEvidence, type PageFacts } from '../page/page-facts'
import { headingText, letters } from '../text/headline'
import { siteNames } from './publisher'

/** Between headline and site name: "Headline | Section | Site", "Headline - 大纪元", "Site: Headline". */
const SEPARATOR = /\s+[|｜–—\-·•»«›/:_*]+\s+|\s*[|｜_：]\s*|\s+::\s+/

/**
 * Every title the page gives, the headline first. The true headline is what readers see (`h1`); `og:title` is often
 * written for social media, `<title>` carries section and site names.
 */
export function titleCandidates(facts: PageFacts, publisher: string | undefined): Evidence[] {
  const { article, headline } = facts
  const site = siteNames(facts, publisher ?? '')
  const written: Evidence[] = [
    { value: textOf(article?.headline), source: 'json-ld' },
    ...metaEvidence(facts, 'og:title', 'twitter:title'),
    { value: facts.title, source: 'title' },
    { value: textOf(article?.name), source: 'json-ld name' },
    ...metaEvidence(facts, 'dc.title', 'dcterms.title', 'headline'),
  ]
    .map(({ value, source }) => ({ value: withoutSiteName(value, site), source }))
    .filter(({ value }) => value !== '')
  return headline
    ? [{ value: headlineText(headline, facts, written), source: headline.localName }, ...written]
    : written
}

/**
 * The visible headline, spelt as in the page's titles where only its parts and capitals are unclear. A kicker in its
 * own element goes if the titles start after it; one outside is added if JSON-LD and `og:title` have it.
 */
function headlineText(headline: Element, { article, meta }: PageFacts, written: readonly Evidence[]): string {
  const text = headingText(headline)
  const titles = written.map(({ value }) => value)
  const parts = [...headline.children].map(headingText).filter(Boolean)
  const isCapitals = text.length > 8 && text === text.toUpperCase() && text !== text.toLowerCase()
  if (parts.length > 1 || isCapitals) {
    const same = titles.find((title) => letters(title) === letters(text) && title !== title.toUpperCase())
    const isMain = (part: string) => titles.some((t) => t.startsWith(part) && part.length * 2 > t.length)
    const main = same ?? (parts.length > 1 ? parts.find(isMain) : undefined)
    if (main) return main
  }
  const declared = textOf(article?.headline)
  const kicker = declared.endsWith(text) ? declared.slice(0, -text.length) : ''
  return /^\S.{1,40}:\s$/.test(kicker) && meta('og:title').includes(declared) ? declared : text
}

/** "Headline | Section | Site" → "Headline". Cuts only pieces that name the site, and short ones before them. */
function withoutSiteName(title: string, site: readonly string[]): string {
  const separators = title.match(new RegExp(SEPARATOR, 'g')) ?? []
  const pieces = title.split(SEPARATOR)
  // "Le Monde" for "Le Monde.fr", "大纪元新闻" for "大纪元"; not "Ukraine" for "Ukraine News".
  const isSite = (piece: string) =>
    site.map(letters).some((name) => name.includes(letters(piece)) && letters(piece).length * 3 >= name.length * 2)
  const longest = Math.max(...pieces.map((piece) => piece.length))
  const first = isSite(pieces[0] ?? '') ? 1 : 0
  let end = pieces.length
  // Section names between headline and site are short; a headline with a dash in it keeps its parts.
  if (!first && isSite(pieces.at(-1) ?? ''))
    do end--
    while (end > 1 && (isSite(pieces[end - 1] ?? '') || (pieces[end - 1] ?? '').length * 3 <= longest))
  return pieces
    .slice(first, end)
    .reduce((line, piece, i) => line + (i ? separators[first + i - 1] : '') + piece, '')
    .trim()
}
