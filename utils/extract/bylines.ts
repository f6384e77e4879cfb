import { BY, DESK, ONLY_BY, OTHER_LABEL, OTHER_ROLE } from './byline-words'
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
    const isDated = (text: string, next = '') =>
    text.length < 60 && (DAY.test(text) || (/[|•·–-]$/.test(text) && DAY.test(next)))
  const beside = texts.find((text, i) => isDated(text, texts[i + 1]) && looksLikeName(firstOf(text)))
  return { texts: beside ? [firstOf(beside)] : [], isSure: false }
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
