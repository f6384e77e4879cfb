import { AwsClient } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { radosgw } from '../../scripts/servers/radosgw'
import { encodeKey } from '../../utils/destinations/s3/address'
import type { ProblemCode } from '../../utils/problem'
import { contract, dyingFetch, type Harness, job, postOf } from '../destinations/contract'
import { KEYS, SECRET, s3At } from '../destinations/s3-bucket'
import { deliverFromMany, missingFrom } from '../destinations/s3-devices'
import { life } from '../outbox/world'

const [accessKey = ''] = Object.keys(KEYS)
const shared = 'clips'
const prefix = 'Archiv & 剪报/2+2=4'

describe('S3 by Ceph’s radosgw', () => {
  let server: Awaited<ReturnType<typeof radosgw>>
  let buckets = 0
  let prefixes = 0
  beforeAll(async () => {
    server = await radosgw({ accessKey, secretKey: SECRET })
    await ask('PUT', shared)
  }, 120_000)
  afterAll(() => server.stop())

  const aws = new AwsClient({ accessKeyId: accessKey, secretAccessKey: SECRET, service: 's3', retries: 0 })
  const ask = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) => {
    const answer = await aws.fetch(`${server.endpoint}/${path}`, { method, body })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  /** All keys of a bucket that begin so. */
  const keys = async (bucket: string, start = ''): Promise<string[]> => {
    const query = `max-keys=1000&encoding-type=url&prefix=${encodeURIComponent(start)}`
    const list = await (await ask('GET', `${bucket}?${query}`)).text()
    return [...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
      decodeURIComponent(key.replaceAll('+', ' ')).replaceAll('&apos;', "'"),
    )
  }
  const read = async (bucket: string, key: string) =>
    new Uint8Array(await (await ask('GET', `${bucket}/${encodeKey(key)}`)).arrayBuffer())
  const newBucket = async (): Promise<string> => {
    const bucket = `clips-${++buckets}`
    await ask('PUT', bucket)
    return bucket
  }

  /** A prefix of its own in one bucket: this server takes half a second to make a bucket. */
  async function open(): Promise<Harness> {
    const own = `${prefix}/${++prefixes}`
    return {
      destination: (mortal) => s3At(server, { bucket: shared, prefix: own }, { fetch: dyingFetch(mortal) }),
      list: async () => (await keys(shared, `${own}/`)).map((key) => key.slice(own.length + 1)),
      read: (path) => read(shared, `${own}/${path}`),
      put: async (path, bytes) => void (await ask('PUT', `${shared}/${encodeKey(`${own}/${path}`)}`, bytes)),
    }
  }

  contract('radosgw', open)

  it.each<[string, Parameters<typeof s3At>[1], number, ProblemCode]>([
    ['a wrong secret', { secretKey: `${SECRET}x` }, 0, 'sign_in_refused'],
    ['an unknown key', { accessKey: 'AKIDNOBODY' }, 0, 'sign_in_refused'],
    ['a clock 16 minutes slow', {}, -16, 'clock_wrong'],
    ['a clock 16 minutes fast', {}, 16, 'clock_wrong'],
    ['another bucket', { bucket: 'nobodys' }, 0, 'place_missing'],
  ])('tells %s', async (_, options, minutes, code) => {
    const bucket = await newBucket()
    const now = () => Date.now() + minutes * 60_000
    const destination = s3At(server, { bucket, ...options }, { now })
    await expect(destination.test?.()).rejects.toMatchObject({ code })
    expect(await keys(bucket)).toEqual([])
  })

  it('passes the trial, which leaves nothing behind', async () => {
    const bucket = await newBucket()
    await s3At(server, { bucket, prefix }).test?.()
    expect(await keys(bucket)).toEqual([])
  })

  it('keeps the type', async () => {
    const harness = await open()
    await job([postOf('a.md', 'https://news.example/a')]).deliver(harness, life())
    const answer = await ask('GET', `${shared}/${encodeKey(`${prefix}/${prefixes}/a.md`)}`)
    expect(answer.headers.get('Content-Type')).toBe('text/markdown')
  })

  it('takes 50 articles from 20 devices at once, and loses and overwrites nothing', async () => {
    const bucket = await newBucket()
    const { clips, overwritten } = await deliverFromMany(() => s3At(server, { bucket }), 20, true)
    const objects = new Map<string, Uint8Array>()
    for (const key of await keys(bucket)) objects.set(key, await read(bucket, key))
    expect(missingFrom(objects, clips)).toEqual({ lost: [], notOnce: [], posts: 240 })
    expect(overwritten).toBe(0)
  }, 120_000)
})
