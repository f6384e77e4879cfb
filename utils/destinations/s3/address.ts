import type { Options } from './options'

type Where = Pick<Options, 'endpoint' | 'bucket' | 'style'>

/** Where the bucket answers, ending in `/`; undefined while the options name no server and bucket. */
export function bucketUrl({ endpoint, bucket, style }: Where): URL | undefined {
  const typed = endpoint.trim()
  const server = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(server) || !bucket) return undefined
  const { protocol, host, path } = withoutBucket(new URL(server), bucket, style)
  if (style === 'path') return new URL(`${protocol}//${host}${path}/${encodePart(bucket)}/`)
  const address = `${protocol}//${bucket}.${host}${path}/`
  // A name with other signs than a host's would lead elsewhere.
  return /^[\w.-]+$/.test(bucket) && URL.canParse(address) ? new URL(address) : undefined
}

/**
 * Services whose server has a name of its own below which each bucket may have one: `clips.s3.eu-central-1.amazonaws.com`.
 * With any other server, `clips.example.org` may well be its own name.
 */
const SERVICES =
  /^(?:s3[.-]|oss-|cos\.|storage\.googleapis\.com$)|\.(?:r2\.cloudflarestorage|digitaloceanspaces|linodeobjects|vultrobjects|your-objectstorage)\.com$/

/** The server that was typed, less the bucket where people copied the bucket's own address. */
function withoutBucket({ protocol, host, pathname }: URL, bucket: string, style: Options['style']) {
  const parts = pathname.split('/').filter(Boolean)
  if (parts.at(-1) === encodePart(bucket)) parts.pop()
  const path = parts.map((part) => `/${part}`).join('')
  const below = host.startsWith(`${bucket}.`) ? host.slice(bucket.length + 1) : ''
  const repeats = below !== '' && (style === 'host' || SERVICES.test(below))
  return { protocol, host: repeats ? below : host, path }
}

/** Whether the server is called as if it were the bucket's own address, which nobody but the user can know. */
export const mayRepeatBucket = (options: Where): boolean =>
  bucketUrl(options)?.host.startsWith(`${options.bucket}.`) === true && options.style === 'path'

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
