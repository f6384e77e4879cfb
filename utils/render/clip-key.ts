import type { Clip } from '../article'
import { shortHash } from './short-hash'

/** An address without what does not tell articles apart: scheme, `www.`, fragment (unless it routes, `#!` or `#/`), last slash. */
function addressKey(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, search, hash } = new URL(url)
  const route = /^#[!/]/.test(hash) ? hash : ''
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search + route
}

/** Which article this is: a clip with the same key replaces the earlier one. A selection never replaces the article. */
export function clipKey({ article, scope }: Clip): string {
  const key = addressKey(article.url)
  return scope === 'selection' ? `${key} ${shortHash(article.text)}` : key
}
