import type { Clip } from '../article'
import { shortHash } from './short-hash'

/** Google's cache and viewer of AMP pages: the publisher's address is their path's end, `s/` before it for https. */
const CACHED = /^\/(?:c|v|wp)\/(s\/)?(.+)$/
const VIEWED = /^\/amp\/(s\/)?(.+)$/

/** Labels of hosts that serve the same articles: `m.example.org`, `en.m.wikipedia.org`. */
const VARIANT = /^(?:www|m|mobile|wap|amp)$/
/** `m.co.uk` is a site of its own. */
const REGISTRY = /^(?:(?:com?|org|net|gov|edu|ac|or|ne|go)\.)?[^.]+$/

/** The publisher's address of a page in Google's AMP cache or viewer; any other address as it is. */
function publishers(url: URL): URL {
  const cached = url.hostname.endsWith('.cdn.ampproject.org') && CACHED.exec(url.pathname)
  const viewed = /(?:^|\.)google\.(?:com?\.)?(?:com|[a-z]{2})$/.test(url.hostname) && VIEWED.exec(url.pathname)
  const [, secure, rest] = cached || viewed || []
  const address = `http${secure ? 's' : ''}://${rest}${url.search}`
  return rest && URL.canParse(address) ? new URL(address) : url
}

function hostKey({ hostname, port }: URL): string {
  const labels = hostname.split('.')
  const kept = labels.filter((label, i) => !VARIANT.test(label) || REGISTRY.test(labels.slice(i + 1).join('.')))
  return kept.join('.') + (port && `:${port}`)
}

const pathOf = ({ pathname }: URL): string =>
  pathname
    .replace(/%[\da-f]{2}/g, (escaped) => escaped.toUpperCase())
    .replace(/\.amp(?=\.html?$|$)/, '')
    .replace(/\/index\.html?$/, '')
    .replace(/^\/amp(?=\/.)|\/amp\/*$/, '')
    .replace(/\/+$/, '')

/** An address without what does not tell articles apart: scheme, mobile and AMP variants, fragment (unless it routes, `#!` or `#/`), last slash. */
function addressKey(address: string): string {
  if (!URL.canParse(address)) return address
  const url = publishers(new URL(address))
  if (!url.hostname) return address
  const kept = url.search.slice(1).split('&')
  const search = kept.filter((pair) => !/^(?:amp(?:=|$)|outputType=amp$)/i.test(pair)).join('&')
  const route = /^#[!/]/.test(url.hash) ? url.hash : ''
  return hostKey(url) + pathOf(url) + (search && `?${search}`) + route
}

/** Which article this is: a clip with the same key replaces the earlier one. A selection never replaces the article. */
export function clipKey({ article, scope }: Clip): string {
  const key = addressKey(article.url)
  return scope === 'selection' ? `${key} ${shortHash(article.text)}` : key
}

/** The key of the n-th clip of one article that the person keeps beside the others; 1 is the article's own. */
export const copyKey = (key: string, n: number): string => (n === 1 ? key : `${key} +${n}`)

/** What a key from before 0.2 is now: the address as it is read today, with what followed it. */
export const renewedKey = (key: string, url: string): string => [addressKey(url), ...key.split(' ').slice(1)].join(' ')
