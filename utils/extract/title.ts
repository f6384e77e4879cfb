import type { Evidence } from '../article'
import { textOf } from './json-ld'
import { headingText, type PageFacts } from './page-facts'

/** Between headline and site name: "Headline | Section | Site", "Headline - 大纪元", "Site: Headline". */
const SEPARATOR = /\s+[|｜–—\-·•»«/:_]+\s+|\s*[|｜_]\s*|\s+::\s+/

/**
 * Every title the page gives, the headline first. The true headline is what readers see (`h1`); `og:title` is often
 * written for social media, `<title>` carries section and site names.
 */
export function titleCandidates(facts: PageFacts, publisher: string | undefined): Evidence[] {
  const site = [publisher ?? '', ...facts.meta('og:site_name', 'application-name')].filter(Boolean)
  const found: Evidence[] = [
    { value: headlineText(facts), source: 'h1' },
    { value: textOf(facts.article?.headline), source: 'json-ld' },
    ...facts.meta('og:title').map((value) => ({ value: withoutSiteName(value, site), source: 'og:title' })),
    ...facts.meta('twitter:title').map((value) => ({ value: withoutSiteName(value, site), source: 'twitter:title' })),
    { value: withoutSiteName(facts.title, site), source: 'title' },
    { value: textOf(facts.article?.name), source: 'json-ld name' },
  ]
  return found.filter(({ value }) => value !== '')
}

/** What the h1 shows; without a kicker in an element of its own when the titles begin after it. */
function headlineText({ headline, meta, title: own }: PageFacts): string {
  if (!headline) return ''
  const titles = [...meta('og:title'), own]
  const parts = [...headline.children].map(headingText).filter(Boolean)
  return parts.length > 1
    ? (parts.find((part) => titles.some((title) => title.startsWith(part) && part.length * 2 > title.length)) ??
        headingText(headline))
    : headingText(headline)
}

/** "Headline | Section | Site" → "Headline". Only pieces that name the site, and what follows them, are cut. */
function withoutSiteName(title: string, site: readonly string[]): string {
  const pieces = title.split(SEPARATOR)
  if (pieces.length < 2) return title
  const is = (name: string, piece: string) => fold(piece) !== '' && fold(name) === fold(piece)
  // "Le Monde" for "Le Monde.fr", "大纪元新闻" for "大纪元"; not "Ukraine" for "Ukraine News".
  const named = (piece: string) =>
    site.some(
      (name) =>
        is(name, piece) || (fold(name).includes(fold(piece)) && fold(piece).length * 3 >= fold(name).length * 2),
    )
  if (named(pieces.at(-1) ?? '')) {
    const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a))
    // Section names between headline and site are short; a headline with a dash in it keeps its parts.
    const end = pieces.findIndex(
      (_piece, i) => i > 0 && pieces.slice(i).every((p) => named(p) || p.length * 3 <= longest.length),
    )
    return end > 0 ? title.slice(0, endOf(title, pieces, end)).trim() : title
  }
  return site.some((name) => is(name, pieces[0] ?? ''))
    ? title.slice(title.indexOf(pieces[1] ?? '', (pieces[0] ?? '').length)).trim()
    : title
}

/** Where in the title the first `count` pieces end. */
function endOf(title: string, pieces: readonly string[], count: number): number {
  let end = 0
  for (const piece of pieces.slice(0, count)) end = title.indexOf(piece, end) + piece.length
  return end
}

const fold = (text: string) => text.toLowerCase().replace(/[\s.]+/g, '')
