import type { Evidence } from '../article'
import { cjkByline } from './cjk-byline'
import { listOf, resolve, textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import { people } from './people'

interface Authors {
  authors: string[]
  agency?: string
  evidence: Evidence[]
}

const BYLINE =
  '[rel~=author], [itemprop=author] [itemprop=name], [itemprop=author], [class*=byline i], [class~=author i], [class*=author-name i], [class*=authorname i], [class*=article-author i]'

/** Places that name other people: comments, related stories, the author's own box. */
const ELSEWHERE =
  'aside, footer, nav, [class*=comment i], [id*=comment i], [class*=related i], [class*=teaser i], [class*=sidebar i]'

/**
 * The people who wrote the article: the first source that names any. Structured data often repeats the publisher, so
 * what is left after `people()` decides, down to the bylines in Chinese text.
 * @param lines the body's text, one block a line
 */
export function findAuthors(facts: PageFacts, publisher: string, lines: readonly string[]): Authors {
  const sources: { source: string; texts: string[]; single?: boolean }[] = [
    {
      source: 'json-ld',
      texts: listOf(facts.article?.author).map((author) => textOf(resolve(author, facts.jsonLd))),
      single: true,
    },
    {
      source: 'meta',
      texts: facts.meta(
        'author',
        'article:author',
        'parsely-author',
        'sailthru.author',
        'dc.creator',
        'dcterms.creator',
        'byl',
      ),
    },
    { source: 'byline', texts: bylines(facts) },
  ]
  const evidence: Evidence[] = []
  let agency: string | undefined
  for (const { source, texts, single } of sources) {
    const found = texts.map((text) => people(text, publisher, single))
    agency ??= found.find((f) => f.agency)?.agency
    const names = [...new Set(found.flatMap((f) => f.names))].filter((name) => source !== 'byline' || isFullName(name))
    if (names.length) evidence.push({ value: names.join(', '), source })
  }
  const inText = cjkByline(lines)
  if (inText.length) evidence.push({ value: inText.join(', '), source: 'text' })
  const winner = evidence[0]
  return { authors: winner ? winner.value.split(', ') : [], agency, evidence }
}

/** What a page's design calls a byline also holds places and sections: one word in a cased script is no name. */
const isFullName = (name: string) => /\s/.test(name) || !/[\p{Lu}\p{Ll}]/u.test(name)

function bylines(facts: PageFacts): string[] {
  const texts: string[] = []
  const around = facts.headline?.closest('article, main, [role=main]') ?? facts.document.body
  for (const element of around?.querySelectorAll(BYLINE) ?? []) {
    if (texts.length >= 6) break
    if (element.closest(ELSEWHERE)) continue
    const links = [...element.querySelectorAll('a, [itemprop=name]')]
      .map((link) => oneLine(link.textContent))
      .filter(Boolean)
    for (const text of links.length > 1 ? links : [oneLine(element.getAttribute('content') ?? element.textContent)]) {
      if (text && text.length <= 100 && !texts.includes(text)) texts.push(text)
    }
  }
  // The innermost byline says it best: an outer one repeats it with the date.
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other))).slice(0, 4)
}
