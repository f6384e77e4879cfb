import type { Evidence } from '../article'
import { isElsewhere } from './elsewhere'
import { listOf, textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'

const split = (text: string): string[] => text.split(/\s*[,;，；、]\s*/u)

/**
 * The article's tags by source, the best first. Values are JSON arrays of strings, since a tag may contain a comma.
 */
export function tagCandidates(facts: PageFacts, publisher: string): Evidence[] {
  const keywords = listOf(facts.article?.keywords)
  const sources: [source: string, tags: string[]][] = [
    ['json-ld', keywords.length === 1 ? split(textOf(keywords[0])) : keywords.map(textOf)],
    ['article:tag', facts.meta('article:tag', 'og:article:tag')],
    ['rel=tag', taggedLinks(facts)],
    ['parsely-tags', facts.meta('parsely-tags', 'cxenseparse:keywords').flatMap(split)],
    ['news_keywords', facts.meta('news_keywords').flatMap(split)],
    ['keywords', facts.meta('keywords').flatMap(split)],
  ]
  return sources.flatMap(([source, tags]) => {
    const clean = distinct(
      tags.map((tag) => tag.replace(/^[#＃]\s*/, '').trim()),
      publisher,
    )
    return clean.length ? [{ value: JSON.stringify(clean), source }] : []
  })
}

/** The links to tags around this story; those of related stories and of the site's menus are others'. */
function taggedLinks({ document, headline }: PageFacts): string[] {
  const around = headline?.closest('main, [role=main]') ?? headline?.closest('article') ?? document.body
  const links = [...around.querySelectorAll('a[rel~=tag]')].filter((a) => !isElsewhere(a, headline))
  return links.slice(0, 30).map((a) => oneLine(a.textContent))
}

/** Without repetitions, the publisher's own name and what is no tag at all (sentences, internal ids). */
function distinct(tags: readonly string[], publisher: string): string[] {
  const seen = new Set([publisher.toLowerCase(), ''])
  return tags
    .filter((tag) => {
      const key = tag.toLowerCase()
      if (seen.has(key) || tag.length > 80 || /^(?:https?:|[a-z_]+:[a-z_:.\d-]+$|\d+$)/.test(tag)) return false
      seen.add(key)
      return true
    })
    .slice(0, 40)
}
