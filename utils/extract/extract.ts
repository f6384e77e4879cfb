import type { Article, Evidence, Field, Image, Scope } from '../article'
import { Problem } from '../problem'
import { findAuthors } from './authors'
import { amountOf, findBody, linkDensity } from './body'
import { rankModified, rankPublished } from './choose-moment'
import { clean, imagesOf, takeLead } from './clean'
import { dateCandidates } from './dates'
import { descriptionCandidates, imageCandidates, isPaywalled, sectionCandidates } from './details'
import { directionOf, languageCandidates } from './language'
import { toMarkdown } from './markdown'
import { type PageFacts, pageFacts } from './page-facts'
import { toText } from './plain-text'
import { publisherCandidates } from './publisher'
import { sanitise } from './sanitise'
import { serialise } from './serialise'
import { snapshot } from './snapshot'
import { tagCandidates } from './tags'
import { titleCandidates } from './title'

export interface ExtractInput {
  /** Address the document was read from. */
  url: string
  /** Never changed: everything works on a clone. Its window (`defaultView`) lends the sanitiser its DOM. */
  document: Document
  /** Milliseconds since the epoch, UTC: nothing was published later. */
  now: number
  /** IANA zone of the person. */
  timeZone: string
  scope?: Scope
  /** A detached clone of the selected part, for scope `selection` (see `selection.ts`). */
  selection?: Element
}

/** Fewer words than this and no declaration as an article: a front page, a form, a notice. */
const SHORTEST_ARTICLE = 80

/**
 * Document → Article. Pure: no network, no globals of the page.
 * @throws {Problem} `not_article` when scope is `article` and the page holds none; `unreadable` when there is no text.
 */
export function extract({ url, document, now, scope = 'article', selection }: ExtractInput): Article {
  const facts = pageFacts(document, url)
  const publishers = publisherCandidates(facts)
  const publisher = publishers[0]?.value
  const titles = titleCandidates(facts, publisher)
  const title = titles[0]?.value ?? ''

  const { body, lead, figures } = bodyFor(scope, facts, title, selection)
  const html = serialise(body)
  const text = toText(body)

  const languages = languageCandidates(facts, `${title} ${text}`)
  const language = languages[0]?.value
  const found = dateCandidates(facts, language)
  const published = rankPublished(found.published, now)
  const modified = rankModified(found.modified, found.published, published[0]?.value)
  const { authors, agency, evidence: authorEvidence } = findAuthors(facts, publisher ?? '', text.split('\n'))
  const tags = tagCandidates(facts, publisher ?? '')
  const descriptions = descriptionCandidates(facts, title)
  const sections = sectionCandidates(facts)
  const bodyImages = imagesOf(body)
  const images = leadFirst([...withCaption(imageCandidates(facts), figures), ...(lead ? [lead] : [])], bodyImages)
  const paywalled = isPaywalled(facts)

  return withoutEmpty({
    url: facts.url,
    title,
    authors,
    agency,
    publisher,
    published: published[0]?.value,
    modified: modified[0]?.value,
    language,
    direction: directionOf(language, document),
    description: descriptions[0]?.value,
    section: sections[0]?.value,
    tags: tags[0] ? (JSON.parse(tags[0].value) as string[]) : [],
    image: images[0],
    images,
    paywalled: paywalled || undefined,
    html,
    markdown: toMarkdown(body),
    text,
    evidence: withoutEmpty({
      title: titles,
      authors: some(authorEvidence),
      publisher: some(publishers),
      published: some(published),
      modified: some(modified),
      language: some(languages),
      description: some(descriptions),
      section: some(sections),
      tags: some(tags),
      paywalled: paywalled ? [{ value: 'true', source: 'json-ld' }] : undefined,
    } satisfies Partial<Record<Field, Evidence[]>>),
  })
}

const some = (evidence: Evidence[]) => (evidence.length ? evidence : undefined)

/** Absent fields are absent, so that an Article is the same before and after JSON. */
const withoutEmpty = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T

interface Found {
  body: Element
  /** The picture before the first text, taken out of the body. */
  lead?: Image
  /** Every captioned picture of the page. */
  figures: Image[]
}

/** The sanitised body for the scope. */
function bodyFor(scope: Scope, facts: PageFacts, title: string, selection?: Element): Found {
  const { document, pageUrl } = facts
  if (scope === 'selection') {
    if (!selection) throw new Problem('no_selection')
    return { body: readable(sanitise(selection, document)), figures: [] }
  }
  const copy = snapshot(document, pageUrl)
  if (!copy.body) throw new Problem('unreadable')
  const figures = imagesOf(copy.body).filter(({ caption }) => caption)
  const found = scope === 'page' ? copy.body : findBody(copy, facts)
  if (!found) throw new Problem('not_article')
  clean(found, title)
  const body = sanitise(found, document)
  if (scope === 'article' && !isArticle(body, facts)) throw new Problem('not_article')
  return { lead: takeLead(body), body: readable(body), figures }
}

function readable(body: Element): Element {
  if ((body.textContent ?? '').trim() === '' && !body.querySelector('img')) throw new Problem('unreadable')
  return body
}

/** A page is an article when it says so and has text, or when its text is long enough and is not a list of links. */
function isArticle(body: Element, facts: PageFacts): boolean {
  const amount = amountOf(body.textContent ?? '')
  const declared = facts.article !== undefined || facts.meta('og:type').some((type) => /^article/i.test(type))
  if (declared) return amount > 0
  const isFrontPage = URL.canParse(facts.url) && new URL(facts.url).pathname === '/' && !new URL(facts.url).search
  return amount >= SHORTEST_ARTICLE && linkDensity(body) < 0.5 && !isFrontPage
}

/** The same file at another size or path: `id123-600x400.jpg`, `id123.jpg?w=800`. */
const fileOf = (url: string) => (url.split(/[?#]/)[0]?.split('/').at(-1) ?? url).replace(/[-_]\d+x\d+(?=\.\w+$)/, '')

/** The declared lead images, with the words that the same picture carries on the page. */
const withCaption = (declared: Image[], figures: Image[]): Image[] =>
  declared.map((image) => ({ ...figures.find(({ url }) => fileOf(url) === fileOf(image.url)), ...withoutEmpty(image) }))

/** The lead image, then the pictures of the body, each once. */
function leadFirst(leads: Image[], body: Image[]): Image[] {
  const all = [...leads.slice(0, 1), ...body]
  return all.filter((image, i) => all.findIndex((other) => fileOf(other.url) === fileOf(image.url)) === i)
}
