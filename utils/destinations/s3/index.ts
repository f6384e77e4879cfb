import * as v from 'valibot'
import { Problem } from '../../problem'
import { sameBytes } from '../../render/content'
import { deliverFiles } from '../deliver-files'
import type { DestinationKind } from '../destination'
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
    // Without the port: Firefox takes none, and without one every port matches.
    return url ? [`${url.protocol}//${url.hostname}/*`] : []
  },
  where: (options, path) => `${options.bucket}/${keyOf(options, path)}`,

  make: ({ id, options }, { fetch, now }) => {
    const store = s3Store(options, fetch, now)
    return {
      id,
      deliver: (delivery) => deliverFiles(store, delivery, now),

      async test() {
        const trial = {
          path: `_pressclip/trial-${id}.txt`,
          type: 'text/plain',
          bytes: new TextEncoder().encode('Pressclip was here. This file may be deleted.\n'),
        }
        await store.write({ ...trial, over: await store.read(trial.path) })
        const found = await store.read(trial.path)
        if (!found || !sameBytes(found.bytes, trial.bytes)) throw new Problem('not_stored', trial.path)
        await store.remove(trial.path)
      },
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
