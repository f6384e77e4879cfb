import { originPattern } from '../../origin-pattern'
import { deliverFiles } from '../shared/deliver-files'
import type { DestinationKind } from '../shared/destination'
import { roomFor } from '../shared/http'
import { tryStore } from '../shared/try-store'
import { bucketUrl, keyOf, mayRepeatBucket } from './address'
import { Options } from './options'
import { s3Store } from './store'

/** A bucket on Amazon S3 or a compatible store: R2, B2, MinIO, Garage, Ceph … */
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
  note: (options) => (mayRepeatBucket(options) ? 'destination_s3_repeated' : undefined),
  target: (options) => `${bucketUrl({ ...options, style: 'path' })?.href ?? ''}${keyOf(options, '')}`,

  make: ({ id, options }, world) => {
    const supports = { conditions: true }
    return {
      id,
      deliver: (delivery) =>
        deliverFiles(s3Store(options, world, roomFor(delivery.files), supports), delivery, world.now),

      // Always the same name: the access key may have no permission to delete the file.
      test: () => tryStore(s3Store(options, world, roomFor()), `_pressclip/trial-${id}.txt`, true),
    }
  },
} satisfies DestinationKind<Options> as DestinationKind<Options>
