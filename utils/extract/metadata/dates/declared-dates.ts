import type { Evidence } from '../../../article'
import { listOf, textOf, typesOf } from '../../page/json-ld'
import type { PageFacts } from '../../page/page-facts'
import { oneLine } from '../../text/one-line'

/** Meta elements that state the publication, and the last change, most trusted first. */
const PUBLISHED_META =
  'article:published_time article:published:time datepublished parsely-pub-date sailthru.date publish_date pubdate dc.date.issued dcterms.created date citation_publication_date weibo:article:create_at'
const MODIFIED_META = 'article:modified_time og:updated_time datemodified last-modified weibo:article:update_at'

/** Other names of publication dates: `w-published-date`, `cms:pub_date`, `video:release_date`; with exclusions. */
const PUBLISHED_NAME =
  /^(?!.*(?:modif|updat|expir|valid|event|until|end|unpub|publisher|url|id$)).*(?:publi[sc]|pub[-_]?(?:date|time)|release|issued|created|upload|(?:^|[.:_-])date(?:$|[.:_-]))/i

const WORK = /Page$|Article|Video|Audio|Recipe|Work|Episode|Book/

/** A date that the page states or shows. */
export interface PageDate extends Evidence {
  updated: boolean
  /** The date in the visible text, also where an attribute gives the value. */
  text?: string
}

/** What the article's own structured data and the known meta elements state, as text. */
export function declaredDates({ article, meta }: PageFacts): PageDate[] {
  const stated = (property: string, names: string, updated: boolean) => [
    ...listOf(article?.[property]).map((value) => ({ value: textOf(value), source: 'json-ld', updated })),
    ...names.split(' ').flatMap((source) => meta(source).map((value) => ({ value, source, updated }))),
  ]
  return [...stated('datePublished', PUBLISHED_META, false), ...stated('dateModified', MODIFIED_META, true)]
}

/** Weaker declarations, in order of trust: any of the page's works, telling meta names. */
export function hiddenDates({ document, jsonLd }: PageFacts): PageDate[] {
  const works = jsonLd.filter((node) => typesOf(node).some((type) => WORK.test(type)))
  const nodes = ['datePublished', 'uploadDate', 'dateCreated'].flatMap((name) =>
    works.map((node) => ({ value: textOf(node[name]), source: `json-ld ${name}`, updated: false })),
  )
  const metas = [...document.querySelectorAll('meta[content]')].map((element) => {
    const names = ['name', 'property', 'itemprop'].map((attribute) => element.getAttribute(attribute) ?? '')
    const source = names.find((name) => PUBLISHED_NAME.test(name)) ?? ''
    return { value: source && oneLine(element.getAttribute('content')), source: source.toLowerCase(), updated: false }
  })
  return [...nodes, ...metas].filter(({ value }) => value)
}
