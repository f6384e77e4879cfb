import { oneLine } from './one-line'

/** Spaces, punctuation and symbols: plain ranges, since Unicode's classes cost milliseconds to compile. */
const MARKS = /[\0-/:-@[-`{-¿×÷،\u2000-\u2bff\u3000-\u3004\u3008-\u303f・\uff00-\uff0f\uff1a-\uff20]+/g

/** Letters and digits alone: two spellings of one headline are equal. */
export const letters = (text: string): string => text.toLowerCase().replace(MARKS, '')

/** Not an article's: what a translation bar brings along, or a template. */
const HIDDEN = '[hidden], [aria-hidden=true], dialog, [id^=goog-gt]'
const STORY = 'article, main, [role=main], [itemprop=articleBody]'

/** Inside an article a header holds its headline; outside it holds the site's name, as does a link to the front page. */
function isMasthead(h1: Element): boolean {
  if (h1.closest('[role=banner]') || (h1.closest('header') && !h1.closest(STORY))) return true
  const href = (h1.closest('a') ?? h1.querySelector('a'))?.getAttribute('href')
  return href != null && /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/.test(href)
}

/** The last step of a path "News > Politics > …", in an `h1` for search engines: the headline that readers see is below. */
const isCrumb = (h1: Element): boolean =>
  h1.closest('nav, li') !== null || h1.closest('[class*=crumb i]')?.querySelector('p') === null

/** How much of two headlines is the same, 0 to 1, by pairs of letters: holds in scripts without spaces. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1))
  const [x, y] = [pairs(a), pairs(b)]
  return (2 * [...x].filter((pair) => y.has(pair)).length) / (x.size + y.size || 1)
}

/**
 * How well the titles confirm a heading: most of one, or its beginning, 2; likeness, 1. "News" confirms nothing in
 * "Budget agreed | BBC News".
 */
function confirmation(text: string, titles: readonly string[]): number {
  const isPart = (title: string) =>
    title.startsWith(text) || text.includes(title) || (title.includes(text) && text.length * 2 > title.length)
  return titles.some(isPart) ? 2 : Number(titles.some((title) => likeness(title, text) > 0.6))
}

const heading = (h1: Element) => ({ h1, text: letters(headingText(h1)) })
type Heading = ReturnType<typeof heading>

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
  const all = [...document.getElementsByTagName('h1')]
    .map(heading)
    .filter(({ h1, text }) => text.length > 1 && !h1.closest(HIDDEN))
  const own = all.filter(({ h1 }) => !isMasthead(h1) && !isCrumb(h1))
  const crumb = all.find(({ h1 }) => isCrumb(h1))
  const unlinked = () => all.filter(({ h1 }) => !h1.querySelector('a'))
  const shown = own.length ? own : crumb ? [below(document, crumb, [...known, ...declared.map(letters)])] : unlinked()
  const graded = shown.map((one) => ({ ...one, grade: confirmation(one.text, known) }))
  const best = graded.sort((a, b) => b.grade - a.grade || b.text.length - a.text.length)[0]
  if (best?.grade) return best.h1
  const inStory = shown.filter(({ h1 }) => h1.closest(STORY))
  return (inStory.length === 1 ? inStory : own.length === 1 ? own : [])[0]?.h1
}

/** The heading below the path that is like one of the titles, else the path's last step. */
const below = (document: Document, crumb: Heading, titles: readonly string[]): Heading =>
  [...document.getElementsByTagName('h2')]
    .filter((h2) => crumb.h1.compareDocumentPosition(h2) & 4 /* Node.DOCUMENT_POSITION_FOLLOWING */)
    .slice(0, 4)
    .map(heading)
    .find(({ h1, text }) => titles.some((title) => likeness(title, text) > (isCrosshead(h1) ? 0.99 : 0.5))) ?? crumb

const isCrosshead = (h2: Element) => (h2.parentElement?.querySelectorAll(':scope > p').length ?? 0) > 1

/** Elements that change the look of letters, and may begin or end inside a word. */
const LOOK = /^(?:a|abbr|b|bdi|em|font|i|mark|s|small|strong|sub|sup|u)$/

/** A heading as one line: a break or a change of element separates words, except between two ideographs. */
export function headingText(element: Element): string {
  if (!element.firstElementChild) return oneLine(element.textContent)
  const isBox = (part: Element | null) => part && part !== element && !LOOK.test(part.localName)
  const walker = element.ownerDocument.createTreeWalker(element, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */)
  let [line, apart] = ['', false]
  let last: Element | null = null
  while (walker.nextNode()) {
    const { localName, nodeValue: raw, parentElement: parent } = walker.currentNode as Element
    apart ||= localName === 'br'
    // Some frameworks put the style sheet of a component inside it.
    if (raw === null || parent?.closest('style, script, noscript, svg, template')) continue
    const text = oneLine(raw)
    const changes = parent !== last && (isBox(parent) || isBox(last))
    apart ||= /^\s/.test(raw) || Boolean(changes && !/^[:;,.!?…»”’)\]]/.test(text))
    if (!text) continue
    const joined = /[“”\u2e80-\u9fff\uff00-\uffef]\n[“”\u2e80-\u9fff\uff00-\uffef]/.test(`${line}\n${text}`)
    line += line === '' || joined || !apart ? text : ` ${text}`
    apart = /\s$/.test(raw)
    last = parent
  }
  return line
}
