import type { Evidence } from '../article'
import { emphasised, markedByline, plainByline, taggedAuthors } from './bylines'
import { agree, fullest, isDeclaredPeople, type Kind, winner } from './choose-authors'
import { isNode, listOf, resolve, textOf } from './json-ld'
import type { PageFacts } from './page-facts'
import { people } from './people'
import { distinctPeople, looksLikeName } from './person-name'
import { textByline } from './text-byline'

interface Authors {
  authors: string[]
  evidence: Evidence[]
  /** Agencies that sign, the first source's first, then desks. */
  agencies: Evidence[]
}

interface Source {
  source: string
  kind: Kind
  texts: string[]
  /** Each text names one person: commas do not separate. */
  single?: boolean
  isSure?: boolean
}

const META = [
  'twitter:misc:written by',
  ...'author article:author og:article:author article:author_name authors parsely-author sailthru.author cxenseparse:author byl news_author citation_author citation_authors dc.creator dcterms.creator'.split(
    ' ',
  ),
]

/** What SEO plugins call the author in the labels of a Twitter card; the value beside it is a time or a name. */
const WRITTEN_BY =
  /writ|author|by\b|verfasst|geschrieben|autor|auteur|écrit|escrit|scritt|skrev|skriv|författ|geschreven|napis|autho?r|yazan|автор|написано|作者|撰|执笔|執筆|投稿者|글쓴이|작성자|oleh|tác giả/i

/**
 * The people who wrote the article, by every source that names any. The first in order wins, unless another
 * says the same and more, or the byline that readers see names somebody else: accounts upload what others wrote.
 * @param publisher the publisher's name: structured data often repeats it
 * @param lines the body's text, one block a line
 */
export function findAuthors(facts: PageFacts, publisher: string, lines: readonly string[]): Authors {
  const owns = ownNames(facts, publisher)
  const lists = sources(facts, lines).map(({ source, texts, kind, single, isSure = kind !== 'marked' }) => {
    const found = texts.map((text) => people(text, owns, single))
    const names = distinctPeople(found.flatMap((f) => f.names)).filter((name) => isSaid(kind) || looksLikeName(name))
    return {
      source,
      kind,
      isSure,
      names,
      agency: found.find((f) => f.agency)?.agency,
      desk: found.find((f) => f.desk)?.desk,
    }
  })
  // A page that says that a desk or an agency wrote it names other people in its design.
  const isNoPerson = lists.some((l) => l.kind === 'declared' && (l.agency || l.desk)) && !lists.some(isDeclaredPeople)
  const named = lists.filter((list) => list.names.length && !(isNoPerson && list.kind === 'marked'))
  const best = winner(named)
  const everyone = named.flatMap((list) => list.names)
  const evidence = [...new Set([...(best ? [best] : []), ...named])].map(({ names, source }) => ({
    value: distinctPeople(names.map((name) => fullest(name, everyone))).join(', '),
    source,
  }))
  // A picture's credit names an agency too: beside people only their own byline counts.
  const signing = lists.filter((l) => !best || l === best || l.kind === 'declared' || agree(l, best))
  const agencies = signing.flatMap(({ agency, source }) => (agency ? [{ value: agency, source }] : []))
  const desks = signing.flatMap(({ desk, source }) =>
    desk && (!best || best.desk === desk) ? [{ value: desk, source }] : [],
  )
  return { authors: evidence[0]?.value.split(', ') ?? [], evidence, agencies: distinctValues([...agencies, ...desks]) }
}

const isSaid = (kind: Kind) => kind === 'declared' || kind === 'tagged'

const distinctValues = (list: Evidence[]) => list.filter((a, i) => list.findIndex((b) => b.value === a.value) === i)

function sources(facts: PageFacts, lines: readonly string[]): Source[] {
  const { article, jsonLd, meta } = facts
  const plain = plainByline(facts)
  const marked = markedByline(facts)
  const author = listOf(article?.author ?? article?.creator).map((a) => nameOf(resolve(a, jsonLd)))
  const data1 = WRITTEN_BY.test(meta('twitter:label1')[0] ?? '') ? meta('twitter:data1') : []
  return [
    { source: 'json-ld', kind: 'declared', texts: author, single: true },
    ...META.map((source) => ({
      source,
      kind: 'declared' as const,
      texts: meta(source),
      single: /^citation|^dc/.test(source),
    })),
    { source: 'twitter:data1', kind: 'declared', texts: data1 },
    { source: 'byline', kind: 'marked', texts: marked.texts, isSure: marked.isSure },
    {
      source: 'byline',
      kind: plain.isSure ? 'signed' : 'marked',
      texts: plain.isSure || !article?.author ? plain.texts : [],
    },
    { source: 'text', kind: 'signed', texts: textByline(lines) },
    { source: 'text', kind: 'marked', texts: emphasised(facts, lines) },
    { source: 'rel', kind: 'tagged', texts: taggedAuthors(facts) },
  ]
}

/** A person's name in structured data, which may be in parts. */
function nameOf(author: unknown): string {
  const name = textOf(author)
  if (name || !isNode(author)) return name
  return `${textOf(author.givenName)} ${textOf(author.familyName)}`.trim()
}

/** All that the page calls itself: it signs its own articles with any of these. */
function ownNames({ meta, article, url }: PageFacts, publisher: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  const names = [publisher, ...meta('og:site_name', 'application-name'), textOf(article?.publisher)]
  return [...new Set([...names, host])].filter((name) => name.length > 1)
}
