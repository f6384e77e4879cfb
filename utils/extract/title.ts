import type { Evidence } from '../article'
import { headingText, letters } from './headline'
import { textOf } from './json-ld'
import type { PageFacts } from './page-facts'

/** Between headline and site name: "Headline | Section | Site", "Headline - 大纪元", "Site: Headline". */
const SEPARATOR = /\s+[|｜–—\-·•»«›/:_*]+\s+|\s*[|｜_]\s*|\s+::\s+/

/**
 * Every title the page gives, the headline first. The true headline is what readers see (`h1`); `og:title` is often
 * written for social media, `<title>` carries section and site names.
 */
export function titleCandidates(facts: PageFacts, publisher: string | undefined): Evidence[] {
  const host = URL.canParse(facts.pageUrl) ? new URL(facts.pageUrl).hostname.replace(/^www\./, '') : ''
  const names = [publisher ?? '', ...facts.meta('og:site_name', 'application-name', 'apple-mobile-web-app-title')]
  const site = [...names, host, host.replace(/\.\w+$|(?:\.com?)?\.\w+$/, '')].filter(Boolean)
  const bare = (value: string) => withoutSiteName(value, site)
  const written: Evidence[] = [
    { value: bare(textOf(facts.article?.headline)), source: 'json-ld' },
    ...facts.meta('og:title').map((value) => ({ value: bare(value), source: 'og:title' })),
    ...facts.meta('twitter:title').map((value) => ({ value: bare(value), source: 'twitter:title' })),
    { value: bare(facts.title), source: 'title' },
    { value: bare(textOf(facts.article?.name)), source: 'json-ld name' },
    ...facts.meta('dc.title', 'dcterms.title', 'headline').map((value) => ({ value: bare(value), source: 'meta' })),
  ].filter(({ value }) => value !== '')
  const shown = headlineText(facts, written)
  const found = shown ? [{ value: shown, source: facts.headline?.localName ?? 'h1' }, ...written] : whole(written)
  // A page from before headings had elements shows its headline in large letters.
  const large = found.length
    ? null
    : facts.document.querySelector(
        'h2, h3, font[size="+2"], font[size="+3"], big, font[size="5"], font[size="6"], font[size="7"]',
      )
  return large ? [{ value: headingText(large), source: large.localName }].filter(({ value }) => value) : found
}

/** Structured data cuts long headlines ("… (Including"): the one that begins so and goes on stands first. */
function whole(written: Evidence[]): Evidence[] {
  const first = written[0]?.value ?? ''
  const cut = first.replace(/\s*(?:…|\.{3})$/, '')
  const full = written.find(({ value }) => value.length > first.length && value.startsWith(cut))
  return full && (cut !== first || first.length >= 100) ? [full, ...written.filter((other) => other !== full)] : written
}

/**
 * What the headline shows, spelt as the page's titles spell it where only its parts and capitals are unclear. A kicker
 * in an element of its own goes when the titles begin after it, and one outside comes in when all titles have it.
 */
function headlineText({ headline, article, meta }: PageFacts, written: readonly Evidence[]): string {
  if (!headline) return ''
  const text = headingText(headline)
  const parts = [...headline.children].map(headingText).filter(Boolean)
  const titles = written.map(({ value }) => value)
  const isCapitals = text.length > 8 && text === text.toUpperCase() && text !== text.toLowerCase()
  if (parts.length > 1 || isCapitals) {
    const same = titles.find((title) => letters(title) === letters(text) && title !== title.toUpperCase())
    const main =
      parts.length > 1 && parts.find((part) => titles.some((t) => t.startsWith(part) && part.length * 2 > t.length))
    if (same || main) return same ?? (main as string)
  }
  const declared = textOf(article?.headline)
  const kicker = declared.endsWith(text) ? declared.slice(0, -text.length) : ''
  return /^\S.{1,40}:\s$/.test(kicker) && meta('og:title').includes(declared) ? declared : text
}

/** "Headline | Section | Site" → "Headline". Only pieces that name the site, and what follows them, are cut. */
function withoutSiteName(title: string, site: readonly string[]): string {
  const tail = site.find((name) => name.length > 1 && title.length > name.length + 8 && title.endsWith(name))
  const before = tail ? title.slice(0, -tail.length) : ''
  // "Headline：中日新聞", "Headline, Tageblatt": a mark of punctuation alone is no separator elsewhere.
  if (/[:：|｜,、_–—-]\s*$/.test(before) && !SEPARATOR.test(title)) return before.replace(/\s*[:：|｜,、_–—-]\s*$/, '')
  const pieces = title.split(SEPARATOR)
  if (pieces.length < 2) return title
  const is = (name: string, piece: string) => letters(piece) !== '' && letters(name) === letters(piece)
  // "Le Monde" for "Le Monde.fr", "大纪元新闻" for "大纪元"; not "Ukraine" for "Ukraine News".
  const named = (piece: string) =>
    site.some(
      (name) =>
        is(name, piece) ||
        (letters(name).includes(letters(piece)) && letters(piece).length * 3 >= letters(name).length * 2),
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
