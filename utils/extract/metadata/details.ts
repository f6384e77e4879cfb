import type { Evidence, Image } from '../../article'
import { decodeEntities, isNode, type LdNode, listOf, textOf } from '../page/json-ld'
import { metaEvidence, type PageFacts } from '../page/page-facts'
import { oneLine } from '../text/one-line'

/** The page's own summary, complete before cut ("…"); not one that only repeats the title. */
export function descriptionCandidates(facts: PageFacts, title: string): Evidence[] {
  const found = [
    ...metaEvidence(facts, 'og:description', 'description'),
    { value: textOf(facts.article?.description), source: 'json-ld' },
    ...metaEvidence(facts, 'twitter:description', 'dc.description', 'dcterms.description'),
  ]
    .map(({ value, source }) => ({ value: oneLine(decodeEntities(value).replace(/<[^<>]*>/g, ' ')), source }))
    .filter(({ value }) => value !== '' && value !== title)
  const doubt = ({ value }: Evidence) => Number(/(?:…|\.{3}|\[…\])$/.test(value)) + Number(value.length > 600)
  return found.sort((a, b) => doubt(a) - doubt(b))
}

export const sectionCandidates = (facts: PageFacts): Evidence[] =>
  [
    { value: textOf(facts.article?.articleSection), source: 'json-ld' },
    ...metaEvidence(facts, 'article:section', 'og:section', 'parsely-section'),
    { value: breadcrumb(facts.jsonLd), source: 'json-ld breadcrumb' },
  ].filter(({ value }) => value !== '' && value.length <= 60)

/** The last step of the breadcrumb; where that is the article itself, the one before. */
function breadcrumb(nodes: readonly LdNode[]): string {
  const list = nodes.find((node) => node['@type'] === 'BreadcrumbList')
  const steps = listOf(list?.itemListElement).map((step) => (isNode(step) ? textOf(step.name ?? step.item) : ''))
  return (steps.length > 1 && steps.filter((name) => name !== '' && name.length <= 30).at(-1)) || ''
}

/** Evidence that the article is not free: schema.org's `isAccessibleForFree` of it or a part, or the content tier. */
export function paywallCandidates(facts: PageFacts): Evidence[] {
  const { article } = facts
  const parts = article?.isAccessibleForFree === undefined ? listOf(article?.hasPart) : [article]
  // `false`, "False", "http://schema.org/False"
  const isNo = (value: unknown) => value === false || (typeof value === 'string' && /false$/i.test(value))
  const isClosed = parts.some((node) => isNode(node) && isNo(node.isAccessibleForFree))
  const tiers = metaEvidence(facts, 'article:content_tier', 'og:article:content_tier', 'content_tier')
  const paid = tiers.filter(({ value }) => /^(?:locked|metered|premium|paid)$/i.test(value))
  return [...(isClosed ? [{ source: 'json-ld' }] : []), ...paid].map(({ source }) => ({ value: 'true', source }))
}

/** File names of pictures that show the site, not the story. */
const NO_PICTURE = /(?:^|[/_-])(?:logo|placeholder|default|blank|fallback)(?:[._-]|$)/i

/**
 * The declared lead images: Open Graph names the one an editor chose, structured data often its crops. Thumbnails come
 * last; the publisher's logo is left out.
 */
export function imageCandidates({ article, meta, pageUrl }: PageFacts): (Image & { source: string })[] {
  const image = (value: unknown, source: string, width?: unknown, height?: unknown): Image & { source: string } => {
    const node: LdNode = isNode(value) ? value : { url: value, width, height }
    const address = textOf(node.url ?? node.contentUrl)
    return {
      url: address && URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : '',
      caption: textOf(node.caption) || undefined,
      width: size(node.width),
      height: size(node.height),
      source,
    }
  }
  const [publisher] = listOf(article?.publisher)
  const logo = isNode(publisher) ? image(publisher.logo, '').url : ''
  const [width, height] = [meta('og:image:width')[0], meta('og:image:height')[0]]
  const file = (url: string) => url.split('?')[0]?.split('/').at(-1) ?? ''
  const doubt = ({ width = 300 }: Image) => Number(width < 300)
  return [
    ...meta('og:image').map((url) => image(url, 'og:image', width, height)),
    ...listOf(article?.image).map((value) => image(value, 'json-ld')),
    ...meta('twitter:image', 'twitter:image:src').map((url) => image(url, 'twitter:image')),
  ]
    .filter(({ url }) => /^https?:/.test(url) && url !== logo && !NO_PICTURE.test(file(url)))
    .sort((a, b) => doubt(a) - doubt(b))
}

const size = (value: unknown): number | undefined => Number.parseInt(textOf(value), 10) || undefined
