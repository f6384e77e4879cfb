import { attempt, type OnFault } from '../../attempt'
import { paywallCandidates } from '../metadata/details'
import type { PageFacts } from '../page/page-facts'
import { amountOf } from '../text/amount'
import { oneLine } from '../text/one-line'
import { assemble } from './assemble'
import { choose } from './choose'
import { builtBody, statedBody } from './declared-body'
import { scoreBlocks } from './model'
import { type Block, type PageModel, pageModel } from './page-model'
import { markRead } from './readability'

/** Fewer words than this are a caption or a notice rather than the text. */
const TINY = 40
/** This much more is declared than shown. */
const CUT = { paywalled: 1.3, free: 2 }

/**
 * The element that holds the article's text and what belongs to it, and nothing else: what Readability reads, corrected
 * by rules and by the model's scores; where the page shows next to nothing, the text it declares.
 * @param copy taken apart in the process (see `snapshot.ts`)
 */
export function findBody(copy: Document, facts: PageFacts, title: string, onFault?: OnFault): Element | undefined {
  const page = modelOf(copy, facts, title, onFault)
  const chosen = choose(page, scoreBlocks(page))
  const shown = chosen.reduce((sum, { words }) => sum + words, 0)
  const declared = declaredBody(page, facts, chosen, shown, onFault)
  return declared ? written(copy, declared) : assemble(page, chosen)
}

/** The text the page declares, if it shows next to nothing, or only the beginning, as paywalls do. */
function declaredBody(
  page: PageModel,
  facts: PageFacts,
  chosen: Block[],
  shown: number,
  onFault?: OnFault,
): string[] | undefined {
  const stated = statedBody(facts)
  const longest = chosen.reduce((best, { text }) => (text.length > best.length ? text : best), '').slice(0, 60)
  const isPaywalled = paywallCandidates(facts).length > 0
  const agrees = isPaywalled || shown < TINY || stated.some((line) => line.includes(longest))
  if (agrees && amount(stated) > Math.max(TINY, shown * (isPaywalled ? CUT.paywalled : CUT.free))) return stated
  const built = shown < TINY ? attempt(() => builtBody(facts, page.coverage), [], onFault) : []
  return amount(built) > Math.max(TINY, shown) ? built : undefined
}

const amount = (paragraphs: string[]) => amountOf(paragraphs.join(' '))

function written(copy: Document, paragraphs: string[]): Element {
  const body = copy.createElement('div')
  for (const text of paragraphs) {
    const p = copy.createElement('p')
    p.textContent = text
    body.append(p)
  }
  return body
}

/** What the body model sees of the page; training sees the same. @param copy changed a little */
export function modelOf(copy: Document, facts: PageFacts, title: string, onFault?: OnFault): PageModel {
  // Streamed by React: hidden until a script moves it to its place.
  for (const streamed of copy.querySelectorAll('[hidden][id^="S:"]')) streamed.removeAttribute('hidden')
  const descriptions = facts.meta('og:description', 'description', 'twitter:description')
  const page = pageModel(copy.body, {
    title: facts.meta('og:title')[0] ?? (facts.title || title),
    description: descriptions.reduce((best, next) => (next.length > best.length ? next : best), ''),
    headline: headlineIn(copy, facts),
  })
  markRead(page, copy, onFault)
  return page
}

function headlineIn(copy: Document, { headline }: PageFacts): Element | undefined {
  if (!headline) return undefined
  const text = oneLine(headline.textContent)
  return [...copy.querySelectorAll(headline.localName)].find((heading) => oneLine(heading.textContent) === text)
}
