import type { Evidence, Moment } from '../article'
import { listOf, textOf } from './json-ld'
import type { PageFacts } from './page-facts'
import { momentsIn, monthNames, readMoment } from './read-moment'
import { shownDates } from './shown-dates'

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
]
const MODIFIED_META = [
  'article:modified_time',
  'article:modified:time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'weibo:article:update_at',
]

/** Nobody who writes these languages lives in UTC. */
const EAST = /^(?:zh|ja|ko|vi|th)\b/
const ZERO = /(?:Z|\+00:00)$/

interface Found {
  published: Evidence[]
  modified: Evidence[]
}

/** Every date the page states for this article, in order of trust. Values are Moments. */
export function dateCandidates(facts: PageFacts, language: string | undefined): Found {
  const names = monthNames(language)
  const read = (values: readonly string[], source: string): Evidence[] =>
    values.flatMap((value) => {
      const moment = epochMoment(value) ?? readMoment(value, language, names)
      return moment ? [{ value: moment, source }] : []
    })
  const ld = (property: string) => read(listOf(facts.article?.[property]).map(textOf), 'json-ld')
  const shown = shownDates(facts, (text) => momentsIn(text, language, names))
  const shownAs = (updated: boolean) =>
    shown.flatMap(({ value, source, ...s }) => (s.updated === updated ? [{ value, source }] : []))
  const found = {
    published: [
      ...ld('datePublished'),
      ...PUBLISHED_META.flatMap((name) => read(facts.meta(name), name)),
      ...shownAs(false),
      ...ld('dateCreated'),
      ...urlDate(facts.url),
    ],
    modified: [
      ...ld('dateModified'),
      ...MODIFIED_META.flatMap((name) => read(facts.meta(name), name)),
      ...shownAs(true),
    ],
  }
  if (!EAST.test(language ?? '')) return found
  // A clock shown to readers is local: the `Z` of a source that prints the same clock is false, its zone unknown.
  const isFalse = (value: Moment) =>
    ZERO.test(value) &&
    shown.some(({ value: clock, text = clock }) => text.includes('T') && value.replace(ZERO, '').startsWith(text))
  const liars = [...found.published, ...found.modified].flatMap(({ value, source }) => (isFalse(value) ? [source] : []))
  const local = (e: Evidence) => (liars.includes(e.source) ? { ...e, value: e.value.replace(ZERO, '') } : e)
  return { published: found.published.map(local), modified: found.modified.map(local) }
}

/** Some sites write epoch seconds or milliseconds into their meta elements. */
function epochMoment(value: string): Moment | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(value.trim())) return undefined
  return new Date(Number(value) * (value.trim().length === 10 ? 1000 : 1)).toISOString()
}

/** `/2023/09/15/`, `/20230915/`, `/23/9/15/`: weak evidence, a day. */
function urlDate(url: string): Evidence[] {
  const long = /\/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\D|$)/.exec(url)
  const short = /\/([012]\d)\/(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])\//.exec(url)
  const found = long ?? short
  const value = found && readMoment(`${found[1]?.length === 2 ? `20${found[1]}` : found[1]}-${found[2]}-${found[3]}`)
  return value ? [{ value, source: 'url' }] : []
}
