import { withoutAmp } from '../../amp-address'
import type { Evidence } from '../../article'
import { headingText, headlineElement } from '../text/headline'
import { oneLine } from '../text/one-line'
import { plainAddress, urlCandidates } from './canonical-url'
import { isArticleNode, isNode, jsonLdNodes, type LdNode, listOf, textOf } from './json-ld'

/** What the page declares about itself, read once; every metadata rule works on this. */
export interface PageFacts {
  /** Where the document was read. */
  pageUrl: string
  /** The article's own address. */
  url: string
  /** Its host name without `www.`; empty for a file. */
  host: string
  urls: Evidence[]
  document: Document
  /** Contents of the meta elements with this name, property or itemprop (lower case), in page order. */
  meta(...names: string[]): string[]
  jsonLd: readonly LdNode[]
  /** The JSON-LD node that describes this article. */
  article?: LdNode
  /** The document's `<title>`; empty when it has none. */
  title: string
  /** The page's headline element. */
  headline?: Element
}

/** Per name; no article has more. */
const MOST_VALUES = 100

/** Read the page's declarations. `url` is where the document was read. */
export function pageFacts(document: Document, url: string): PageFacts {
  const metas = new Map<string, Set<string>>()
  for (const element of document.getElementsByTagName('meta')) {
    const value = oneLine(element.getAttribute('content'))
    if (!value) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase()
      const values = metas.get(name ?? '') ?? new Set()
      if (name && values.size < MOST_VALUES) metas.set(name, values.add(value))
    }
  }
  const meta = (...names: string[]) => names.flatMap((name) => [...(metas.get(name) ?? [])])
  const urls = urlCandidates(document, url, meta('og:url'))
  const canonical = urls[0]?.value ?? url
  const jsonLd = jsonLdNodes(document)
  const articles = jsonLd.filter(isArticleNode)
  const title = oneLine(document.querySelector('title')?.textContent)
  const titles = [...meta('og:title'), title].filter(Boolean)
  const headline = headlineElement(
    document,
    titles,
    articles.map((node) => textOf(node.headline)),
  )
  if (headline) titles.push(headingText(headline))
  const article = articleNode(articles, canonical, titles)
  const host = URL.canParse(canonical) ? new URL(canonical).hostname.replace(/^www\./, '') : ''
  return { pageUrl: url, host, url: canonical, urls, document, meta, jsonLd, article, title, headline }
}

/** What the meta elements of these names say, each with its name. */
export const metaEvidence = ({ meta }: PageFacts, ...names: string[]): Evidence[] =>
  names.flatMap((source) => meta(source).map((value) => ({ value, source })))

/** The node whose address or headline is this page's; else the first that contradicts neither. */
function articleNode(articles: readonly LdNode[], url: string, titles: readonly string[]): LdNode | undefined {
  // The AMP and plain addresses of a page are one article.
  const ampless = (address: string) => (URL.canParse(address) ? withoutAmp(new URL(address)).href : address)
  const bare = (address: string) =>
    plainAddress(ampless(address)).replace(/^https?:\/\/(?:www\.)?|(?<![#/])[#/]+$/g, '')
  const path = (address: string) => bare(address).replace(/^[^/]+/, '')
  const known = articles.map((node) => ({
    node,
    headline: oneLine(textOf(node.headline)),
    addresses: [node.url, node['@id'], node.mainEntityOfPage]
      .flatMap(listOf)
      .map((value) => String(isNode(value) ? (value['@id'] ?? value.url) : value))
      .filter((address) => /^https?:/.test(address)),
  }))
  const found =
    known.find(({ addresses }) => addresses.some((address) => bare(address) === bare(url))) ??
    known.find(
      ({ headline }) => headline && titles.some((title) => title.includes(headline) || headline.includes(title)),
    ) ??
    // A sister paper's address for the same story differs only in the host.
    known.find(
      ({ headline, addresses }) =>
        !headline || !titles.length || !addresses.length || addresses.some((address) => path(address) === path(url)),
    )
  return found?.node
}
