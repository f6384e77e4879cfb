import type { Evidence } from '../article'
import { cjkByline } from './cjk-byline'
import { isElsewhere, storyOf } from './elsewhere'
import { listOf, resolve, textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'
import { isFullName, people } from './people'

interface Authors {
  authors: string[]
  evidence: Evidence[]
  /** News agencies that sign, the first source's first. */
  agencies: Evidence[]
}

const BYLINE =
  '[rel~=author], [itemprop=author] [itemprop=name], [itemprop=author], [class*=byline i], [class~=author i], [class*=author-name i], [class*=authorname i], [class*=article-author i]'

/** "(By Jane Doe and John Roe) Enditem/AW" at the end of an agency's text. */
const SIGNED = /\((By [^()]{3,200})\)(?: ?Enditem\S*)?$/

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
  const agencies: Evidence[] = []
  for (const { source, texts, single } of sources) {
    const found = texts.map((text) => people(text, publisher, single))
    for (const { agency } of found) if (agency) agencies.push({ value: agency, source })
    const names = [...new Set(found.flatMap((f) => f.names))].filter((name) => source !== 'byline' || isFullName(name))
    if (names.length) evidence.push({ value: names.join(', '), source })
  }
  const signed = lines.slice(-3).flatMap((line) => SIGNED.exec(line.slice(-250).trim())?.[1] ?? [])
  const inText = [...cjkByline(lines), ...signed.flatMap((text) => people(text, publisher).names)]
  if (inText.length) evidence.push({ value: inText.join(', '), source: 'text' })
  const winner = evidence[0]
  return { authors: winner ? winner.value.split(', ') : [], evidence, agencies }
}

function bylines(facts: PageFacts): string[] {
  const texts: string[] = []
  for (const element of storyOf(facts)?.querySelectorAll(BYLINE) ?? []) {
    if (texts.length >= 6) break
    if (element.closest('footer') || isElsewhere(element, facts.headline)) continue
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
