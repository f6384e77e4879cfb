import { amountOf } from '../amount'
import { textOf } from '../json-ld'
import { oneLine } from '../one-line'
import type { PageFacts } from '../page-facts'
import { assemble } from './assemble'
import { choose } from './choose'
import { scoreBlocks } from './model'
import { type PageModel, pageModel } from './page-model'
import { markRead } from './readability'

/** Fewer words than this are a caption or a notice rather than the text. */
const TINY = 40

/**
 * The element that holds the article's text and what belongs to it, and nothing else: what Readability reads, corrected
 * by rules and by the model's scores; where the page shows next to nothing, the text it declares.
 * @param copy taken apart in the process (see `snapshot.ts`)
 */
export function findBody(copy: Document, facts: PageFacts, title: string): Element | undefined {
  const page = modelOf(copy, facts, title)
  markRead(page, copy)
  const body = assemble(page, choose(page, scoreBlocks(page)))
  if (amountOf(body?.textContent ?? '') >= TINY) return body
  const declared = declaredBody(copy, facts)
  return amountOf(declared?.textContent ?? '') >= TINY ? declared : body
}

/** What the body model sees of the page; training sees the same. @param copy changed a little */
export function modelOf(copy: Document, facts: PageFacts, title: string): PageModel {
  // Streamed by React: hidden until a script moves it to its place.
  for (const streamed of copy.querySelectorAll('[hidden][id^="S:"]')) streamed.removeAttribute('hidden')
  const descriptions = facts.meta('og:description', 'description', 'twitter:description')
  return pageModel(copy.body, {
    title: facts.meta('og:title')[0] ?? (facts.title || title),
    description: descriptions.reduce((best, next) => (next.length > best.length ? next : best), ''),
    headline: headlineIn(copy, facts),
  })
}

function headlineIn(copy: Document, { headline }: PageFacts): Element | undefined {
  if (!headline) return undefined
  const text = oneLine(headline.textContent)
  return [...copy.querySelectorAll(headline.localName)].find((heading) => oneLine(heading.textContent) === text)
}

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
