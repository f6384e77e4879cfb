import type { Evidence } from '../article'
import { isNode, listOf, textOf, typesOf } from './json-ld'
import type { PageFacts } from './page-facts'

/** Meta elements that state the publication, most trusted first. */
const PUBLISHED_META =
  'article:published_time article:published:time og:published_time og:article:published_time datepublished parsely-pub-date sailthru.date publishdate publish-date publish_date pubdate dc.date.issued dcterms.issued dcterms.created dc.date date weibo:article:create_at citation_publication_date'
const MODIFIED_META =
  'article:modified_time article:modified:time og:updated_time datemodified last-modified dcterms.modified weibo:article:update_at'

/** Names of publication dates that no list can hold: `w-published-date`, `cms:pub_date`, `video:release_date`. */
const PUBLISHED_NAME = /publi(?:sh|c)|pub[-_]?(?:date|time)|release|issued|created|upload|(?:^|[.:_-])date(?:$|[.:_-])/
/** … and of others with such names: other times, other things. */
const OTHER_NAME = /modif|updat|expir|valid|event|until|end|unpub|revis|publisher|url|id$/

/** A date that the page states or shows. */
export interface PageDate extends Evidence {
  updated: boolean
  /** The date that the page's text states where an attribute, or nothing, gives the value. */
  text?: string
}

/** What the article's own structured data and the known meta elements state, as text. */
export function declaredDates({ article, meta }: PageFacts): PageDate[] {
  const ld = (property: string, updated: boolean) =>
    listOf(article?.[property]).map((value) => ({ value: textOf(value), source: 'json-ld', updated }))
  const metas = (names: string, updated: boolean) =>
    names.split(' ').flatMap((source) => meta(source).map((value) => ({ value, source, updated })))
  return [
    ...ld('datePublished', false),
    ...metas(PUBLISHED_META, false),
    ...ld('dateModified', true),
    ...metas(MODIFIED_META, true),
  ]
}

/** Weaker words of the page's makers, in order of trust: the page's node, telling meta names. */
export function hiddenDates({ document, jsonLd, article }: PageFacts): PageDate[] {
  const nodes = jsonLd.filter(
    (node) => isNode(node) && typesOf(node).some((type) => /Page$|Video|Audio|Recipe|Work|Episode|Book/.test(type)),
  )
  const date = (value: string, source: string): PageDate[] => (value ? [{ value, source, updated: false }] : [])
  return [
    ...['datePublished', 'uploadDate', 'dateCreated'].flatMap((property) =>
      [...nodes, ...(article ? [article] : [])].flatMap((node) => date(textOf(node[property]), `json-ld ${property}`)),
    ),
    ...[...document.querySelectorAll('meta[content]')].flatMap((element) => {
      const names = ['name', 'property', 'itemprop'].map((attribute) => element.getAttribute(attribute)?.toLowerCase())
      const name = names.find((n) => n && PUBLISHED_NAME.test(n) && !OTHER_NAME.test(n))
      return name ? date(element.getAttribute('content') ?? '', name) : []
    }),
  ]
}

/** Structured data that does not parse, or a framework's: one date under such a name; several are several stories'. */
export function scriptDate(document: Document): PageDate[] {
  const days = new Map<string, PageDate>()
  for (const script of document.querySelectorAll('script:not([src])'))
    for (const [, name = '', value = ''] of (script.textContent ?? '').matchAll(
      /["'](date_?published|publish(?:ed)?_?(?:at|date|time|on)|pub_?date|publication_?date)\\?["']\s*:\s*\\?["'](\d{4}-\d\d-\d\d[\dT:.Z+ -]{0,20})/gi,
    ))
      days.set(value.slice(0, 10), { value, source: `script ${name}`, updated: false })
  return days.size === 1 ? [...days.values()] : []
}
