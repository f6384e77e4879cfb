import type { Evidence } from '../../../article'
import { storyOf } from '../../page/elsewhere'
import { listOf, resolve, textOf } from '../../page/json-ld'
import type { PageFacts } from '../../page/page-facts'
import { markedByline, plainByline } from './bylines'
import { agree, fullest, isDeclaredPeople, type List, winner } from './choose-authors'
import { people } from './people'
import { distinctPeople, looksLikeName } from './person-name'
import { textByline } from './text-byline'

interface Authors {
  authors: string[]
  evidence: Evidence[]
  /** Signing agencies in source order, then desks. */
  agencies: Evidence[]
}

const META =
  'twitter:misc:written by|author|article:author|parsely-author|sailthru.author|byl|citation_author|dc.creator'.split(
    '|',
  )

/**
 * The article's authors, by every source that names any. The first in order wins, unless another says the same and
 * more, or the visible byline names someone else: accounts upload what others wrote.
 * @param publisher the publisher's name: structured data often repeats it
 * @param lines the body's text, one block per line
 */
export function findAuthors(facts: PageFacts, publisher: string, lines: readonly string[]): Authors {
  const lists = readSources(facts, publisher, lines)
  // A page that credits a desk or an agency names other people in its design.
  const isNoPerson = lists.some((l) => l.kind === 'declared' && (l.agency || l.desk)) && !lists.some(isDeclaredPeople)
  const named = lists.filter((list) => list.names.length && !(isNoPerson && list.kind === 'marked'))
  const best = winner(named)
  const everyone = named.flatMap((list) => list.names)
  const read = [...new Set([...(best ? [best] : []), ...named])].map(({ names, source }) => ({
    names: distinctPeople(names.map((name) => fullest(name, everyone))),
    source,
  }))
  // Picture credits name agencies too: beside people only their own byline counts.
  const signing = lists.filter((l) => !best || l === best || l.kind === 'declared' || agree(l, best))
  const agencies = (['agency', 'desk'] as const)
    .flatMap((kind) => signing.map((l) => ({ value: kind === 'agency' || !best || l === best ? l[kind] : '', ...l })))
    .filter((a, i, all): a is List & Evidence => !!a.value && i === all.findIndex((b) => b.value === a.value))
    .map(({ value, source }) => ({ value, source }))
  // As JSON arrays, like tags: a name may contain a comma.
  const evidence = read.map(({ names, source }) => ({ value: JSON.stringify(names), source }))
  return { authors: read[0]?.names ?? [], evidence, agencies }
}

/** The sources in order. Authors that are both declared and marked need no further search. */
function readSources(facts: PageFacts, publisher: string, lines: readonly string[]): List[] {
  const { article, jsonLd, meta } = facts
  const owns = ownNames(facts, publisher)
  const lists: List[] = []
  const add = (source: string, kind: List['kind'], texts: string[], single = false, isSure = kind !== 'marked') => {
    if (!texts.length) return
    const found = texts.map((text) => people(text, owns, single))
    const names = distinctPeople(found.flatMap((f) => f.names)).filter(
      (name) => kind === 'declared' || looksLikeName(name),
    )
    const [agency] = found.flatMap((f) => f.agency ?? [])
    const [desk] = found.flatMap((f) => f.desk ?? [])
    lists.push({ source, kind, isSure, names, agency, desk })
  }
  const author = listOf(article?.author ?? article?.creator)
  const names = author.map((a) => textOf(resolve(a, jsonLd)))
  add('json-ld', 'declared', names, true)
  for (const source of META) add(source, 'declared', meta(source), /^citation|^dc/.test(source))
  const marked = markedByline(facts, storyOf(facts))
  add('byline', 'marked', marked.texts, false, marked.isSure)
  const byline = marked.isSure ? lists.at(-1) : undefined
  if (!byline || !lists.some((list) => isDeclaredPeople(list) && agree(list, byline))) {
    const plain = plainByline(facts)
    if (plain.isSure || !article?.author) add('byline', plain.isSure ? 'signed' : 'marked', plain.texts)
    add('text', 'signed', textByline(lines))
  }
  return lists
}

/** Everything the page calls itself: it signs its own articles with any of these. */
function ownNames({ meta, article, url }: PageFacts, publisher: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  const names = [publisher, ...meta('og:site_name', 'application-name'), textOf(article?.publisher), host]
  return [...new Set(names)].filter((name) => name.length > 1)
}
