import { oneLine } from './one-line'

/** Spaces, punctuation and symbols: plain ranges, since Unicode's classes cost milliseconds to compile. */
const MARKS = /[\0-/:-@[-`{-¿×÷،\u2000-\u2bff\u3000-\u3004\u3008-\u303f・\uff00-\uff0f\uff1a-\uff20]+/g

/** Only letters and digits: two spellings of a headline are equal. */
export const letters = (text: string): string => text.toLowerCase().replace(MARKS, '')

/** Not the article's: from a translation bar or a template. */
const HIDDEN = '[hidden], [aria-hidden=true], dialog, [id^=goog-gt]'
const STORY = 'article, main, [role=main], [itemprop=articleBody]'

/** A header inside an article holds its headline; outside, like a link to the front page, the site's name. */
function isMasthead(h1: Element): boolean {
  if (h1.closest('[role=banner]') || (h1.closest('header') && !h1.closest(STORY))) return true
  const href = (h1.closest('a') ?? h1.querySelector('a'))?.getAttribute('href')
  return href != null && /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/.test(href)
}

/** A breadcrumb's last step ("News > Politics > …") in an `h1` for search engines; the visible headline is below. */
const isCrumb = (h1: Element): boolean =>
  h1.closest('nav, li') !== null || h1.closest('[class*=crumb i]')?.querySelector('p') === null

/** How alike two headlines are, 0 to 1, by letter pairs: works in scripts without spaces. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1))
  const [x, y] = [pairs(a), pairs(b)]
  return (2 * [...x].filter((pair) => y.has(pair)).length) / (x.size + y.size || 1)
}

/**
 * How well the titles confirm a heading: 2 if it is most of one or its start, 1 if similar. "News" in
 * "Budget agreed | BBC News" confirms nothing.
 */
function confirmation(text: string, titles: readonly string[]): number {
  const isPart = (title: string) =>
    title.startsWith(text) || text.includes(title) || (title.includes(text) && text.length * 2 > title.length)
  return titles.some(isPart) ? 2 : Number(titles.some((title) => likeness(title, text) > 0.6))
}

const heading = (h1: Element) => ({ h1, text: letters(headingText(h1)) })
type Heading = ReturnType<typeof heading>

/**
 * The headline element that the page's own titles confirm; not a logo, section name or breadcrumb in an `h1`.
 * `declared` are the headlines in its structured data, which may be another story's.
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

/** The heading below the breadcrumb that resembles a title, else the breadcrumb's last step. */
const below = (document: Document, crumb: Heading, titles: readonly string[]): Heading =>
  [...document.getElementsByTagName('h2')]
    .filter((h2) => crumb.h1.compareDocumentPosition(h2) & 4 /* Node.DOCUMENT_POSITION_FOLLOWING */)
    .slice(0, 4)
    .map(heading)
    .find(({ h1, text }) => titles.some((title) => likeness(title, text) > (isCrosshead(h1) ? 0.99 : 0.5))) ?? crumb

const isCrosshead = (h2: Element) => (h2.parentElement?.querySelectorAll(':scope > p').length ?? 0) > 1

/** Elements that only style letters and may start or end inside a word. */
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
    // Some frameworks put a component's style sheet inside it.
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
