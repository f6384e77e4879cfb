import type { PageFacts } from './page-facts'

/** Parts of a page that belong to other stories: comments, related articles, cards, teasers. */
const ELSEWHERE = `aside, nav, [id*=comment i], [class~=card i], [class$="-card" i], [class*="-card " i], ${[
  ...['comment', 'related', 'teaser', 'sidebar', 'recommend', 'cards'],
].map((word) => `[class*=${word} i]`)}`

/** Whether an element is in such a part, or in an article or list entry with its own linked headline. */
export function isElsewhere(element: Element, headline?: Element): boolean {
  const apart = (box?: Element | null) => !!box && !(headline && box.contains(headline))
  const entry = headline && element.closest('article, li')
  const isLinked = entry?.querySelector(':is(h1, h2, h3, h4) a, a :is(h1, h2, h3, h4)')
  return apart(element.closest(ELSEWHERE)) || (apart(entry) && !!isLinked)
}

/** The part of the page that holds this story: the headline's article, or its nearest ancestor with text. */
export function storyOf({ document, headline }: PageFacts): Element {
  const article = headline?.closest('article, main, [role=main]')
  let story = article ?? headline
  while (story && story !== article && story.getElementsByTagName('p').length < 3)
    story = story.parentElement ?? undefined
  return story ?? document.body
}
