import { oneLine } from './one-line'

/** Letters and digits alone: two spellings of one headline are equal. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

/** Inside an article a header holds its headline; outside it holds the site's name, as does a link to the front page. */
function isMasthead(h1: Element): boolean {
  if (h1.closest('[role=banner]') || (h1.closest('header') && !h1.closest('article, main, [role=main]'))) return true
  const href = (h1.closest('a') ?? h1.querySelector('a'))?.getAttribute('href')
  return href != null && /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/.test(href)
}

/** The last step of a path "News > Politics > …", in an `h1` for search engines: the headline that readers see is below. */
const isCrumb = (h1: Element): boolean =>
  h1.closest('nav, li') !== null ||
  h1.closest('[class*=crumb i]')?.querySelector('p') === null ||
  (h1.closest('article') === null && isLinks(h1.parentElement, h1)) ||
  (h1.closest('main, article') === null && isLinks(h1.parentElement?.parentElement, h1))

/** Two links or more before the heading, and nothing but links. */
function isLinks(box: Element | null | undefined, heading: Element): boolean {
  if (!box || box.querySelector('p, img, h2, time')) return false
  const links = box.getElementsByTagName('a')
  const text = letters([...links].map((a) => a.textContent).join(''))
  return (
    links.length > 1 &&
    letters(box.textContent ?? '').length === text.length + letters(heading.textContent ?? '').length
  )
}

/** How much of two headlines is the same, 0 to 1, by pairs of letters: holds in scripts without spaces. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1))
  const [x, y] = [pairs(a), pairs(b)]
  return (2 * [...x].filter((pair) => y.has(pair)).length) / (x.size + y.size || 1)
}

/**
 * The headline element that the page's own titles confirm; a logo, a section name or a step of a path in an `h1` is none.
 * `declared` are the headlines of its structured data, which may be another story's.
 */
export function headlineElement(
  document: Document,
  titles: readonly string[],
  declared: readonly string[],
): Element | undefined {
  const known = titles.map(letters).filter(Boolean)
  const textOf = new Map<Element, string>(
    [...document.querySelectorAll('h1')].map((h1) => [h1, letters(headingText(h1))]),
  )
  const all = [...textOf.keys()].filter((h1) => (textOf.get(h1) ?? '').length > 1 && !isHidden(h1))
  const body = all.filter((h1) => !isMasthead(h1) && !isCrumb(h1))
  const shown: Element[] = body.length
    ? body
    : (below(document, all.find(isCrumb), [...known, ...declared.map(letters)]) ??
      all.filter((h1) => !h1.querySelector('a')))
  const text = (h1: Element) => textOf.get(h1) ?? letters(headingText(h1))
  const best = Math.max(0, ...shown.map((h1) => confirmation(text(h1), known)))
  const confirmed = shown.filter((h1) => confirmation(text(h1), known) === best)
  if (best > 0) return confirmed.reduce((a, b) => (text(b).length > text(a).length ? b : a))
  const inArticle = shown.filter((h1) => h1.closest('article, main, [role=main], [itemprop=articleBody]'))
  if (inArticle.length === 1) return inArticle[0]
  return shown.length === 1 && body.length !== 0 ? shown[0] : undefined
}

/** How well the titles confirm a heading: most of one, or its beginning; "News" confirms nothing in "Budget agreed | BBC News". */
const confirmation = (text: string, titles: readonly string[]): number =>
  titles.some(
    (title) =>
      title.startsWith(text) || text.includes(title) || (title.includes(text) && text.length * 2 > title.length),
  )
    ? 2
    : Number(titles.some((title) => likeness(title, text) > 0.6))

/** Not an article's: what a translation bar brings along, or a template. */
const isHidden = (h1: Element): boolean => h1.closest('[hidden], [aria-hidden=true], dialog, [id^=goog-gt]') !== null

/** The heading below the path that is one of the titles, or is like one and stands above the text. */
function below(document: Document, crumb: Element | undefined, titles: readonly string[]): Element[] | undefined {
  if (!crumb) return undefined
  const next = [...document.querySelectorAll('h2')].filter((h2) => crumb.compareDocumentPosition(h2) & 4).slice(0, 4)
  const text = (h2: Element) => letters(headingText(h2))
  const isCrosshead = (h2: Element) =>
    [...(h2.parentElement?.children ?? [])].filter((e) => e.localName === 'p').length > 1
  const named = next.find((h2) => titles.includes(text(h2)))
  const lead = [...document.querySelectorAll('p')].find(
    (p) => crumb.compareDocumentPosition(p) & 4 && (p.textContent ?? '').trim().length > 80,
  )
  const isHead = (h2: Element) => lead && h2.compareDocumentPosition(lead) & 4 && !isCrosshead(h2)
  return [named ?? next.find((h2) => isHead(h2) && titles.some((t) => likeness(t, text(h2)) > 0.35)) ?? crumb]
}

/** Elements that change the look of letters, and may begin or end inside a word. */
const LOOK = /^(?:a|abbr|b|bdi|em|font|i|mark|s|small|strong|sub|sup|u)$/

/** A heading as one line: a break or a change of element separates words, except between two ideographs. */
export function headingText(heading: Element): string {
  const walker = heading.ownerDocument.createTreeWalker(heading, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  let [line, apart] = ['', false]
  let last: Element | null = null
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (node.nodeType === 1) {
      apart ||= node.nodeName.toLowerCase() === 'br'
      continue
    }
    const raw = node.nodeValue ?? ''
    // Some frameworks put the style sheet of a component inside it.
    if (parent?.closest('style, script, noscript, svg, template')) continue
    const text = oneLine(raw)
    const isBox = (element: Element | null) => element !== null && element !== heading && !LOOK.test(element.localName)
    const changes = parent !== last && (isBox(parent) || isBox(last))
    apart ||= /^\s/.test(raw) || (changes && !/^[:;,.!?…»”’)\]]/.test(text))
    if (!text) continue
    const joined =
      /[\p{Script=Han}\p{P}]$/u.test(line) && /^[\p{Script=Han}\p{P}]/u.test(text) && !/\p{ASCII}$/u.test(line)
    line += line === '' || joined || !apart ? text : ` ${text}`
    apart = /\s$/.test(raw)
    last = parent
  }
  return line
}
