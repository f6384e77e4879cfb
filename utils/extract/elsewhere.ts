import type { PageFacts } from './page-facts'

/** Parts of a page that belong to other stories: comments, related articles, cards, teasers. */
const ELSEWHERE =
  'aside, nav, [class*=comment i], [id*=comment i], [class*=related i], [class*=teaser i], [class*=sidebar i], [class*=recommend i], [class~=card i], [class*=cards i], [class$="-card" i], [class*="-card " i]'

/** Whether an element stands in such a part, or in an article or list entry with a linked headline of its own. */
export function isElsewhere(element: Element, headline?: Element): boolean {
  const apart = (box: Element | null) => box !== null && !(headline && box.contains(headline))
  const entry = headline ? element.closest('article, li') : null
  const isLinked = entry?.querySelector(':is(h1, h2, h3, h4) a, a :is(h1, h2, h3, h4)')
  return apart(element.closest(ELSEWHERE)) || (apart(entry) && isLinked != null)
}

/** The part of the page that holds this story: the headline's article, or all around it that has a text. */
export function storyOf({ document, headline }: PageFacts): Element {
  const article = headline?.closest('article, main, [role=main]')
  let story = article ?? headline
  while (story && story !== article && story.getElementsByTagName('p').length < 3)
    story = story.parentElement ?? undefined
  return story ?? document.body
}
