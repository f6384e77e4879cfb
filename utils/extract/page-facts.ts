import type { Evidence } from '../article'
import { urlCandidates, withoutTracking } from './canonical-url'
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
  const headline = headlineElement(document, titles)
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

/** Inside an article a header holds its headline; outside it holds the site's name. */
const isMasthead = (h1: Element) =>
  h1.closest('nav, [role=banner]') !== null ||
  (h1.closest('header') !== null && h1.closest('article, main, [role=main]') === null)

/** The h1 that the page's own titles confirm; a logo or section name in an h1 is none. */
function headlineElement(document: Document, titles: string[]): Element | undefined {
  const all = [...document.querySelectorAll('h1')].filter((h1) => headingText(h1).length > 1)
  const body = all.filter((h1) => !isMasthead(h1))
  const shown = body.length ? body : all
  // Most of the title, or its beginning: "News" confirms nothing in "Council approves budget | BBC News".
  const confirms = (title: string, text: string) =>
    title.startsWith(text) || text.includes(title) || (title.includes(text) && text.length * 2 > title.length)
  const confirmed = shown.filter((h1) => titles.some((title) => title !== '' && confirms(title, headingText(h1))))
  if (confirmed.length) return confirmed.reduce((a, b) => (headingText(b).length > headingText(a).length ? b : a))
  const inArticle = shown.filter((h1) => h1.closest('article, main, [role=main], [itemprop=articleBody]'))
  if (inArticle.length === 1) return inArticle[0]
  return shown.length === 1 && body.length === 1 ? shown[0] : undefined
}

/** A heading as one line: a break or a change of element separates words, except between two ideographs. */
export function headingText(heading: Element): string {
  const texts: string[] = []
  const walker = heading.ownerDocument.createTreeWalker(heading, 4 /* NodeFilter.SHOW_TEXT */)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    // Some frameworks put the style sheet of a component inside it.
    if (!parentElement?.closest('style, script, noscript, svg')) texts.push(oneLine(textContent))
  }
  return texts.filter(Boolean).reduce((line, text) => {
    const joined = /[\p{Script=Han}\p{P}]$/u.test(line) && /^[\p{Script=Han}\p{P}]/u.test(text)
    return line === '' || joined ? line + text : `${line} ${text}`
  }, '')
}
