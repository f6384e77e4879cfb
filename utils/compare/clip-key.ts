import { publisherOf, withoutAmp } from '../amp-address'
import type { Clip } from '../article'
import { shortHash } from '../short-hash'

/** Labels of hosts that serve the same articles: `m.example.org`, `en.m.wikipedia.org`. */
const VARIANT = /^(?:www|m|mobile|wap|amp)$/
/** `m.co.uk` is a site of its own. */
const REGISTRY = /^(?:(?:com?|org|net|gov|edu|ac|or|ne|go)\.)?[^.]+$/

/** RFC 1035, 2.3.4: what is longer names no host. */
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
 * An address without what does not tell articles apart: scheme, mobile hosts, AMP caches, fragment (unless it routes, `#!`
 * or `#/`), last slash. Whether a page is the AMP form of another only the page can say (`extract/page/canonical-url.ts`).
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

/** Which article this is: a clip with the same key replaces the earlier one. A selection never replaces the article. */
export function clipKey({ article, scope }: Clip): string {
  const key = addressKey(article.url)
  return scope === 'selection' ? `${key} ${shortHash(article.text)}` : key
}

/** The key of the n-th clip of one article that the user keeps beside the others; 1 is the article's own. */
export const copyKey = (key: string, n: number): string => (n === 1 ? key : `${key} +${n}`)

/** The current form of a key made by an earlier version: the address as normalised today, the suffix kept. */
export const renewedKey = (key: string, url: string): string => [addressKey(url), ...key.split(' ').slice(1)].join(' ')
