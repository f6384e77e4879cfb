import { LONGEST_LINE } from '../text/one-line'

/** A schema.org node as published: nothing about its shape can be trusted. */
export type LdNode = { [property: string]: unknown }

/** https://schema.org/Article with all its subtypes, and the posts that news blogs declare. */
const ARTICLE_TYPE = /(?:Article|(?:Blog|Media)Posting|Report)$/

export const isNode = (value: unknown): value is LdNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any value as a list: schema.org allows one or many everywhere. */
export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.flat(3) : [value]

/** The text of a value: a string, a number, or `@value` / `name` of a node. */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return decodedLine(value.trim().slice(0, LONGEST_LINE))
  if (typeof value === 'number') return String(value)
  if (depth > 4) return ''
  if (Array.isArray(value)) return textOf(value[0], depth + 1)
  return isNode(value) ? textOf(value['@value'] ?? value.name, depth + 1) : ''
}

/** Of any length, as one line. */
export const decodedLine = (text: string): string => decodeEntities(text).replace(/\s+/g, ' ').trim()

/** Sites escape their headlines for HTML although JSON-LD is not HTML: `&amp;`, `&#039;`, `&quot;`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (all, dec, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? all
    const code = dec ? Number(dec) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

export const typesOf = (node: LdNode): string[] => listOf(node['@type']).filter((t) => typeof t === 'string')

export const isArticleNode = (node: LdNode): boolean => typesOf(node).some((type) => ARTICLE_TYPE.test(type))

/**
 * Real pages wrap JSON-LD in comments or CDATA, end it with `;`, put raw line breaks into strings, commas before
 * brackets, two objects into one block, and escape it all for HTML.
 */
function parse(source: string): unknown {
  const bare = source.replace(/<!\[CDATA\[|\]\]>/g, '')
  const text = bare.slice(bare.search(/[[{]/), Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']')) + 1)
  // White space is never needed outside strings; control characters are not allowed inside them.
  const flat = text.replace(/[^!-~\u00a1-\uffff]+/g, ' ')
  const lenient = () => flat.replace(/, ?([}\]])/g, '$1')
  const several = () => `[${lenient().replace(/\} ?(?=\{)/g, '},')}]`
  for (const attempt of [() => text, () => flat, lenient, several, () => decodeEntities(flat)]) {
    try {
      return JSON.parse(attempt())
    } catch {
      // The next attempt is more lenient; a block that stays unreadable is no evidence.
    }
  }
  return undefined
}

/** Pages describe whole shops; each node is compared with others. */
const MOST_NODES = 1_000

function flatten(value: unknown, into: LdNode[], depth = 0): void {
  if (depth > 6 || into.length > MOST_NODES) return
  for (const node of listOf(value).filter(isNode)) {
    into.push(node)
    for (const property of ['@graph', 'mainEntity', 'mainEntityOfPage']) flatten(node[property], into, depth + 1)
  }
}

/**
 * Every independent JSON-LD node of the page: top level, `@graph` and main entities. Not nested claims, videos and
 * related articles: they have other dates and authors.
 */
export function jsonLdNodes(document: Document): LdNode[] {
  const nodes: LdNode[] = []
  for (const script of document.querySelectorAll('script[type*="ld+json" i]'))
    flatten(parse(script.textContent ?? ''), nodes)
  return nodes
}

/** The node an `@id` reference points to, or the value itself. */
export function resolve(value: unknown, nodes: readonly LdNode[]): unknown {
  if (!isNode(value) || typeof value['@id'] !== 'string' || Object.keys(value).length > 2) return value
  return nodes.find((node) => node !== value && node['@id'] === value['@id'] && Object.keys(node).length > 1) ?? value
}
