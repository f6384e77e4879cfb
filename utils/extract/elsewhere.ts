import type { PageFacts } from './page-facts'

/** Parts of a page that belong to other stories: comments, related articles, cards, teasers. */
const ELSEWHERE = `aside, nav, [id*=comment i], [class~=card i], [class$="-card" i], [class*="-card " i], ${[
  ...['comment', 'related', 'teaser', 'sidebar', 'recommend', 'cards'],
].map((word) => `[class*=${word} i]`)}`

/** Other stories in a list of them. */
const ENTRY = ':is(article, li):has(:is(h1, h2, h3, h4) a, a :is(h1, h2, h3, h4))'

const known = new WeakMap<Element, boolean>()

/** Whether an element stands in such a part, or in an article or list entry with a linked headline of its own. */
export function isElsewhere(element: Element, headline?: Element): boolean {
  const seen = known.get(element)
  if (seen !== undefined) return seen
  const parent = element.parentElement
  const isApart =
    (parent !== null && isElsewhere(parent, headline)) ||
    (!(headline && element.contains(headline)) &&
      (element.matches(ELSEWHERE) || (headline !== undefined && element.matches(ENTRY))))
  known.set(element, isApart)
  return isApart
}

/** The part of the page that holds this story: the headline's article, or all around it that has a text. */
export function storyOf({ document, headline }: PageFacts): Element {
  const article = headline?.closest('article, main, [role=main]')
  let story = article ?? headline
  while (story && story !== article && story.getElementsByTagName('p').length < 3)
    story = story.parentElement ?? undefined
  return story ?? document.body
}
