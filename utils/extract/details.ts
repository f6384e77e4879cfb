import type { Evidence, Image } from '../article'
import { decodeEntities, isNode, type LdNode, listOf, textOf } from './json-ld'
import { oneLine } from './one-line'
import type { PageFacts } from './page-facts'

/**
 * The page's own summary, whole before cut ("…"). What only repeats the title says nothing, the site's own summary says
 * nothing of this story.
 */
export function descriptionCandidates(facts: PageFacts, title: string): Evidence[] {
  const sites = facts.jsonLd.filter(
    (node) => node !== facts.article && /Web[Ss]ite|Organization$/.test(String(node['@type'])),
  )
  const nothing = new Set([title, '', ...sites.map((node) => textOf(node.description))])
  const found = [
    ...facts.meta('og:description').map((value) => ({ value, source: 'og:description' })),
    ...facts.meta('description').map((value) => ({ value, source: 'description' })),
    { value: textOf(facts.article?.description), source: 'json-ld' },
    ...facts
      .meta('twitter:description', 'dc.description', 'dcterms.description')
      .map((value) => ({ value, source: 'meta' })),
  ]
    .map(({ value, source }) => ({ value: oneLine(decodeEntities(value).replace(/<[^>]*>/g, ' ')), source }))
    .filter(({ value }) => !nothing.has(value))
  const doubt = ({ value }: Evidence) => Number(/(?:…|\.{3}|\[…\])$/.test(value)) + Number(value.length > 600)
  return found.sort((a, b) => doubt(a) - doubt(b))
}

export function sectionCandidates(facts: PageFacts): Evidence[] {
  const found: Evidence[] = [
    { value: textOf(facts.article?.articleSection), source: 'json-ld' },
    ...facts
      .meta('article:section', 'og:section', 'parsely-section')
      .map((value) => ({ value, source: 'article:section' })),
    { value: breadcrumb(facts.jsonLd), source: 'json-ld breadcrumb' },
  ]
  return found.filter(({ value }) => value !== '' && value.length <= 60)
}

/** The last step of the breadcrumb; where that is the article itself, the one before. */
function breadcrumb(nodes: readonly LdNode[]): string {
  const list = nodes.find((node) => node['@type'] === 'BreadcrumbList')
  const steps = listOf(list?.itemListElement)
    .filter(isNode)
    .map((step) => textOf(step.name ?? step.item))
  const short = steps.filter((name) => name !== '' && name.length <= 30)
  return (steps.length > 1 ? short.at(-1) : undefined) ?? ''
}

/** What says that the article is not free: schema.org's `isAccessibleForFree` of it or of a part, or the content tier. */
export function paywallCandidates(facts: PageFacts): Evidence[] {
  const { article } = facts
  // `false`, "False", "http://schema.org/False"
  const isClosed = (node: unknown) => isNode(node) && /false$/i.test(String(node.isAccessibleForFree))
  const closed =
    isClosed(article) || (article?.isAccessibleForFree === undefined && listOf(article?.hasPart).some(isClosed))
  const tiers = facts.meta('article:content_tier', 'og:article:content_tier', 'content_tier')
  return [
    ...(closed ? [{ value: 'true', source: 'json-ld' }] : []),
    ...tiers
      .filter((tier) => /^(?:locked|metered|premium|paid)$/i.test(tier))
      .map(() => ({ value: 'true', source: 'article:content_tier' })),
  ]
}

/** The declared lead images: Open Graph names the one chosen by an editor, structured data often its crops. */
export function imageCandidates(facts: PageFacts): (Image & { source: string })[] {
  const absolute = (url: string) => (URL.canParse(url, facts.pageUrl) ? new URL(url, facts.pageUrl).href : '')
  const ld = listOf(facts.article?.image).map((image) => {
    const node: LdNode = isNode(image) ? image : { url: image }
    return {
      url: absolute(textOf(node.url ?? node.contentUrl)),
      caption: textOf(node.caption) || undefined,
      width: size(node.width),
      height: size(node.height),
      source: 'json-ld',
    }
  })
  const named = (source: string, ...names: string[]) =>
    facts.meta(source, ...names).map((url) => ({ url: absolute(url), source }))
  const linked = oneLine(facts.document.querySelector('link[rel=image_src]')?.getAttribute('href'))
  return [
    ...named('og:image', 'og:image:secure_url', 'og:image:url'),
    ...ld,
    ...named('twitter:image', 'twitter:image:src'),
    { url: linked && absolute(linked), source: 'image_src' },
  ].filter(
    ({ url }) =>
      /^https?:/.test(url) &&
      !/(?:^|[/_-])(?:logo|placeholder|default|blank|fallback)(?:[._-]|$)/i.test(
        url.split('?')[0]?.split('/').at(-1) ?? '',
      ),
  )
}

const size = (value: unknown): number | undefined => {
  const pixels = Number.parseInt(textOf(value), 10)
  return pixels > 0 ? pixels : undefined
}
