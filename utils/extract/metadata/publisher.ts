import type { Evidence } from '../../article'
import { type LdNode, listOf, resolve, textOf, typesOf } from '../page/json-ld'
import { metaEvidence, type PageFacts } from '../page/page-facts'

/** A bare domain at the end of a name is not part of it: "大纪元 www.epochtimes.com" → "大纪元". */
const TRAILING_DOMAIN = /(?:[\s|｜–—·:,(（]|(?<=\s)-)+(?:https?:\/\/)?(?:[^\s./:A-Z]+\.)+[a-z]{2,}\/?[)）]?$/

/** "Le Monde.fr - Actualités et infos", "大纪元 | 新闻": what follows the separator is a slogan. */
const SLOGAN = /(?:\s+[–—-]\s|\s*[|｜]).*$/

/** The name a reader would use, from what a site calls itself. */
export function shortName(name: string): string {
  const bare = name.slice(0, 300).trim()
  return bare.replace(TRAILING_DOMAIN, '').replace(SLOGAN, '').trim() || bare
}

/** What the site may be called in titles and tags. */
export const siteNames = ({ meta, host }: PageFacts, publisher: string): string[] =>
  [
    publisher,
    ...meta('og:site_name', 'application-name', 'apple-mobile-web-app-title'),
    host,
    host.replace(/(?:\.com?)?\.\w+$/, ''),
  ].filter((name) => name.length > 1)

/**
 * Every name of the publisher: structured data's before `og:site_name`, which is often a slogan or a domain. An
 * Organization that the article does not call its publisher comes later: it may be the host or an advertiser.
 */
export function publisherCandidates(facts: PageFacts): Evidence[] {
  const own = listOf(facts.article?.publisher).map((value) => resolve(value, facts.jsonLd))
  const named = (type: RegExp, source: string): Evidence[] =>
    facts.jsonLd
      .filter((node: LdNode) => typesOf(node).some((name) => type.test(name)))
      .map((node) => ({ value: textOf(node.name), source }))
  return [
    ...own.map((value) => ({ value: textOf(value), source: 'json-ld' })),
    ...metaEvidence(facts, 'og:site_name'),
    ...named(/Organization$|Corporation$/, 'json-ld organization'),
    ...named(/^WebSite$/, 'json-ld website'),
    ...metaEvidence(facts, 'application-name', 'dc.publisher', 'dcterms.publisher'),
  ]
    .map(({ value, source }) => ({ value: shortName(value), source }))
    .filter(({ value }) => value !== '' && !/^https?:/.test(value))
}
