import { DESK, isOnlyBy, OTHER_LABEL, OTHER_ROLE, withoutBy } from './byline-words'
import { isElsewhere, storyOf } from './elsewhere'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import { looksLikeName } from './person-name'

/** What marks a byline in the design of a page, and links to an author's page. */
const BYLINE = [
  ...['byline', 'author', 'autor', 'auteur', 'writer', 'reporter', 'journalist', 'contributor'].map(
    (word) => `[class*=${word} i]`,
  ),
  ...[
    '[rel~=author]',
    '[itemprop~=author]',
    '[itemprop=creator]',
    '.vcard .fn',
    '[id*=author i]',
    '[data-testid*=author i]',
  ],
  ...['author', 'autor', 'auteur', 'journalist', 'reporter', 'contributor', 'redakteur'].map(
    (word) => `a[href*="/${word}" i]`,
  ),
].join()

/** Credits of pictures, forms, footers of the site and what follows an article about itself. */
const NOT_HERE = 'figure, figcaption, form, [class*=caption i], [class*=credit i], body > footer, time, button'

/** A time stands beside a byline. */
const OFF = `${NOT_HERE.replace(', time', '')}, nav, h2, h3`

/** A byline is short; a longer box holds a text. */
const LONGEST = 220

/** How far behind the headline a byline without a mark is looked for: text nodes. */
const NEAR = 60

const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d\d|\b(?:19|20)\d\d\b|[年月]\s?\d/

export interface Byline {
  /** One for each name, in their order. */
  texts: string[]
  /** Signed ("By Jane Roe"), or nothing but names stands there. */
  isSure: boolean
}

/** The first byline that the page's design marks. */
export function markedByline(facts: PageFacts): Byline {
  const story = storyOf(facts)
  const marked = [...story.querySelectorAll(BYLINE)].slice(0, 80)
  const { headline } = facts
  // The byline stands behind the headline more often than before it.
  if (headline) marked.sort((a, b) => Number(isBefore(a, headline)) - Number(isBefore(b, headline)))
  for (const element of marked) {
    if (!isByline(element, facts)) continue
    const texts = textsOf(element)
    if (!texts.length) continue
    const box = boxOf(element, story, headline)
    const beside = [...box.querySelectorAll(BYLINE)].filter((other) => isByline(other, facts))
    const names = [...new Set(beside.length ? beside.flatMap(textsOf) : texts)]
    const whole = oneLine(box.textContent)
    const rest = names.reduce((text, name) => text.replace(name, ''), whole)
    return { texts: names, isSure: rest.length < 60 && !OTHER_ROLE.test(whole) }
  }
  return { texts: [], isSure: false }
}

const isBefore = (a: Element, b: Element) => (a.compareDocumentPosition(b) & 4) /* FOLLOWING */ !== 0

function isByline(element: Element, { headline }: PageFacts): boolean {
  const text = element.textContent ?? ''
  if (!/\p{L}/u.test(text) || text.length > LONGEST * 4 || (headline && element.contains(headline))) return false
  if (element.closest(NOT_HERE) || isElsewhere(element, headline)) return false
  return oneLine(element.closest('p, li, div')?.textContent).length <= LONGEST && !isOtherRole(element)
}

/** "Edited by" stands before the name it belongs to, "Editor" also behind it. */
function isOtherRole(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element.parentElement?.parentElement ?? element, 4)
  walker.currentNode = element
  const before = oneLine(walker.previousNode()?.textContent) || oneLine(walker.previousNode()?.textContent)
  walker.currentNode = element.lastChild ?? element
  const after = oneLine(walker.nextNode()?.textContent) || oneLine(walker.nextNode()?.textContent)
  return OTHER_ROLE.test(`${before.slice(-40)} `) || OTHER_LABEL.test(before) || OTHER_LABEL.test(after)
}

/** The byline with those beside it: as far out as the text stays that of a byline. */
function boxOf(element: Element, story: Element, headline?: Element): Element {
  let box = element
  while (box.parentElement && box.parentElement !== story && !(headline && box.parentElement.contains(headline))) {
    if (oneLine(box.parentElement.textContent).length > LONGEST) break
    box = box.parentElement
  }
  return box
}

/** The names in an element: it is one, it holds some, or its text begins with "By". */
function textsOf(element: Element): string[] {
  const text = oneLine(element.getAttribute('content') ?? element.textContent)
  const parts = [...element.querySelectorAll('*')].map((child) => oneLine(child.textContent))
  if (looksLikeName(text) && new Set(parts.filter((part) => part !== text && looksLikeName(part))).size < 2)
    return [text]
  const inner = [...element.children].filter((child) => !child.matches(NOT_HERE)).flatMap(textsOf)
  if (inner.length) return inner
  return text.length <= 150 && (withoutBy(text) !== text || element.children.length === 0) ? [text] : []
}

/** A byline without any mark, near behind the headline: "By Jane Roe", or "Jane Roe | 3 May 2024". */
export function plainByline({ headline, document }: PageFacts): Byline {
  if (!headline) return { texts: [], isSure: false }
  const texts = nearTexts(headline, document)
  for (const [i, text] of texts.entries()) {
    const name = withoutBy(text)
    if (name !== text && looksLikeName(firstOf(name))) return { texts: [text], isSure: true }
    if (!isOnlyBy(text) || OTHER_ROLE.test(`${texts[i - 1] ?? ''} ${text} `)) continue
    const named = listed(texts.slice(i + 1))
    if (named.length) return { texts: named, isSure: true }
  }
  const isDated = (text: string, next = '') =>
    text.length < 60 && (DAY.test(text) || (/[|•·–-]$/.test(text) && DAY.test(next)))
  const dated = texts.find((text, i) => isDated(text, texts[i + 1]) && looksLikeName(firstOf(text)))
  return { texts: dated ? [firstOf(dated)] : [], isSure: false }
}

/** Names from the first on, as long as commas or "and" join them. */
function listed(texts: string[]): string[] {
  const names: string[] = []
  let isOpen = true
  for (const text of texts) {
    if (/^(?:and|und|et|y|e|og|och|en|&|,)$/i.test(text)) isOpen = true
    else if (!isOpen || !looksLikeName(firstOf(text.replace(AND_FIRST, '')))) break
    else {
      names.push(firstOf(text.replace(AND_FIRST, '')))
      isOpen = /[,&]$|\s(?:and|und|et|y)$/.test(text)
    }
  }
  return names
}

const AND_FIRST = /^(?:and|und|et|y|e|,|&)\s+/

/** What stands before a comma, a stroke or a day. */
const firstOf = (text: string) => (text.split(/\s*(?:[,|•·]|\s[-–—](?:\s|$)|\s\d)/)[0] ?? '').trim()

/** The short texts that follow the headline, up to the first of the article's own paragraphs. */
function nearTexts(headline: Element, document: Document): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */)
  walker.currentNode = headline.lastChild ?? headline
  let prose = 0
  for (let seen = 0; seen < NEAR && prose < 2 && walker.nextNode(); ) {
    const parent = walker.currentNode.parentElement
    const text = oneLine(walker.currentNode.textContent)
    if (!text || !parent || headline.contains(parent) || parent.closest('script, style, noscript, svg')) continue
    seen++
    const length = oneLine((parent.closest('p, div, li') ?? parent).textContent).length
    if (parent.closest('p') && length > LONGEST) prose++
    const card = parent.closest('a')
    const isCard = card !== null && oneLine(card.textContent).length > text.length + 30
    if (length <= LONGEST && !isCard && !parent.closest(OFF) && !isElsewhere(parent, headline)) texts.push(text)
  }
  return texts
}

/** A name alone in bold or italics as the last line of the text, or in capitals as its first: who wrote it. */
export function emphasised({ document }: PageFacts, lines: readonly string[]): string[] {
  const [first = '', last = ''] = [lines[0], lines.at(-1)]
  const isName = (line: string) => line.length < 50 && (looksLikeName(line) || DESK.test(line))
  const edges = [first, last].filter((line) => isName(line) && (line === last || line === line.toUpperCase()))
  if (!edges.length) return []
  const marked = [...document.querySelectorAll('p > :is(strong, b, em, i):only-child')].slice(0, 500)
  return edges.filter((line) => marked.some(({ parentElement: p }) => oneLine(p?.textContent) === line)).slice(-1)
}

/** What the markup itself calls the author: also an editor, and also by a first name. */
export function taggedAuthors(facts: PageFacts): string[] {
  const tagged = [...storyOf(facts).querySelectorAll('[rel~=author], [itemprop~=author]')].slice(0, 20)
  const here = tagged.filter((element) => !element.closest(NOT_HERE) && !isElsewhere(element, facts.headline))
  return here
    .map((element) => oneLine((element.querySelector('[itemprop=name]') ?? element).textContent))
    .filter((text) => looksLikeName(text) || /^\p{Lu}\p{Ll}{2,}$/u.test(text))
    .slice(0, 1)
}
