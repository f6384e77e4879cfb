import type { s3Server } from '../../scripts/servers/s3-server'
import s3 from '../../utils/destinations/s3'
import type { Options } from '../../utils/destinations/s3/options'
import type { Deliverer } from '../../utils/destinations/shared/destination'
import type { World } from '../../utils/destinations/shared/world'
import { dyingFetch, type Harness } from './contract'
import { noWorld } from './no-world'

/** A secret with every character that could go wrong in a header or URL. */
export const SECRET = 'wJalr/Key+With=Odd&Signs'
export const KEYS = { AKIDPRESSCLIP: SECRET }

type Server = Pick<Awaited<ReturnType<typeof s3Server>>, 'endpoint'>

/** The options from the form, with defaults for the rest. */
export const s3Options = (server: Server, more: Partial<Options> = {}): Options => ({
  ...{ endpoint: server.endpoint, bucket: 'clips', region: '', prefix: '', style: 'path' as const },
  ...{ accessKey: 'AKIDPRESSCLIP', secretKey: SECRET },
  ...more,
})

export const s3At = (server: Server, more: Partial<Options> = {}, world: Partial<World> = {}): Deliverer =>
  s3.make({ id: 's', options: s3Options(server, more) }, { ...noWorld, fetch, now: Date.now, ...world })

/** A new empty bucket on the server for each call. */
export function s3Destinations(
  server: Awaited<ReturnType<typeof s3Server>>,
  fetched = fetch,
  more: Partial<Options> = {},
) {
  let destinations = 0
  return async (): Promise<Harness> => {
    const bucket = `clips-${++destinations}`
    const prefix = 'Archiv & 剪报/2+2=4'
    const objects = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()
    server.buckets.set(bucket, objects)
    return {
      destination: (life) => s3At(server, { ...more, bucket, prefix }, { fetch: dyingFetch(life, fetched) }),
      list: async () => [...objects.keys()].map((key) => key.slice(prefix.length + 1)),
      read: async (path) => objects.get(`${prefix}/${path}`)?.bytes ?? new Uint8Array(),
      put: async (path, bytes) => void objects.set(`${prefix}/${path}`, { bytes, type: '' }),
      close: async () => void server.buckets.delete(bucket),
    }
  }
}
