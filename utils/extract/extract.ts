import type { Article, Evidence, Field, Image, Scope } from '../article'
import { attempt, type OnFault } from '../attempt'
import { Problem } from '../problem'
import { findBody } from './body/find-body'
import { clean, imagesOf, takeLead } from './clean/clean'
import { sanitise } from './clean/sanitise'
import { tidy } from './clean/tidy'
import { dateCandidates, statesDate } from './metadata/dates/dates'
import { descriptionCandidates, imageCandidates, paywallCandidates, sectionCandidates } from './metadata/details'
import { directionOf, languageCandidates } from './metadata/language'
import { findAuthors } from './metadata/people/authors'
import { publisherCandidates } from './metadata/publisher'
import { tagCandidates } from './metadata/tags'
import { titleCandidates } from './metadata/title'
import { toText } from './output/plain-text'
import { nativeDocument } from './page/native-document'
import { type PageFacts, pageFacts } from './page/page-facts'
import { resolve, snapshot } from './page/snapshot'
import { takeWrittenOut, type WrittenOut } from './page/written-out'
import { amountOf, linkDensity } from './text/amount'
import { writeBody } from './write-body'

export interface ExtractInput {
  /** Address the document was read from. */
  url: string
  /** Never changed: everything works on a clone. */
  document: Document
  /** Its window (`defaultView`) provides the sanitiser's DOM; needed for a parsed document, which has none. */
  host?: Document
  /** Milliseconds since the epoch, UTC: nothing was published later. */
  now: number
  /** IANA zone of the user. */
  timeZone: string
  scope?: Scope
  /** A detached clone of the selected part, for scope `selection` (see `selection.ts`). */
  selection?: Element
  /** Collects the pictures written out in the page; without it they stay in their addresses. */
  written?: WrittenOut
  onFault?: OnFault
}

/** Words: an undeclared article below this is a front page, a form, a notice. */
const SHORTEST_ARTICLE = { bare: 80, dated: 25 }

/**
 * Document → Article. Pure: no network, no page globals. A rule that fails on an odd page costs only its field.
 * @throws {Problem} `not_article`: scope `article`, page without one; `unreadable`: no text or picture; `no_selection`
 */
export function extract(input: ExtractInput): Article {
  const { url, document: page, host = page, now, timeZone, scope = 'article', onFault } = input
  const tried = <T>(rule: () => T, otherwise: T): T => attempt(rule, otherwise, onFault)
  const document = nativeDocument(page)
  const facts = pageFacts(document, url)
  const publishers = tried(() => publisherCandidates(facts), [])
  const publisher = publishers[0]?.value
  const titles = tried(() => titleCandidates(facts, publisher), [])
  const title = titles[0]?.value ?? ''

  const { body, lead, figures } = bodyFor(scope, facts, title, host, input)
  const text = toText(body)

  const languages = tried(() => languageCandidates(facts, `${title} ${text}`), [])
  const language = languages[0]?.value
  const undated = { published: [], modified: [] }
  const { published, modified } = tried(() => dateCandidates(facts, language, { now, timeZone, onFault }), undated)
  const nobody = { authors: [], evidence: [], agencies: [] }
  const { authors, evidence, agencies } = tried(() => findAuthors(facts, publisher ?? '', text.split('\n')), nobody)
  const tags = tried(() => tagCandidates(facts, publisher ?? ''), [])
  const descriptions = tried(() => descriptionCandidates(facts, title), [])
  const sections = tried(() => sectionCandidates(facts), [])
  const leads = leadImages(
    tried(() => imageCandidates(facts), []),
    lead,
    figures,
  )
  const paywall = tried(() => paywallCandidates(facts), [])

  return withoutEmpty({
    url: facts.url,
    title,
    authors,
    agency: agencies[0]?.value,
    publisher,
    published: published[0]?.value,
    modified: modified[0]?.value,
    language,
    direction: directionOf(language, document),
    description: descriptions[0]?.value,
    section: sections[0]?.value,
    tags: tags[0] ? (JSON.parse(tags[0].value) as string[]) : [],
    image: leads[0]?.image,
    images: distinct([...leads.slice(0, 1).map(({ image }) => image), ...imagesOf(body)]),
    paywalled: paywall.length > 0 || undefined,
    ...writeBody(body),
    text,
    evidence: withoutEmpty({
      url: facts.urls,
      title: some(titles),
      authors: some(evidence),
      agency: some(agencies),
      publisher: some(publishers),
      published: some(published),
      modified: some(modified),
      language: some(languages),
      description: some(descriptions),
      section: some(sections),
      tags: some(tags),
      image: some(leads.map(({ image, source }) => ({ value: image.url, source }))),
      paywalled: some(paywall),
    } satisfies Partial<Record<Field, Evidence[]>>),
  })
}

const some = (evidence: Evidence[]) => (evidence.length ? evidence : undefined)

/** Drop undefined fields, so that an Article is the same before and after JSON. */
const withoutEmpty = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T

interface Found {
  body: Element
  /** The picture before the first text, taken out of the body. */
  lead?: Image
  /** Every captioned picture of the page. */
  figures: Image[]
}

type Given = Pick<ExtractInput, 'selection' | 'written' | 'onFault'>

/** The sanitised body for the scope. */
function bodyFor(scope: Scope, facts: PageFacts, title: string, host: Document, given: Given): Found {
  const { selection, written, onFault } = given
  if (scope === 'selection') {
    if (!selection) throw new Problem('no_selection')
    if (written) takeWrittenOut(selection, written)
    return { body: readable(tidy(sanitise(selection, host))), figures: [] }
  }
  const { copy, base } = snapshot(facts.document, facts.pageUrl)
  if (!copy.body) throw new Problem('unreadable')
  // First: whatever reads their addresses would read megabytes.
  if (written) takeWrittenOut(copy, written)
  const figures = captionedImages(copy, base)
  const found = scope === 'page' ? copy.body : findBody(copy, facts, title, onFault)
  if (!found) throw new Problem('not_article')
  resolve(found, base)
  if (scope === 'page') clean(found, title)
  const body = sanitise(found, host)
  if (scope === 'article' && !isArticle(body, facts, onFault)) throw new Problem('not_article')
  return { lead: takeLead(body), body: readable(tidy(body)), figures }
}

function captionedImages(copy: Document, base: string): Image[] {
  const figures = [...copy.querySelectorAll('figcaption')].flatMap((caption) => caption.closest('figure') ?? [])
  for (const figure of figures) resolve(figure, base)
  return figures.flatMap(imagesOf).filter(({ caption }) => caption)
}

function readable(body: Element): Element {
  if ((body.textContent ?? '').trim() === '' && !body.querySelector('img')) throw new Problem('unreadable')
  return body
}

/** A page is an article if it says so and has text, or if its text is long enough and is not a list of links. */
function isArticle(body: Element, facts: PageFacts, onFault?: OnFault): boolean {
  const amount = amountOf(body.textContent ?? '')
  const declared = facts.article !== undefined || facts.meta('og:type').some((type) => /^article/i.test(type))
  if (declared) return amount > 0
  const isFrontPage = URL.canParse(facts.url) && new URL(facts.url).pathname === '/' && !new URL(facts.url).search
  const isDated = attempt(() => statesDate(facts), false, onFault)
  const shortest = facts.headline && isDated ? SHORTEST_ARTICLE.dated : SHORTEST_ARTICLE.bare
  return amount >= shortest && linkDensity(body) < 0.5 && !isFrontPage
}

/** The same file at another size or path: `id123-600x400.jpg`, `id123.jpg?w=800`. */
const fileOf = (url: string) => (url.split(/[?#]/)[0]?.split('/').at(-1) || url).replace(/[-_]\d+x\d+(?=\.\w+$)/, '')

/** The lead image: the page's own picture before the text, else the declared ones with the words it gives them. */
function leadImages(
  declared: (Image & { source: string })[],
  lead: Image | undefined,
  figures: Image[],
): { image: Image; source: string }[] {
  const same = (a: Image, b: Image) => fileOf(a.url) === fileOf(b.url)
  const named = declared.map(({ source, ...image }) => ({
    image: { ...(lead && same(lead, image) ? lead : figures.find((f) => same(f, image))), ...withoutEmpty(image) },
    source,
  }))
  const shown = lead && !named.some(({ image }) => same(image, lead)) ? [{ image: lead, source: 'figure' }] : []
  return [...shown, ...named]
}

/** Each picture once. */
const distinct = (images: Image[]): Image[] => [...new Map(images.map((image) => [fileOf(image.url), image])).values()]
