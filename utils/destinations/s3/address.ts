import type { Options } from './index'

type Where = Pick<Options, 'endpoint' | 'bucket' | 'style'>

/** Where the bucket answers, ending in `/`; undefined while the options name no server and bucket. */
export function bucketUrl({ endpoint, bucket, style }: Where): URL | undefined {
  const typed = endpoint.trim()
  const server = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(server) || !bucket) return undefined
  const { protocol, host, pathname } = new URL(server)
  const path = pathname.replace(/\/+$/, '')
  if (style === 'path') return new URL(`${protocol}//${host}${path}/${encodePart(bucket)}/`)
  const address = `${protocol}//${bucket}.${host}${path}/`
  // A name with other signs than a host's would lead elsewhere.
  return /^[\w.-]+$/.test(bucket) && URL.canParse(address) ? new URL(address) : undefined
}

/** The object's key. Parts that an address cannot hold (`.`, `..`, empty ones) are left out of the prefix. */
export const keyOf = ({ prefix }: Pick<Options, 'prefix'>, path: string): string =>
  [...prefix.split('/').filter((part) => !['', '.', '..'].includes(part.trim())), path].join('/')

/** A key as Signature Version 4 wants it: all of its UTF-8 but `A-Z a-z 0-9 - . _ ~` and `/` percent-encoded. */
export const encodeKey = (key: string): string => key.split('/').map(encodePart).join('/')

const encodePart = (part: string): string =>
  encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
