import type { Evidence } from '../../article'
import { listOf, textOf } from '../page/json-ld'
import { metaEvidence, type PageFacts } from '../page/page-facts'
import { letters } from '../text/headline'
import { siteNames } from './publisher'
import { decoded, markedTags, shownTags } from './shown-tags'

/** Ideographs need no comma: "北韓 南韓 飛彈" are three tags. */
const split = (text: string): string[] => text.split(/^[\u3040-\u9fff\s]+$/.test(text) ? /\s+/ : /\s*[,;|，；、]\s*/)

/** A tag with its kind, as content systems write it: "Subject: Justice", "topic/brott". */
const KIND = /^[\w ]{2,25}:\s*(?=\S)/

const PATH = /^[a-z]+\/(?=\S)/

/** The kinds of tags worth keeping. */
const TOPIC =
  /^[\w ]*(?:subject|topic|tag|keyword|entit|person|place|location|organi[sz]ation|company|thema)[\w ]*:\s*/i

/** Codes: addresses, `type:story`, `nid: 1`, `editors_pick`, `_commerce`, ids. */
const CODE = /^(?:https?:|_|[a-z]+:\s?[a-z_:.\d-]+$|[a-z]+(?:_[a-z\d]+)+$|[\da-f]{8}(?:-[\da-f]{4}){3}|\d+$)/

/** Characters of a tag with its kind; more is prose. */
const LONGEST = 200

interface Found {
  source: string
  tags: string[]
}

/**
 * The article's tags by source, best first: editors write keywords by hand, structured data mixes them with codes, link
 * lists may be the site's and are searched only if there is nothing better. Values are JSON arrays of strings, since a
 * tag may contain a comma.
 */
export function tagCandidates(facts: PageFacts, publisher: string): Evidence[] {
  const { article, pageUrl } = facts
  const site = siteNames(facts, publisher).map(letters)
  const named = (...names: string[]): Found[] =>
    names.map((source) => ({ source, tags: parts(metaEvidence(facts, source).map(({ value }) => value)) }))
  const read = (found: Found[]): Found[] =>
    found.map(({ source, tags }) => ({ source, tags: clean(tags, site) })).filter(({ tags }) => tags.length > 0)
  const declared = read([
    { source: 'rel=tag', tags: markedTags(facts) },
    ...named('news_keywords', 'keywords'),
    { source: 'json-ld', tags: parts(listOf(article?.keywords).map((keyword) => textOf(keyword))) },
    ...named('parsely-tags', 'article:tag', 'og:article:tag', 'video:tag'),
    ...named('classification-tags', 'custom-keywords', 'its_tag', 'tags', 'dc.subject', 'dcterms.subject'),
  ])
  const slug = letters(decoded(pageUrl))
  const best = ranked(declared, slug)
  const isSure = best[0] && best[0].tags.length > 1 && !doubt(best[0], declared, slug)
  const all = isSure ? best : ranked([...declared, ...read([{ source: 'shown', tags: shownTags(facts) }])], slug)
  return all.map(({ source, tags }) => ({ value: JSON.stringify(tags), source }))
}

const ranked = (found: Found[], slug: string): Found[] =>
  found.toSorted((a, b) => doubt(a, found, slug) - doubt(b, found, slug))

/** A single tag that others list among more, or all joined into one; the headline's words as in the address. */
function doubt({ tags }: Found, found: readonly Found[], slug: string): number {
  const words = tags.map(letters)
  const isPart = found.some(
    (other) => other.tags.length > 1 && other.tags.some((tag) => words[0]?.includes(letters(tag))),
  )
  const isSlug = tags.every((tag, i) => !/\s/.test(tag) && slug.includes(words[i] ?? ''))
  return Number(tags.length === 1 ? isPart : tags.length > 2 && isSlug)
}

/** A single value is a list; several are a tag each. */
const parts = (values: string[]): string[] => (values.length === 1 ? values.flatMap(split) : values)

/** Without duplicates, the publisher's names and what is not a tag: sentences, codes, the kinds of tags. */
function clean(tags: readonly string[], site: readonly string[]): string[] {
  const bare = tags
    .filter(({ length }) => length <= LONGEST)
    .map((tag) => tag.replace(/^[#＃]\s*|^tag:\s*/i, '').trim())
  const isPath = bare.length > 1 && bare.every((tag) => PATH.test(tag))
  const isKind = bare.filter((tag) => KIND.test(tag)).length > 1
  const own = bare
    .map((tag) => tag.replace(isPath ? PATH : isKind ? TOPIC : '', ''))
    .filter((tag) => !isKind || !KIND.test(tag))
  const seen = new Set([...site, ''])
  const isNew = (tag: string) => {
    const key = letters(tag)
    return !seen.has(key) && seen.add(key)
  }
  return own.filter((tag) => tag.length <= 80 && !CODE.test(tag) && isNew(tag)).slice(0, 40)
}
