import type { Evidence } from '../article'

/** Parameters that only tell where a reader came from (Google, Meta, Microsoft, Mailchimp, HubSpot, Matomo, AT Internet …). */
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|format|link_\w+|bbc_team|ptr_name)|(?:fb|g|gb|wb|ms|tw|ttc|yc|dc|i)clid|fbclid|mc_[ce]id|_hs\w+|__hs\w+|hsctatracking|mtm_\w+|pk_\w+|_ga|_gl|xtor|ns_\w+|cmpid|ref_?src|smid|soc_src|soc_trk|spm|igshid|si|share|ocid|icid|cmp|dicbo|mkt_tok|guce_\w+|guccounter|_branch_match_id|wt_?(?:zmc|mc)|ito)$/i

/** A fragment that names a page of its own (`#!/story/3`, `#/story/3`), not a place in this one. */
const isRoute = (hash: string): boolean => /^#[!/]/.test(hash)

/** An address without fragment and tracking parameters; unchanged when it is no http(s) address. */
export function withoutTracking(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address
  const url = new URL(address)
  if (!isRoute(url.hash)) url.hash = ''
  // Only rewritten when something goes: URLSearchParams would change the percent-encoding of the rest.
  const rest = url.search.slice(1).split('&')
  const kept = rest.filter((pair) => !TRACKING.test(pair.split('=')[0] ?? ''))
  if (kept.length < rest.length) url.search = kept.join('&')
  return url.href
}

/** `/amp`, `?amp=1`, `?outputType=amp`, `amp.` hosts: the same article in Google's format. */
function withoutAmp(address: string): string {
  const url = new URL(address)
  if (url.hostname.startsWith('amp.')) return address
  url.pathname = url.pathname.replace(/\/amp\/?$|\.amp(?=\.html?$)|\.amp$/, (end) => (end.endsWith('/') ? '/' : ''))
  const rest = url.search.slice(1).split('&')
  const kept = rest.filter((pair) => !/^(?:amp|outputType=amp)(?:=|$)/.test(pair))
  if (kept.length < rest.length) url.search = kept.join('&')
  return url.href
}

/**
 * The article's own address, the best first: `link rel=canonical`, `og:url`, the page's, without tracking parameters and
 * AMP. A declared address that is no http(s) URL, lies on another site, or names a section or another article (pages
 * that change by script often forget to change it) is not believed.
 */
export function urlCandidates(document: Document, pageUrl: string, ogUrl: readonly string[]): Evidence[] {
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? ''
  const declared = [{ value: canonical, source: 'canonical' }, ...ogUrl.map((value) => ({ value, source: 'og:url' }))]
  const believed = declared.flatMap(({ value, source }) => {
    const url = URL.canParse(value.trim(), pageUrl) && value.trim() ? new URL(value.trim(), pageUrl) : undefined
    return url && believable(url, pageUrl) ? [{ value: withoutAmp(withoutTracking(url.href)), source }] : []
  })
  const own = /^https?:/i.test(pageUrl) && URL.canParse(pageUrl) ? withoutAmp(withoutTracking(pageUrl)) : pageUrl
  return [...believed, { value: own, source: 'page' }]
}

/** Hosts of one site: equal but for `www.`, `m.`, `amp.`, or one below the other. */
function sameSite(a: string, b: string): boolean {
  const [x, y] = [a, b].map((host) => host.replace(/^(?:www|m|mobile|amp)\./, '')) as [string, string]
  return x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`)
}

/** What tells an article from others in the last parts of its address: long numbers, else words. */
function marks(address: string): { numbers: string[]; words: string[] } {
  const { pathname, search } = new URL(withoutTracking(address))
  const text = (pathname.split('/').filter(Boolean).slice(-2).join('/') + search).toLowerCase()
  return { numbers: text.match(/\d{5,}/g) ?? [], words: text.match(/(?:%[\da-f]{2}){2,}|\p{L}[\p{L}\d]{2,}/gu) ?? [] }
}

/** Whether two addresses of one site may be one article's. */
function sameArticle(page: string, declared: string): boolean {
  const [own, other] = [marks(page), marks(declared)]
  const shared = (a: string[], b: string[]) => a.filter((mark) => b.includes(mark)).length
  if (own.numbers.length > 0 && other.numbers.length > 0) return shared(own.numbers, other.numbers) > 0
  if (own.numbers.length === 0 && own.words.length < 3) return true
  return shared(own.words, other.words) * 3 >= Math.min(own.words.length, other.words.length) && other.words.length > 1
}

function believable(url: URL, pageUrl: string): boolean {
  if (!/^https?:$/.test(url.protocol)) return false
  const page = URL.canParse(pageUrl) ? new URL(pageUrl) : undefined
  if (!page || !/^https?:$/.test(page.protocol)) return true
  if (!sameSite(url.hostname, page.hostname)) return page.hostname.endsWith('.cdn.ampproject.org')
  const isFront = url.pathname === '/' && url.search === ''
  return isFront ? page.pathname === '/' && page.search === '' : sameArticle(pageUrl, url.href)
}
