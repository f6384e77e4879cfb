/** AMP caches (Google's, Bing's) and viewers: the path ends in the publisher's address, after `s/` if https. */
const CACHES: [host: RegExp, path: RegExp][] = [
  [/(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/, /^\/(?:c|v|wp)\/(s\/)?(.+)$/],
  [/(?:^|\.)(?:google\.(?:com?\.)?(?:com|[a-z]{2})|bing\.com)$/, /^\/amp\/(s\/)?(.+)$/],
]

/** The publisher's address for a page in an AMP cache or viewer; undefined for any other page. */
export function publisherOf({ hostname, pathname, search }: URL): URL | undefined {
  const path = CACHES.find(([host]) => host.test(hostname))?.[1]
  const [, secure, rest] = path?.exec(pathname) ?? []
  const address = `http${secure ? 's' : ''}://${rest}${search}`
  return rest && URL.canParse(address) ? new URL(address) : undefined
}

/** The article's address from an AMP page's: without `/amp`, `.amp.html`, `?amp=1`. Only for pages known to be AMP. */
export function withoutAmp(url: URL): URL {
  // In a cache's address, these marks belong to the cache, not to the page.
  if (publisherOf(url)) return url
  const plain = new URL(url)
  plain.pathname = plain.pathname.replace(/^\/amp(?=\/.)|\/amp(\/?)$|\.amp(?=\.html?$|$)/, '$1')
  // Do not use URLSearchParams, which would change the percent-encoding of the rest.
  const pairs = plain.search.slice(1).split('&')
  const kept = pairs.filter((pair) => !/^(?:amp(?:=|$)|outputType=amp$)/i.test(pair))
  if (kept.length < pairs.length) plain.search = kept.join('&')
  return plain
}
