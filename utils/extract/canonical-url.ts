/** Parameters that only tell where a reader came from (Google, Meta, Microsoft, Mailchimp, HubSpot, Matomo, AT Internet …). */
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|format|link_\w+|bbc_team|ptr_name)|(?:fb|g|gb|wb|ms|tw|ttc|yc|dc|i)clid|fbclid|mc_[ce]id|_hs\w+|__hs\w+|hsctatracking|mtm_\w+|pk_\w+|_ga|_gl|xtor|ns_\w+|cmpid|ref_?src|smid|soc_src|soc_trk|spm|igshid|si|share|ocid|icid|wt_?(?:zmc|mc)|ito)$/i

/** An address without fragment and tracking parameters; unchanged when it is no http(s) address. */
export function withoutTracking(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address
  const url = new URL(address)
  if (!url.hash.startsWith('#!')) url.hash = ''
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
 * The article's own address: `link rel=canonical`, else `og:url`, else the page's, without tracking parameters and AMP.
 * A declared address that is no http(s) URL, lies on an unrelated host or names a site's front page while the page has
 * a path of its own is not believed.
 */
export function canonicalUrl(document: Document, pageUrl: string, ogUrl: readonly string[]): string {
  const declared = [document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href'), ...ogUrl]
  for (const address of declared) {
    if (!address || !URL.canParse(address.trim(), pageUrl)) continue
    const url = new URL(address.trim(), pageUrl)
    if (believable(url, pageUrl)) return withoutAmp(withoutTracking(url.href))
  }
  return /^https?:/i.test(pageUrl) && URL.canParse(pageUrl) ? withoutAmp(withoutTracking(pageUrl)) : pageUrl
}

function believable(url: URL, pageUrl: string): boolean {
  if (!/^https?:$/.test(url.protocol)) return false
  const page = URL.canParse(pageUrl) ? new URL(pageUrl) : undefined
  if (!page || !/^https?:$/.test(page.protocol)) return true
  if (url.pathname === '/' && !url.search && (page.pathname !== '/' || page.search !== '')) return false
  const site = (host: string) => host.split('.').slice(-2).join('.')
  return site(url.hostname) === site(page.hostname) || page.hostname.endsWith('.cdn.ampproject.org')
}
