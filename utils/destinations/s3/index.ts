import * as v from 'valibot'
import { originPattern } from '../../origin-pattern'
import { deliverFiles } from '../deliver-files'
import type { DestinationKind } from '../destination'
import { roomFor } from '../http'
import { tryStore } from '../try-store'
import { bucketUrl, keyOf, mayRepeatBucket } from './address'
import { s3Store } from './store'

const Options = v.object({
  /** The server without the bucket: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: v.fallback(v.string(), ''),
  bucket: v.fallback(v.string(), ''),
  /** Empty: `us-east-1`, which the stores that have no regions take. */
  region: v.fallback(v.string(), ''),
  /** Where in the bucket; empty: at its top. */
  prefix: v.fallback(v.string(), ''),
  /** Where the bucket's name goes: behind the server's name or before it. */
  style: v.fallback(v.picklist(['path', 'host']), 'path'),
  accessKey: v.fallback(v.string(), ''),
  secretKey: v.fallback(v.string(), ''),
})

export type Options = v.InferOutput<typeof Options>

/** A bucket of Amazon S3 or of a store that speaks its language: R2, B2, MinIO, Garage, Ceph … */
export default {
  kind: 's3',
  options: Options,
  fields: [
    { name: 'endpoint', type: 'url', required: true, placeholder: 'https://s3.eu-central-1.amazonaws.com' },
    { name: 'bucket', type: 'text', required: true },
    { name: 'region', type: 'text', placeholder: 'us-east-1' },
    { name: 'prefix', type: 'text', placeholder: 'clips' },
    { name: 'style', type: 'choice', choices: ['path', 'host'] },
    { name: 'accessKey', type: 'user', required: true },
    { name: 'secretKey', type: 'secret', required: true },
  ],
  origins(options) {
    const url = bucketUrl(options)
    return url ? [originPattern(url)] : []
  },
  where(options, path) {
    const { host, pathname } = bucketUrl(options) ?? { host: '', pathname: options.bucket && `${options.bucket}/` }
    return `${host}${pathname}${keyOf(options, path)}`
  },
  note: (options) => (mayRepeatBucket(options) ? 'place_s3_repeated' : undefined),
  target: (options) => `${bucketUrl({ ...options, style: 'path' })?.href ?? ''}${keyOf(options, '')}`,

  make: ({ id, options }, world) => {
    const known = { conditions: true }
    return {
      id,
      deliver: (delivery) => deliverFiles(s3Store(options, world, roomFor(delivery.files), known), delivery, world.now),

      // One name: an archive's key may have no right to delete it.
      test: () => tryStore(s3Store(options, world, roomFor()), `_pressclip/trial-${id}.txt`, true),
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
