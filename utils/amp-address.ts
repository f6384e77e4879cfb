/** AMP caches (Google's, Bing's) and viewers: the publisher's address is their path's end, `s/` before it for https. */
const CACHES: [host: RegExp, path: RegExp][] = [
  [/(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/, /^\/(?:c|v|wp)\/(s\/)?(.+)$/],
  [/(?:^|\.)(?:google\.(?:com?\.)?(?:com|[a-z]{2})|bing\.com)$/, /^\/amp\/(s\/)?(.+)$/],
]

/** The publisher's address of a page in an AMP cache or viewer; nothing for any other page. */
export function publisherOf({ hostname, pathname, search }: URL): URL | undefined {
  const path = CACHES.find(([host]) => host.test(hostname))?.[1]
  const [, secure, rest] = path?.exec(pathname) ?? []
  const address = `http${secure ? 's' : ''}://${rest}${search}`
  return rest && URL.canParse(address) ? new URL(address) : undefined
}

/** The article behind an AMP page's own address: without `/amp`, `.amp.html`, `?amp=1`. Only for pages that say they are one. */
export function withoutAmp(url: URL): URL {
  // What marks a cache's address is the cache's, not the page's.
  if (publisherOf(url)) return url
  const plain = new URL(url)
  plain.pathname = plain.pathname.replace(/^\/amp(?=\/.)|\/amp(\/?)$|\.amp(?=\.html?$|$)/, '$1')
  // Only rewritten when something goes: URLSearchParams would change the percent-encoding of the rest.
  const pairs = plain.search.slice(1).split('&')
  const kept = pairs.filter((pair) => !/^(?:amp(?:=|$)|outputType=amp$)/i.test(pair))
  if (kept.length < pairs.length) plain.search = kept.join('&')
  return plain
}
