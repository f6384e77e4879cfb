import type { Evidence, Moment } from '../article'
import { listOf, textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import { monthNames, readMoment } from './read-moment'

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

/** Words that mark a time as the last change, in the languages of the bench of the field; tested before a visible date. */
const UPDATED =
  /updat|modif|edit(?:ed|ado)|revis|aktuali|aktualisiert|geändert|mis à jour|mise à jour|actuali[sz]|atualiza|aggiorna|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|päivit|更新|修改|修订|修訂|수정|업데이트|обновл|изменен|оновлен|güncel|ενημ|تحديث|بروز|עודכן|अपडेट|cập nhật/i

/** Elements near the headline that may show when the article appeared. */
const DATE_HOLDER =
  'time, [itemprop=datePublished], [class*=date i], [class*=time i], [class*=publi i], [class*=info i], [class*=meta i], [class*=byline i]'

/** Parts of a page that carry other articles' dates. */
const ELSEWHERE =
  'aside, nav, footer, form, [class*=related i], [class*=comment i], [id*=comment i], [class*=sidebar i], [class*=teaser i], [class*=recommend i], [class*=most i]'

interface Found {
  published: Evidence[]
  modified: Evidence[]
}

/** Every date the page states for this article, in order of trust. Values are Moments. */
export function dateCandidates(facts: PageFacts, language: string | undefined): Found {
  const names = monthNames(language)
  const read = (values: readonly string[], source: string): Evidence[] =>
    values.flatMap((value) => {
      const moment = readMoment(value, language, names) ?? epochMoment(value)
      return moment ? [{ value: moment, source }] : []
    })
  const ld = (property: string) => read(listOf(facts.article?.[property]).map(textOf), 'json-ld')
  const shown = shownDates(facts, (text) => read([text], 'page')[0]?.value)
  return {
    published: [
      ...ld('datePublished'),
      ...PUBLISHED_META.flatMap((name) => read(facts.meta(name), name)),
      ...shown.filter(({ updated }) => !updated).map(({ value, source }) => ({ value, source })),
      ...ld('dateCreated'),
      ...urlDate(facts.url),
    ],
    modified: [
      ...ld('dateModified'),
      ...MODIFIED_META.flatMap((name) => read(facts.meta(name), name)),
      ...shown.filter(({ updated }) => updated).map(({ value, source }) => ({ value, source })),
    ],
  }
}

/** Some sites write epoch seconds or milliseconds into their meta elements. */
function epochMoment(value: string): Moment | undefined {
  if (!/^1[0-9]{9}(?:\d{3})?$/.test(value.trim())) return undefined
  return new Date(Number(value) * (value.trim().length === 10 ? 1000 : 1)).toISOString()
}

/** Dates shown or marked up around the headline; the words just before a date tell whether it is the last change. */
function shownDates(facts: PageFacts, read: (text: string) => Moment | undefined) {
  const found: { value: Moment; source: string; updated: boolean }[] = []
  const headline = facts.headline
  const isNear = (element: Element) => {
    if (element.closest(ELSEWHERE)) return false
    if (!headline) return element.matches('[itemprop=datePublished]') || element.closest('article, main') !== null
    // Up to three levels around the headline: its header, not the page.
    const around = headline.parentElement?.parentElement?.parentElement
    return element.matches('[itemprop=datePublished]') || around?.contains(element) === true
  }
  const seen = new Set<Element>()
  for (const element of facts.document.querySelectorAll(DATE_HOLDER)) {
    if (found.length >= 8) break
    const text = oneLine(element.textContent)
    if (text.length > 160 || !isNear(element) || [...seen].some((done) => done.contains(element))) continue
    const attribute =
      element.getAttribute('datetime') ?? (element.hasAttribute('itemprop') ? element.getAttribute('content') : null)
    const value = (attribute && read(attribute)) || read(text)
    if (!value) {
      continue
    }
    // A holder with marked-up times inside is read through them.
    if (!element.matches('time') && element.querySelector('time[datetime]')) continue
    seen.add(element)
    const label = `${oneLine(element.previousSibling?.textContent).slice(-30)} ${text.slice(0, 40)} ${element.getAttribute('itemprop') ?? ''} ${element.className} ${element.parentElement?.className ?? ''}`
    const updated = UPDATED.test(label.replace(/published.*$/i, '')) && !/datePublished/.test(label)
    found.push({ value, source: element.matches('time') ? 'time' : 'page', updated })
  }
  return found
}

/** `/2023/09/15/`, `/20230915/`, `/23/9/15/`: weak evidence, a day. */
function urlDate(url: string): Evidence[] {
  const long = /\/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\D|$)/.exec(url)
  const short = /\/([012]\d)\/(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])\//.exec(url)
  const found = long ?? short
  const value = found && readMoment(`${found[1]?.length === 2 ? `20${found[1]}` : found[1]}-${found[2]}-${found[3]}`)
  return value ? [{ value, source: 'url' }] : []
}
