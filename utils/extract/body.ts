// Not the package's index: it would bring `isProbablyReaderable` along.
import Readability from '@mozilla/readability/Readability.js'
import { textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'

/** Readability asks for 500 characters before it believes a result; a Chinese or Japanese text of that meaning has 200. */
const THRESHOLD = { spaced: 500, unspaced: 200 }

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu

/**
 * How much a reader reads: words, with two unspaced characters (Han, kana, Thai …) counting as about one.
 */
export function amountOf(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const words = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
  return words + unspaced / 2
}

/** The share of an element's text that is links: lists of other articles are nearly all link. */
export function linkDensity(element: Element): number {
  const all = oneLine(element.textContent).length
  if (all === 0) return 0
  let linked = 0
  for (const a of element.querySelectorAll('a')) linked += oneLine(a.textContent).length
  return linked / all
}

/** Fewer words than this are a caption or a notice rather than the text. */
const TINY = 40

/**
 * The element that holds the article's text, from Readability, else from what the page itself marks as its body.
 * @param copy taken apart in the process (see `snapshot.ts`)
 */
export function findBody(copy: Document, facts: PageFacts): Element | undefined {
  const marked = copy.querySelector('[itemprop~=articleBody]')?.cloneNode(true) as Element | undefined
  const article = largest([...copy.querySelectorAll('article')])?.cloneNode(true) as Element | undefined
  const sample = (copy.body?.textContent ?? '').slice(0, 20_000)
  const unspaced = (sample.match(UNSPACED)?.length ?? 0) * 4 > (sample.match(/\p{L}/gu)?.length ?? 0)
  const found = readable(copy, unspaced ? THRESHOLD.unspaced : THRESHOLD.spaced)
  const amount = (element?: Element) => amountOf(element?.textContent ?? '')
  // Marked by the page itself as the body: believed when Readability has only a part of it.
  if (marked && amount(marked) > Math.max(TINY, 3 * amount(found))) return marked
  // A reading of some length is believed: what is much larger holds other stories as well.
  if (amount(found) >= TINY) return found
  return [article, declaredBody(copy, facts)].find((e) => amount(e) >= TINY) ?? found
}

function readable(copy: Document, charThreshold: number): Element | undefined {
  try {
    const serializer = (node: Node) => node as Element
    return (
      new Readability<Element>(copy, { charThreshold, keepClasses: true, disableJSONLD: true, serializer }).parse()
        ?.content ?? undefined
    )
  } catch {
    // Readability throws on documents without a body; the rescue may still find text.
    return undefined
  }
}

const largest = (elements: Element[]): Element | undefined =>
  elements.reduce<Element | undefined>(
    (best, next) => ((next.textContent ?? '').length > (best?.textContent ?? '').length ? next : best),
    undefined,
  )

/** JSON-LD `articleBody` as paragraphs: the only text of pages that build themselves by script. */
function declaredBody(copy: Document, facts: PageFacts): Element | undefined {
  const raw = facts.article?.articleBody
  if (typeof raw !== 'string' || !copy.body) return undefined
  const body = copy.createElement('div')
  for (const line of raw.split(/\n+/)) {
    const p = copy.createElement('p')
    p.textContent = textOf(line)
    if (p.textContent) body.append(p)
  }
  return body
}
