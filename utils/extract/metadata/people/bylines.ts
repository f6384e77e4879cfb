import { isElsewhere } from '../../page/elsewhere'
import type { PageFacts } from '../../page/page-facts'
import { oneLine } from '../../text/one-line'
import { isOnlyBy, OTHER_ROLE, withoutBy } from './byline-words'
import { AND, PART } from './people'
import { looksLikeName } from './person-name'
import { firstOf, isSigned } from './text-byline'

/** Markup of bylines, and links to author pages. */
const BYLINE = [
  ...['byline', 'author', 'autor', 'auteur', 'writer', 'reporter'].map((word) => `[class*=${word} i]`),
  ...['author', 'autor', 'auteur'].map((word) => `a[href*="/${word}" i]`),
  '[rel~=author],[itemprop~=author],[itemprop=creator]',
].join()

/** Picture credits, forms, buttons and the site's footer. */
const NOT_HERE = 'figure, figcaption, form, [class*=caption i], [class*=credit i], body > footer, button'

/** Characters: a longer box is no byline. */
const LONGEST = 220

/** How many text nodes after the headline are searched for an unmarked byline. */
const NEAR = 60

const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d|\d:\d\d|\b(?:19|20)\d\d\b|[年月]\s?\d/

export interface Byline {
  /** One per name, in order. */
  texts: string[]
  /** Signed ("By Jane Roe"), or nothing but names. */
  isSure: boolean
}

const NONE: Byline = { texts: [], isSure: false }

/** The first byline marked by the page's design. */
export function markedByline({ headline }: PageFacts, story: Element): Byline {
  const marked = [...story.querySelectorAll(BYLINE)].slice(0, 80)
  // Bylines follow the headline more often than they precede it.
  if (headline) marked.sort((a, b) => Number(isBefore(a, headline)) - Number(isBefore(b, headline)))
  for (const element of marked) {
    const texts = textsOf(element, headline)
    if (!texts.length) continue
    const box = boxOf(element, story, headline)
    const inBox = box === element ? [] : [...box.querySelectorAll(BYLINE)]
    const names = [...new Set(inBox.flatMap((other) => (other === element ? texts : textsOf(other, headline))))]
    if (!names.length) names.push(...texts)
    const whole = oneLine(box.textContent)
    const rest = names.reduce((text, name) => text.replace(name, ''), whole)
    return { texts: names, isSure: rest.length < 60 && !OTHER_ROLE.test(whole) }
  }
  return NONE
}

const isBefore = (a: Element, b: Element) => (a.compareDocumentPosition(b) & 4) /* FOLLOWING */ !== 0

/** Ignores white space, unless there is too much of it. */
function isLong(element?: Element | null): boolean {
  const text = element?.textContent ?? ''
  return text.length > LONGEST && (text.length > LONGEST * 4 || oneLine(text).length > LONGEST)
}

/** The names in a marked element of this story. */
function textsOf(element: Element, headline?: Element): string[] {
  if (headline?.contains(element) || element.contains(headline ?? null) || !isHere(element, headline)) return []
  if (element.textContent.length > LONGEST * 4 || isLong(element.closest('p, li, div'))) return []
  const texts = namesIn(element)
  return texts.length && !isOtherRole(element) ? texts : []
}

/** "Edited by" comes before its name, "Editor" also after it. */
function isOtherRole(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element.parentElement?.parentElement ?? element, 4)
  walker.currentNode = element
  const before = oneLine(walker.previousNode()?.textContent) || oneLine(walker.previousNode()?.textContent)
  walker.currentNode = element.lastChild ?? element
  const after = oneLine(walker.nextNode()?.textContent) || oneLine(walker.nextNode()?.textContent)
  return [before.slice(-40), /\s/.test(after) ? '' : after].some((text) => OTHER_ROLE.test(`${text}: `))
}

/** The byline with its neighbours: the largest box still short enough for a byline. */
function boxOf(element: Element, story: Element, headline?: Element): Element {
  const parent = element.parentElement
  const isBox = parent && parent !== story && !(headline && parent.contains(headline))
  return isBox && !isLong(parent) ? boxOf(parent, story, headline) : element
}

/** The names in an element: it is one, it holds some, or its text starts with "By". */
function namesIn(element: Element): string[] {
  const text = oneLine(element.getAttribute('content') ?? element.textContent)
  if (!text) return []
  const inner = [...element.children].filter((child) => !child.matches(`${NOT_HERE}, time`)).flatMap(namesIn)
  if (looksLikeName(text) && new Set(inner.filter(looksLikeName)).size < 2) return [text]
  if (inner.length) return inner
  return text.length <= 150 && (withoutBy(text) !== text || element.children.length === 0) ? [text] : []
}

/** An unmarked byline soon after the headline: "By Jane Roe", or "Jane Roe | 3 May 2024". */
export function plainByline({ headline, document }: PageFacts): Byline {
  if (!headline) return NONE
  const texts = nearTexts(headline, document)
  for (const [i, text] of texts.entries()) {
    if (isSigned(text)) return { texts: [text], isSure: true }
    if (!isOnlyBy(text) || OTHER_ROLE.test(`${texts[i - 1] ?? ''} ${text} `)) continue
    const named = listed(texts.slice(i + 1))
    if (named.length) return { texts: named, isSure: true }
  }
  const isDated = (text: string, next = '') =>
    text.length < 60 && (DAY.test(text) || (/[|•·–-]$/.test(text) && DAY.test(next)))
  const dated = texts.find((text, i) => isDated(text, texts[i + 1]) && looksLikeName(firstOf(text)))
  return { texts: dated ? [firstOf(dated)] : [], isSure: false }
}

/** The leading names, as long as commas or "and" join them. */
function listed(texts: string[]): string[] {
  const names: string[] = []
  let isOpen = true
  for (const text of texts) {
    const parts = `${text} `.split(AND).flatMap((part) => part.trim().split(PART))
    const found = parts.filter(looksLikeName)
    if (parts.some(Boolean) && (!found.length || (!isOpen && parts[0]))) break
    names.push(...found)
    isOpen = !parts.at(-1)
  }
  return names
}

/** The short texts after the headline, until the article's paragraphs begin. */
function nearTexts(headline: Element, document: Document): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */)
  walker.currentNode = headline.lastChild ?? headline
  for (let seen = 0, prose = 0; seen < NEAR && prose < 2 && walker.nextNode(); ) {
    const parent = walker.currentNode.parentElement
    const text = oneLine(walker.currentNode.textContent)
    if (!text || !parent || headline.contains(parent) || parent.closest('script, style, noscript, svg')) continue
    seen++
    const isText = isLong(parent.closest('p, div, li') ?? parent)
    if (isText && parent.closest('p')) prose++
    const isCard = oneLine(parent.closest('a')?.textContent).length > text.length + 30
    if (!isText && !isCard && !parent.closest(`${NOT_HERE}, nav, h2, h3`) && !isElsewhere(parent, headline))
      texts.push(text)
  }
  return texts
}

const isHere = (element: Element, headline?: Element) =>
  !element.closest(`${NOT_HERE}, time`) && !isElsewhere(element, headline)
