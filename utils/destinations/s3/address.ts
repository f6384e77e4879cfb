import type { Options } from './options'

type Where = Pick<Options, 'endpoint' | 'bucket' | 'style'>

/** The bucket's URL, ending in `/`; undefined until the options have a server and a bucket. */
export function bucketUrl({ endpoint, bucket, style }: Where): URL | undefined {
  const typed = endpoint.trim()
  const server = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(server) || !bucket) return undefined
  const { protocol, host, path } = withoutBucket(new URL(server), bucket, style)
  if (style === 'path') return new URL(`${protocol}//${host}${path}/${encodePart(bucket)}/`)
  const address = `${protocol}//${bucket}.${host}${path}/`
  // Characters that are invalid in a host name would change the address.
  return /^[\w.-]+$/.test(bucket) && URL.canParse(address) ? new URL(address) : undefined
}

/**
 * Services that give each bucket a subdomain: `clips.s3.eu-central-1.amazonaws.com`. On any other server,
 * `clips.example.org` may be the server's own name.
 */
const SERVICES =
  /^(?:s3[.-]|oss-|cos\.|storage\.googleapis\.com$)|\.(?:r2\.cloudflarestorage|digitaloceanspaces|linodeobjects|vultrobjects|your-objectstorage)\.com$/

/** The server as typed, without the bucket if the user copied the bucket's own address. */
function withoutBucket({ protocol, host, pathname }: URL, bucket: string, style: Options['style']) {
  const parts = pathname.split('/').filter(Boolean)
  if (parts.at(-1) === encodePart(bucket)) parts.pop()
  const path = parts.map((part) => `/${part}`).join('')
  const below = host.startsWith(`${bucket}.`) ? host.slice(bucket.length + 1) : ''
  const repeats = below !== '' && (style === 'host' || SERVICES.test(below))
  return { protocol, host: repeats ? below : host, path }
}

/** Whether the server's name may already be the bucket's own address: only the user can tell. */
export const mayRepeatBucket = (options: Where): boolean =>
  bucketUrl(options)?.host.startsWith(`${options.bucket}.`) === true && options.style === 'path'

/** The object's key. Drops parts of the prefix that a URL cannot contain (`.`, `..`, empty ones). */
export const keyOf = ({ prefix }: Pick<Options, 'prefix'>, path: string): string =>
  [...prefix.split('/').filter((part) => !['', '.', '..'].includes(part.trim())), path].join('/')

/** Encode a key for Signature Version 4: percent-encode all UTF-8 bytes except `A-Z a-z 0-9 - . _ ~` and `/`. */
export const encodeKey = (key: string): string => key.split('/').map(encodePart).join('/')

const encodePart = (part: string): string =>
  encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
