import * as v from 'valibot'

export const Options = v.object({
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
