import * as v from 'valibot'

export const Options = v.object({
  /** The server's URL without the bucket: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: v.fallback(v.string(), ''),
  bucket: v.fallback(v.string(), ''),
  /** If empty, `us-east-1`, which stores without regions accept. */
  region: v.fallback(v.string(), ''),
  /** Folder in the bucket; if empty, its root. */
  prefix: v.fallback(v.string(), ''),
  /** Where the bucket's name goes: in the path or in the host name. */
  style: v.fallback(v.picklist(['path', 'host']), 'path'),
  accessKey: v.fallback(v.string(), ''),
  secretKey: v.fallback(v.string(), ''),
})

export type Options = v.InferOutput<typeof Options>
