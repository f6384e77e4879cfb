import { decodedLine, isNode } from '../page/json-ld'
import type { PageFacts } from '../page/page-facts'
import { amountOf } from '../text/amount'
import type { Coverage } from './coverage'

/** Minimum characters of a paragraph in a framework's data. */
const PARAGRAPH = 80
/** Characters enough to tell texts apart. */
const BEGINNING = 60
/** The most values examined in a page's data, which may hold a whole shop. */
const MOST_VALUES = 50_000
const DEEPEST = 24
/** Characters; more is a site's data, not a page's. */
const LONGEST_DATA = 5_000_000

/** The paragraphs of JSON-LD `articleBody`; empty when the page states none. */
export const statedBody = ({ article }: PageFacts): string[] =>
  typeof article?.articleBody === 'string' ? paragraphsOf(onceOnly(article.articleBody.trim())) : []

/**
 * The paragraphs of the text in the data a framework builds the page from; empty if none there agrees with the page's
 * title or description.
 */
export function builtBody({ document }: PageFacts, coverage: (text: string) => Coverage): string[] {
  const agrees = (paragraphs: string[]) => {
    const { ofTitle, ofDescription } = coverage(paragraphs.join(' '))
    return Math.max(ofTitle, ofDescription) > 0.3
  }
  return longest(
    [...document.querySelectorAll('script[type="application/json"], script#__NEXT_DATA__')]
      .map((script) => script.textContent ?? '')
      .filter((text) => text.length < LONGEST_DATA)
      .flatMap(textsIn)
      .filter(agrees),
  )
}

const amount = (paragraphs: string[]) => amountOf(paragraphs.join('\n'))

const longest = (texts: string[][]) =>
  texts.reduce<string[]>((best, next) => (amount(next) > amount(best) ? next : best), [])

/** Split by lines or block elements. */
const paragraphsOf = (text: string): string[] =>
  text
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|figcaption)>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .split(/\n+/)
    .map(decodedLine)
    .filter(Boolean)

/** Some sites state their text twice in a row. */
function onceOnly(text: string): string {
  const again = text.indexOf(text.slice(0, BEGINNING), BEGINNING)
  return Math.abs(2 * again - text.length) < 0.1 * text.length ? text.slice(0, again) : text
}

/** Texts of several paragraphs in a page's data: one long string, or a list of pieces with one string each. */
function textsIn(json: string): string[][] {
  const texts: string[][] = []
  let values = 0
  const visit = (value: unknown, depth: number): void => {
    if (values++ > MOST_VALUES || depth > DEEPEST) return
    if (typeof value === 'string') {
      const paragraphs = paragraphsOf(value).filter((line) => line.length >= PARAGRAPH)
      if (paragraphs.length > 1) texts.push(paragraphsOf(value))
    } else if (Array.isArray(value)) {
      const pieces = value.flatMap((piece) => paragraphsOf(longestString(piece)))
      if (pieces.filter((line) => line.length >= PARAGRAPH).length > 1) texts.push(pieces)
      for (const piece of value) visit(piece, depth + 1)
    } else if (isNode(value)) for (const inner of Object.values(value)) visit(inner, depth + 1)
  }
  visit(parsed(json), 0)
  return texts
}

/** Not every block of this type is JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function longestString(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value
  if (!isNode(value) || depth > 2) return ''
  return Object.values(value)
    .map((inner) => longestString(inner, depth + 1))
    .reduce((best, next) => (next.length > best.length ? next : best), '')
}
