import type { Evidence } from '../article'
import { letters } from './headline'
import { listOf, textOf } from './json-ld'
import type { PageFacts } from './page-facts'
import { decoded, shownTags } from './shown-tags'

/** Ideographs need no comma: "北韓 南韓 飛彈" are three tags. */
const split = (text: string): string[] =>
  text.split(/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\s]+$/u.test(text) ? /\s+/ : /\s*[,;|，；、]\s*/u)

/** What a content system calls the kinds of its tags; the value of all others is of no use to a reader. */
const TOPIC_LABEL = /subject|topic|tag|keyword|entit|person|place|location|organi[sz]ation|compan|thema/i
const SYSTEM_LABEL = /^(?:\w*section|\w*category|\w*type|nid|cms|language|source|author|publication)$/i

/** Codes: addresses, `type:story`, `editors_pick`, `_commerce`, ids. */
const CODE = /^(?:https?:|_|[a-z]+:[a-z_:.\d-]+$|[a-z]+(?:_[a-z\d]+)+$|[\da-f]{8}(?:-[\da-f]{4}){3}|\d+$)/

/**
 * The article's tags by source, the best first: editors write keywords by hand, structured data mixes them with codes,
 * lists of links may be the site's. Values are JSON arrays of strings, since a tag may contain a comma.
 */
export function tagCandidates(facts: PageFacts, publisher: string): Evidence[] {
  const { article, meta, title, pageUrl } = facts
  const keywords = listOf(article?.keywords)
  const host = URL.canParse(pageUrl) ? new URL(pageUrl).hostname : ''
  const own = [publisher, ...meta('og:site_name'), host.replace(/^www\./, ''), host.replace(/^www\.|\.[^.]+$/g, '')]
  const shown = shownTags(facts)
  const marked = shown[0] === 'rel=tag'
  const found = (
    [
      ...(marked ? [shown] : []),
      ['news_keywords', meta('news_keywords').flatMap(split)],
      ['keywords', meta('keywords').flatMap(split)],
      ['json-ld', keywords.length === 1 ? split(textOf(keywords[0])) : keywords.map(textOf)],
      ['parsely-tags', meta('parsely-tags', 'sailthru.tags', 'cxenseparse:keywords').flatMap(split)],
      ['article:tag', splitOne(meta('article:tag', 'og:article:tag', 'video:tag'))],
      ...(marked ? [] : [shown]),
      [
        'meta',
        meta('classification-tags', 'custom-keywords', 'its_tag', 'tags', 'dc.subject', 'dcterms.subject').flatMap(
          split,
        ),
      ],
    ] as [source: string, tags: string[]][]
  )
    .map(([source, tags]) => ({ source, tags: clean(tags, own.map(letters)) }))
    .filter(({ tags }) => tags.length > 0 && !isCodes(tags))
  const story = letters(
    [title, ...meta('og:title', 'description', 'og:description'), textOf(article?.description)].join(' '),
  )
  const slug = letters(decoded(pageUrl))
  const doubt = ({ source, tags }: { source: string; tags: string[] }): number => {
    const words = tags.map(letters)
    const others = found.filter((other) => other.tags.length > 1 && other.tags !== tags)
    if (tags.length === 1 && others.some((other) => other.tags.some((tag) => words[0]?.includes(letters(tag)))))
      return 1
    if (tags.length > 2 && words.every((word) => slug.includes(word)) && tags.every((tag) => !/\s/.test(tag))) return 1
    // The same keywords on every page of a site.
    return (
      Number(
        source.endsWith('keywords') &&
          tags.length > 4 &&
          words.filter((word) => story.includes(word)).length * 6 < words.length,
      ) * 2
    )
  }
  const order = found.map((one) => ({ ...one, doubt: doubt(one) })).sort((a, b) => a.doubt - b.doubt)
  return order.map(({ source, tags }) => ({ value: JSON.stringify(tags), source }))
}

/** Abbreviations of an agency's own system: `AER`, `INDG08`, `MEAST`. */
const isCodes = (tags: string[]) =>
  tags.length > 5 && tags.filter((tag) => /^[A-Z\d:_-]+$/.test(tag)).length * 2 > tags.length

const splitOne = (values: string[]) => (values.length === 1 ? values.flatMap(split) : values)

/** Without repetitions, the publisher's own names and what is no tag at all: sentences, codes, the kinds of tags. */
function clean(tags: readonly string[], own: readonly string[]): string[] {
  const seen = new Set([...own, ''])
  const labelled = tags.filter((tag) => /^[\w ]{2,25}:\s*\S/.test(tag)).length > 1
  const pathed = tags.length > 1 && tags.every((tag) => /^[a-z]+\/\S/.test(tag))
  return tags
    .map((tag) => {
      const bare = tag.replace(/^[#＃]\s*|^tag:\s*/i, '').trim()
      const [, label = '', value = ''] = bare.match(/^([\w ]{2,25}):\s*(\S.*)$/) ?? []
      if (pathed) return bare.replace(/^[a-z]+\//, '')
      return (label && labelled) || SYSTEM_LABEL.test(label) ? (TOPIC_LABEL.test(label) ? value : '') : bare
    })
    .filter((tag) => {
      const key = letters(tag) || tag
      if (seen.has(key) || !letters(tag) || tag.length > 80 || CODE.test(tag)) return false
      seen.add(key)
      return true
    })
    .slice(0, 40)
}
