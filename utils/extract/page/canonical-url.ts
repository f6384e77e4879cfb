import { publisherOf, withoutAmp } from '../../amp-address'
import type { Evidence } from '../../article'

/** Parameters that only say where a reader came from, by prefix. */
const FOREIGN = /^(?:utm_|at_|[a-z]{1,3}clid=|mc_|_{0,2}hs|mtm_|pk_|_g[al]=|xtor|ns_|cmp|ref_?src|smid|[oi]cid=)/i

/** A fragment that names another page (`#!/story/3`, `#/story/3`), not a section of this one. */
const ROUTE = /^#[!/]/

const isWeb = (address: string): boolean => /^https?:/i.test(address) && URL.canParse(address)

/** An address without fragment and tracking parameters; unchanged unless it is http(s). */
export function plainAddress(address: string): string {
  if (!isWeb(address)) return address
  const url = new URL(address)
  if (!ROUTE.test(url.hash)) url.hash = ''
  // Rewritten only if something goes: URLSearchParams would change the percent-encoding of the rest.
  const rest = url.search.slice(1).split('&')
  const kept = rest.filter((pair) => !FOREIGN.test(pair))
  if (kept.length < rest.length) url.search = kept.join('&')
  return url.href
}

/** `…/guitar/amp` may be about an amplifier: an AMP page says that it is one. */
function isAmp(document: Document, pageUrl: string): boolean {
  const { documentElement: root } = document
  if (['amp', '⚡', '⚡️'].some((name) => root?.hasAttribute(name))) return true
  const declared = document.querySelector('link[rel~="amphtml" i][href]')?.getAttribute('href') ?? ''
  return (
    declared !== '' &&
    URL.canParse(declared, pageUrl) &&
    plainAddress(new URL(declared, pageUrl).href) === plainAddress(pageUrl)
  )
}

/**
 * The article's own address, best first: `link rel=canonical`, `og:url`, the page's; without tracking parameters and,
 * for an AMP page, without its AMP marks. A declared address is ignored if it is not http(s), is on another site, or
 * names a section or another article (pages that change by script often forget to update it).
 */
export function urlCandidates(document: Document, pageUrl: string, ogUrl: readonly string[]): Evidence[] {
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? ''
  const declared = [{ value: canonical, source: 'canonical' }, ...ogUrl.map((value) => ({ value, source: 'og:url' }))]
  const isMarked = isAmp(document, pageUrl)
  const address = (url: string) => plainAddress(isMarked && isWeb(url) ? withoutAmp(new URL(url)).href : url)
  const believed = declared.flatMap(({ value, source }) => {
    const url = value.trim() && URL.canParse(value, pageUrl) ? new URL(value, pageUrl) : undefined
    return url && believable(url, pageUrl) ? [{ value: address(url.href), source }] : []
  })
  return [...believed, { value: address(pageUrl), source: 'page' }]
}

function believable(url: URL, pageUrl: string): boolean {
  if (!isWeb(url.href)) return false
  if (!isWeb(pageUrl)) return true
  // A cached page belongs to its publisher only.
  const page = publisherOf(new URL(pageUrl)) ?? new URL(pageUrl)
  if (!sameSite(url.hostname, page.hostname)) return false
  const isFront = ({ pathname, search }: URL) => pathname + search === '/'
  return isFront(url) ? isFront(page) : sameArticle(marks(page), marks(url))
}

/** Same site: equal apart from `www.`, `m.`, `amp.`, or one is below the other. */
function sameSite(...hosts: [string, string]): boolean {
  const [x, y] = hosts.map((host) => `.${host.replace(/^(?:www|m|mobile|amp)\./, '')}`) as [string, string]
  return x.endsWith(y) || y.endsWith(x)
}

/** What identifies an article in the last segments of its address: long numbers, else words. */
function marks(url: URL): { numbers: string[]; words: string[] } {
  const { pathname, search } = new URL(plainAddress(withoutAmp(url).href))
  const text = (pathname.split('/').filter(Boolean).slice(-2).join('/') + search).toLowerCase()
  return { numbers: text.match(/\d{5,}/g) ?? [], words: text.match(/(?:%[\da-f]{2}){2,}|[a-z][a-z\d]{2,}/g) ?? [] }
}

type Marks = ReturnType<typeof marks>

/** Whether two addresses on one site may be the same article. */
function sameArticle(own: Marks, other: Marks): boolean {
  const shared = (kind: keyof Marks) => own[kind].filter((mark) => other[kind].includes(mark)).length
  if (own.numbers.length && other.numbers.length) return shared('numbers') > 0
  if (!own.numbers.length && own.words.length < 3) return true
  return other.words.length > 1 && shared('words') * 3 >= Math.min(own.words.length, other.words.length)
}
