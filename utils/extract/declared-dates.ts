import type { Evidence } from '../article'
import { isNode, listOf, textOf, typesOf } from './json-ld'
import type { PageFacts } from './page-facts'

/** Meta elements that state the publication, most trusted first. */
const PUBLISHED_META = [
  'article:published_time',
  'article:published:time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'pubdate',
  'publication_date',
  'cxenseparse:recs:publishtime',
  'iso-8601-publish-date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'dcterms.date',
  'date',
  'article.published',
  'weibo:article:create_at',
  'citation_publication_date',
  'citation_online_date',
  'uploaddate',
  'datecreated',
]
const MODIFIED_META = [
  'article:modified_time',
  'article:modified:time',
  'og:updated_time',
  'datemodified',
  'dateupdate',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'weibo:article:update_at',
]

/** Names of publication dates that no list can hold: `w-published-date`, `cms:pub_date`, `video:release_date`, `uploaded`. */
const PUBLISHED_NAME = /publi(?:sh|c)|pub[-_]?(?:date|time)|release|issued|created|upload|(?:^|[.:_-])date(?:$|[.:_-])/i
/** … and of others with such names: other times, other things. */
const OTHER_NAME = /modif|updat|expir|valid|event|until|end|unpub|revis|publisher|url|id$/i

/** A date as text, with the name under which the page states it. */
export interface Declared extends Evidence {
  updated: boolean
}

/** What the article's own structured data and the known meta elements state. */
export function declaredDates({ article, meta }: PageFacts): Declared[] {
  const ld = (property: string, updated: boolean) =>
    listOf(article?.[property]).map((value) => ({ value: textOf(value), source: 'json-ld', updated }))
  const metas = (names: string[], updated: boolean) =>
    names.flatMap((source) => meta(source).map((value) => ({ value, source, updated })))
  return [
    ...ld('datePublished', false),
    ...metas(PUBLISHED_META, false),
    ...ld('dateModified', true),
    ...metas(MODIFIED_META, true),
  ]
}

/** Weaker words of the page's makers, in order of trust: the page's node, telling meta names, dates in scripts. */
export function hiddenDates({ document, jsonLd, article }: PageFacts): Declared[] {
  const nodes = jsonLd.filter(
    (node) => isNode(node) && typesOf(node).some((type) => /Page$|Video|Audio|Recipe|Work|Episode|Book/.test(type)),
  )
  const pages = ['datePublished', 'uploadDate', 'dateCreated'].flatMap((property) =>
    [...nodes, ...(article && property === 'dateCreated' ? [article] : [])].map((node) => ({
      value: textOf(node[property]),
      source: `json-ld ${property}`,
      updated: false,
    })),
  )
  const metas = [...document.querySelectorAll('meta[content]')].flatMap((element) => {
    const name =
      element.getAttribute('name') ?? element.getAttribute('property') ?? element.getAttribute('itemprop') ?? ''
    const isPublished = PUBLISHED_NAME.test(name) && !OTHER_NAME.test(name)
    return isPublished
      ? [{ value: element.getAttribute('content') ?? '', source: name.toLowerCase(), updated: false }]
      : []
  })
  return [...pages, ...metas].filter(({ value }) => value)
}

/** Structured data that does not parse, or a framework's: one date under such a name; several are several stories'. */
export function scriptDate(document: Document): Declared[] {
  const days = new Map<string, Declared>()
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? ''
    for (const [, name = '', value = ''] of text.matchAll(
      /["'](date_?published|publish(?:ed)?_?(?:at|date|time|on)|pub_?date|publication_?date)\\?["']\s*:\s*\\?["'](\d{4}-\d\d-\d\d[\dT:.Z+ -]{0,20})/gi,
    ))
      days.set(value.slice(0, 10), { value, source: `script ${name}`, updated: false })
  }
  return days.size === 1 ? [...days.values()] : []
}
