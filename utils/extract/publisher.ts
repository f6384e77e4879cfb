import type { Evidence } from '../article'
import { letters } from './headline'
import { type LdNode, listOf, resolve, textOf, typesOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'

/** A bare domain at the end of a name is no part of it: "大纪元 www.epochtimes.com" → "大纪元". */
const TRAILING_DOMAIN = /(?:[\s|｜–—·:,(（]|(?<=\s)-)+(?:https?:\/\/)?(?:[\p{Ll}\p{Lo}\d-]+\.)+[a-z]{2,}\/?[)）]?$/u

/** "Le Monde.fr - Actualités et infos", "大纪元 | 新闻": what follows the separator is a slogan. */
const SLOGAN = /\s+[|｜–—-]\s+.*$|\s*[|｜].*$/

/** The legal form at the end of a company's name. */
const COMPANY = /[\s,](?:GmbH|AG|KG|Inc|LLC|Ltd|Limited|S\.? ?[LA]|S\.?r\.?l|S\.?p\.?A|[BN]\.?V)\.?$|(?:公司|会社)$/

/** The name a reader would use, from what a site calls itself. */
export function shortName(name: string): string {
  const short = name.slice(0, 300).replace(TRAILING_DOMAIN, '').replace(SLOGAN, '').trim()
  return short || name.trim().slice(0, 300)
}

/**
 * Every name of the publisher: structured data's before `og:site_name`, which is often a slogan or a domain. An
 * Organization that the article does not call its publisher may be the host or an advertiser: it comes after.
 */
export function publisherCandidates(facts: PageFacts): Evidence[] {
  const publishers = listOf(facts.article?.publisher).map((value) => resolve(value, facts.jsonLd))
  const organisations = facts.jsonLd.filter((node) => typesOf(node).some((t) => /Organization$|Corporation$/.test(t)))
  const named = (nodes: readonly LdNode[]) =>
    nodes.map((node) => ({ value: textOf(node.name), source: 'json-ld organization' }))
  const sites = facts.jsonLd.filter((node) => typesOf(node).includes('WebSite'))
  const microdata = facts.document.querySelector('[itemprop=publisher] [itemprop=name]')
  const found: Evidence[] = [
    ...publishers.map((publisher) => ({ value: textOf(publisher), source: 'json-ld' })),
    ...named(organisations.filter((node) => publishers.includes(node))),
    { value: oneLine(microdata?.getAttribute('content') ?? microdata?.textContent), source: 'microdata' },
    ...facts.meta('og:site_name').map((value) => ({ value, source: 'og:site_name' })),
    ...named(organisations.filter((node) => !publishers.includes(node))),
    ...sites.map((node) => ({ value: textOf(node.name), source: 'json-ld website' })),
    ...facts.meta('application-name', 'dc.publisher', 'dcterms.publisher').map((value) => ({ value, source: 'meta' })),
  ]
  const names = found
    .map(({ value, source }) => ({ value: shortName(value), source }))
    .filter(({ value }) => value !== '' && !/^https?:/.test(value))
  // The company behind a paper carries its name: "Ediciones El Diario S.L." after "El Diario".
  const [first] = names
  const short = names.find(
    ({ value }) =>
      COMPANY.test(first?.value ?? '') && !COMPANY.test(value) && letters(first?.value ?? '').includes(letters(value)),
  )
  return short ? [short, ...names.filter((name) => name !== short)] : names
}
