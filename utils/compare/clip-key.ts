import { publisherOf, withoutAmp } from '../amp-address'
import type { Clip } from '../article'
import { shortHash } from '../short-hash'

/** Host labels of variants that serve the same articles: `m.example.org`, `en.m.wikipedia.org`. */
const VARIANT = /^(?:www|m|mobile|wap|amp)$/
/** A domain under which sites register: `m.co.uk` is a site of its own. */
const REGISTRY = /^(?:(?:com?|org|net|gov|edu|ac|or|ne|go)\.)?[^.]+$/

/** RFC 1035, 2.3.4: no host name is longer. */
const LONGEST_HOST = 253

function hostKey({ hostname, port }: URL): string {
  const labels = hostname.length > LONGEST_HOST ? [hostname] : hostname.split('.')
  const kept = labels.filter((label, i) => !VARIANT.test(label) || REGISTRY.test(labels.slice(i + 1).join('.')))
  return kept.join('.') + (port && `:${port}`)
}

const pathOf = ({ pathname }: URL): string =>
  pathname
    .replace(/%[\da-f]{2}/g, (escaped) => escaped.toUpperCase())
    .replace(/\/index\.html?$/, '')
    .replace(/(?<!\/)\/+$/, '')

/**
 * An address without the parts that do not distinguish articles: scheme, mobile hosts, AMP caches, fragment (unless it
 * is a route, `#!` or `#/`), trailing slash. Only the page itself can say that it is the AMP form of another
 * (`extract/page/canonical-url.ts`).
 */
function addressKey(address: string): string {
  if (!URL.canParse(address)) return address
  const publisher = publisherOf(new URL(address))
  const url = publisher ? withoutAmp(publisher) : new URL(address)
  if (!url.hostname) return address
  const search = url.search.slice(1)
  const route = /^#[!/]/.test(url.hash) ? url.hash : ''
  return hostKey(url) + pathOf(url) + (search && `?${search}`) + route
}

/** Identifies the article: a clip with the same key replaces the earlier. A selection never replaces the article. */
export function clipKey({ article, scope }: Clip): string {
  const key = addressKey(article.url)
  return scope === 'selection' ? `${key} ${shortHash(article.text)}` : key
}

/** The key of the n-th clip of an article that the user keeps alongside the others; 1 is the article's own key. */
export const copyKey = (key: string, n: number): string => (n === 1 ? key : `${key} +${n}`)

/** The current form of a key made by an earlier version: the address as normalised today, the suffix kept. */
export const renewedKey = (key: string, url: string): string => [addressKey(url), ...key.split(' ').slice(1)].join(' ')
