import * as v from 'valibot'
import { originPattern } from '../../origin-pattern'
import { deliverFiles } from '../deliver-files'
import type { DestinationKind } from '../destination'
import { tryStore } from '../try-store'
import { bucketUrl, keyOf } from './address'
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
    { name: 'accessKey', type: 'text', required: true },
    { name: 'secretKey', type: 'secret', required: true },
  ],
  origins(options) {
    const url = bucketUrl(options)
    return url ? [originPattern(url)] : []
  },
  where: (options, path) => `${options.bucket}/${keyOf(options, path)}`,
  target: (options) => `${bucketUrl({ ...options, style: 'path' })?.href ?? ''}${keyOf(options, '')}`,

  make: ({ id, options }, { fetch, now }) => {
    const store = s3Store(options, fetch, now)
    return {
      id,
      deliver: (delivery) => deliverFiles(store, delivery, now),

      // One name: an archive's key may have no right to delete it.
      test: () => tryStore(store, `_pressclip/trial-${id}.txt`),
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
