import { isElsewhere } from '../page/elsewhere'
import type { PageFacts } from '../page/page-facts'
import { letters } from '../text/headline'
import { oneLine } from '../text/one-line'

/** Addresses of pages about a topic. */
const TOPIC_PATH = /\/(?:tag|topic|them[ae]|hashtag|keyword)[ns]?\//i

/** Links to authors. */
const AUTHOR = /aut(?:h?or|eur)|redak|profile/i

/** A class that names tags: `tags`, `article-tags`, `tagList`, `Tag_tag__x1`, `keyword-list`; not `stage`. */
const TAG_CLASS = /(?:^|[^a-z])(?:tag|topic|keyword)s?(?![a-z])|[a-z](?:Tag|Topic|Keyword)s?(?![a-z])|taglist/i

const MOST = 30

const around = ({ document, headline }: PageFacts): Element =>
  headline?.closest('main, [role=main]') ?? headline?.closest('article') ?? document.body

/** The tags around the story that are marked `rel=tag`. */
export const markedTags = (facts: PageFacts): string[] =>
  [...around(facts).querySelectorAll('a[rel~=tag]:not([rel~=category])')]
    .filter((a) => !isElsewhere(a, facts.headline))
    .slice(0, MOST)
    .map((a) => oneLine(a.textContent))

interface List {
  list: Element
  tags: Set<string>
  isTag: boolean
}

/**
 * The tags linked around the story: the best list that is named so, or (below the text) repeats its words in its
 * addresses.
 */
export function shownTags(facts: PageFacts): string[] {
  const { headline, title, meta } = facts
  const lists = new Map<Element, List>()
  for (const link of around(facts).getElementsByTagName('a')) {
    const tag = oneLine(link.textContent)
    const href = link.getAttribute('href')
    if (!href || tag.length < 2 || tag.length > 50 || tag.split(' ').length > 6) continue
    const isTag = TOPIC_PATH.test(href) || isTagLink(link)
    if (!isTag && !repeatsItself(link, href, tag)) continue
    const list = listAround(link)
    const known = lists.get(list) ?? { list, tags: new Set(), isTag }
    lists.set(list, { list, tags: known.tags.add(tag), isTag: known.isTag || isTag })
  }
  if (!lists.size) return []
  const paragraphs = [...around(facts).getElementsByTagName('p')].filter((p) => (p.textContent ?? '').length > 80)
  const story = letters([title, ...meta('description'), ...paragraphs.map((p) => p.textContent)].join(' '))
  const text = paragraphs[Math.min(2, paragraphs.length - 1)]
  const isOfStory = ({ list, tags, isTag }: List): boolean => {
    let box = list
    while (box.parentElement && isTagBox(box)) box = box.parentElement
    if (list.closest('h1, h2, [class*=crumb i], [class*=menu i]') || isElsewhere(box, headline)) return false
    // The site's topics of the day are not in the text; lookalikes must be below it.
    const belongs = isTag
      ? [...tags].filter((tag) => story.includes(letters(tag))).length * 5 >= tags.size
      : text && !list.closest('p, nav, header') && text.compareDocumentPosition(list) & 4
    // Nothing but these links and a word or two of label.
    const line = list.closest('p') ?? list
    return Boolean(belongs) && letters(line.textContent ?? '').length <= letters([...tags].join('')).length * 1.3 + 12
  }
  const ranked = [...lists.values()].sort((a, b) => Number(b.isTag) - Number(a.isTag) || b.tags.size - a.tags.size)
  return [...(ranked.find(isOfStory)?.tags ?? [])].slice(0, MOST)
}

const isTagBox = (element: Element | null | undefined) =>
  element != null && TAG_CLASS.test(`${element.getAttribute('class') ?? ''} ${element.id}`)

/** The list a link is in: the box around its lone wrapper, unless that is the whole story. */
function listAround(link: Element): Element {
  const length = (element: Element) => (element.textContent ?? '').trim().length
  let alone = link
  while (alone.parentElement && length(alone.parentElement) === length(link)) alone = alone.parentElement
  const list = alone.parentElement
  return list && list.getElementsByTagName('a').length > 1 && length(list) < 1500 ? list : alone
}

function isTagLink(link: Element): boolean {
  const list = link.parentElement?.parentElement
  return [link, link.parentElement, list, list?.parentElement].some(isTagBox)
}

/** "/themen/f%C3%BCchse-berlin", "/sport/fuechse-berlin/" for "Füchse Berlin"; longer ones are stories, some people. */
function repeatsItself(link: Element, href: string, tag: string): boolean {
  if (tag.split(' ').length > 3 || AUTHOR.test(`${href} ${link.className}`)) return false
  const plain = (text: string) =>
    letters(text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')).replace(/([aou])e/g, '$1')
  const last = plain(decoded(/([^/?#]+)\/?(?:[?#].*)?$/.exec(href)?.[1] ?? ''))
  return last.length > 2 && last === plain(tag)
}

/** An address percent-decoded; unchanged if that fails. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
