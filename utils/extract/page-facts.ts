import type { Evidence } from '../article'
import { urlCandidates, withoutTracking } from './canonical-url'
import { headingText, headlineElement } from './headline'
import { isArticleNode, isNode, jsonLdNodes, type LdNode, listOf, textOf } from './json-ld'
import { oneLine } from './one-line'

/** What the page declares about itself, read once; every metadata rule works on this. */
export interface PageFacts {
  /** Where the document was read. */
  pageUrl: string
  /** The article's own address. */
  url: string
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

/** Read the page's declarations. `url` is where the document was read. */
export function pageFacts(document: Document, url: string): PageFacts {
  const metas = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = oneLine(element.getAttribute('content'))
    if (!value) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase()
      if (name) metas.set(name, [...new Set([...(metas.get(name) ?? []), value])])
    }
  }
  const meta = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? [])
  const urls = urlCandidates(document, url, meta('og:url'))
  const canonical = urls[0]?.value ?? url
  const jsonLd = jsonLdNodes(document)
  const title = oneLine(document.querySelector('title')?.textContent)
  const titles = [...meta('og:title'), title]
  const headline = headlineElement(
    document,
    titles,
    jsonLd.filter(isArticleNode).map((node) => textOf(node.headline)),
  )
  const article = articleNode(jsonLd, canonical, [headline ? headingText(headline) : '', ...titles])
  return { pageUrl: url, url: canonical, urls, document, meta, jsonLd, article, title, headline }
}

const sameText = (a: string, b: string) => a !== '' && b !== '' && (a.includes(b) || b.includes(a))

/** The node whose address or headline is this page's; else the first that contradicts neither. */
function articleNode(nodes: readonly LdNode[], url: string, titles: string[]): LdNode | undefined {
  const articles = nodes.filter(isArticleNode)
  const plain = (address: string) => withoutTracking(address).replace(/^https?:\/\/(?:www\.)?|[#/]+$/g, '')
  const path = (address: string) => plain(address).replace(/^[^/]+/, '')
  const addresses = (node: LdNode) =>
    [node.url, node['@id'], node.mainEntityOfPage]
      .flatMap(listOf)
      .map(addressOf)
      .filter((a) => /^https?:/.test(a))
  const here = (node: LdNode) => addresses(node).some((address) => plain(address) === plain(url))
  const named = (node: LdNode) => titles.some((title) => sameText(title, oneLine(textOf(node.headline))))
  // A sister paper's address for the same story differs in the host alone.
  const elsewhere = (node: LdNode) =>
    addresses(node).length > 0 &&
    !addresses(node).some((address) => path(address) === path(url)) &&
    textOf(node.headline) !== '' &&
    titles.some(Boolean)
  return articles.find(here) ?? articles.find(named) ?? articles.find((node) => !elsewhere(node))
}

function addressOf(value: unknown): string {
  const address = isNode(value) ? (value['@id'] ?? value.url) : value
  return typeof address === 'string' ? address : ''
}
