import { canonicalUrl } from './canonical-url'
import { isArticleNode, jsonLdNodes, type LdNode, listOf, textOf } from './json-ld'
import { oneLine } from './one-line'

/** What the page declares about itself, read once; every metadata rule works on this. */
export interface PageFacts {
  /** Where the document was read. */
  pageUrl: string
  /** The article's own address. */
  url: string
  document: Document
  /** Contents of the meta elements with this name, property or itemprop (lower case), in page order. */
  meta(...names: string[]): string[]
  jsonLd: readonly LdNode[]
  /** The JSON-LD node that describes this article. */
  article?: LdNode
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
  const canonical = canonicalUrl(document, url, meta('og:url'))
  const jsonLd = jsonLdNodes(document)
  const titles = [...meta('og:title'), oneLine(document.title)]
  const headline = headlineElement(document, titles)
  const article = articleNode(jsonLd, canonical, [oneLine(headline?.textContent), ...titles])
  return { pageUrl: url, url: canonical, document, meta, jsonLd, article, headline }
}

const sameText = (a: string, b: string) => a !== '' && b !== '' && (a.includes(b) || b.includes(a))

/** On pages with several articles, the node whose address or headline is this page's. */
function articleNode(nodes: readonly LdNode[], url: string, titles: string[]): LdNode | undefined {
  const articles = nodes.filter(isArticleNode)
  const path = (address: string) => address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#].*$|\/$/g, '')
  const names = (node: LdNode) => [node.url, node['@id'], node.mainEntityOfPage].flatMap(listOf).map((v) => address(v))
  return (
    articles.find((node) => names(node).some((name) => name !== '' && path(name) === path(url))) ??
    articles.find((node) => titles.some((title) => sameText(title, textOf(node.headline)))) ??
    articles[0]
  )
}

function address(value: unknown): string {
  if (typeof value === 'string') return value
  const node = typeof value === 'object' && value !== null ? (value as LdNode) : {}
  return String(node['@id'] ?? node.url ?? '')
}

/** The h1 that the page's own titles confirm; a logo or section name in an h1 is none. */
function headlineElement(document: Document, titles: string[]): Element | undefined {
  const shown = [...document.querySelectorAll('h1')].filter((h1) => oneLine(h1.textContent).length > 1)
  const confirmed = shown.find((h1) => titles.some((title) => title.includes(oneLine(h1.textContent))))
  if (confirmed) return confirmed
  const inArticle = shown.filter((h1) => h1.closest('article, main, [role=main], [itemprop=articleBody]'))
  if (inArticle.length === 1) return inArticle[0]
  return shown.length === 1 && !shown[0]?.closest('nav, [role=banner]') ? shown[0] : undefined
}
