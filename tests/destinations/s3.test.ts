import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localhostFetch } from '../../scripts/servers/localhost-fetch'
import { type Conditions, type Fault, s3Server } from '../../scripts/servers/s3-server'
import type { S3Error } from '../../scripts/servers/verify-signature'
import { kindOf, optionsOf } from '../../utils/destinations'
import s3 from '../../utils/destinations/s3'
import { bucketUrl } from '../../utils/destinations/s3/address'
import type { Options } from '../../utils/destinations/s3/options'
import { Problem, type ProblemCode } from '../../utils/problem'
import { asidePath, revisionPath, sidecarPath } from '../../utils/render/sidecar-path'
import { binary, contract, job, postOf } from './contract'
import { KEYS, SECRET, s3At, s3Destinations, s3Options } from './s3-bucket'
import { deliverFromMany, missingFrom } from './s3-devices'

const PATH = '_posts/2026-10-07-a.md'
const URL_A = 'https://news.example/a'
const MINUTE = 60_000

type Server = Awaited<ReturnType<typeof s3Server>>

const whole = await s3Server({ keys: KEYS })
contract('S3 by path', s3Destinations(whole))

const byHost = await s3Server({ keys: KEYS, region: 'eu-central-1' })
contract('S3 by host', s3Destinations(byHost, localhostFetch, { style: 'host', region: 'eu-central-1' }))

const plain = await s3Server({ keys: KEYS, conditions: 'NotImplemented 501' })
contract('S3 without conditional writes', s3Destinations(plain), { conditional: false })

describe('S3', () => {
  let server: Server
  let fault: Fault | undefined
  beforeEach(async () => {
    server = await s3Server({ keys: KEYS, fault: (asked) => fault?.(asked) })
    server.buckets.set('clips', new Map())
  })
  afterEach(() => {
    fault = undefined
    server.stop()
  })

  const harness = (destination = s3At(server)) => ({
    ...{ destination: () => destination, list: async () => [], read: async () => binary(0), put: async () => {} },
  })
  const objects = () => server.buckets.get('clips') ?? new Map<string, never>()
  const deliver = (destination = s3At(server)) =>
    job([postOf(PATH, URL_A)], { url: URL_A }).deliver(harness(destination))
  const problemOf = async (what: Promise<unknown>): Promise<Problem> => {
    const cause = await what.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(cause instanceof Problem)) throw new Error(`no problem: ${String(cause)}`)
    return cause
  }

  it('sends the media type and the hash of the bytes', async () => {
    await deliver()
    expect(objects().get(PATH)).toMatchObject({ type: 'text/markdown' })
  })

  it.each<[string, Partial<Options>, Partial<{ fetch: typeof fetch; now: () => number }>, ProblemCode, string]>([
    ['a wrong secret', { secretKey: `${SECRET}x` }, {}, 'sign_in_refused', 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKey: 'AKIDNOBODY' }, {}, 'sign_in_refused', 'InvalidAccessKeyId'],
    ['a clock 16 minutes slow', {}, { now: () => Date.now() - 16 * MINUTE }, 'clock_wrong', 'RequestTimeTooSkewed'],
    ['a clock 16 minutes fast', {}, { now: () => Date.now() + 16 * MINUTE }, 'clock_wrong', 'RequestTimeTooSkewed'],
    ['another bucket', { bucket: 'nobodys' }, {}, 'place_missing', 'NoSuchBucket'],
    ['another region', { region: 'eu-west-3' }, {}, 'server_refused', 'the server wants region us-east-1'],
    ['no address', { endpoint: '' }, {}, 'place_missing', 'no address'],
    ['no bucket', { bucket: '' }, {}, 'place_missing', 'no address'],
    ['an address of nobody', { endpoint: 'http://127.0.0.1:9' }, {}, 'network', 'http://127.0.0.1:9/clips/'],
    [
      'a body hurt on its way',
      {},
      { fetch: (url, init) => fetch(url, { ...init, ...(init?.method === 'PUT' && { body: 'x' }) }) },
      'server_failed',
      'XAmzContentSHA256Mismatch',
    ],
    [
      'a signature lost on its way',
      {},
      {
        fetch: (url, init) => {
          const headers = new Headers(init?.headers)
          headers.delete('Authorization')
          return fetch(url, { ...init, headers })
        },
      },
      'write_refused',
      'AccessDenied',
    ],
  ])('tells %s', async (_, options, world, code, words) => {
    const problem = await problemOf(deliver(s3At(server, options, world)))
    expect(problem.code).toBe(code)
    expect(problem.detail).toContain(words)
    expectNoSecret(problem)
    expect(objects().size).toBe(0)
  })

  it('works with a clock that is 14 minutes off', async () => {
    await expect(deliver(s3At(server, {}, { now: () => Date.now() - 14 * MINUTE }))).resolves.toBeDefined()
  })

  const elsewhere = '<Endpoint>clips.s3.eu-west-3.amazonaws.com</Endpoint>'
  it.each<[string, S3Error, ProblemCode, string]>([
    ['no permission', { status: 403, code: 'AccessDenied' }, 'write_refused', 'PUT'],
    ['too fast', { status: 503, code: 'SlowDown', headers: { 'Retry-After': '7' } }, 'server_busy', 'SlowDown'],
    ['too fast (R2)', { status: 429, code: 'TooManyRequests' }, 'server_busy', 'TooManyRequests'],
    [
      'moved',
      { status: 301, code: 'PermanentRedirect', more: elsewhere },
      'redirected',
      'clips.s3.eu-west-3.amazonaws',
    ],
    [
      'moved for now',
      {
        status: 307,
        code: 'TemporaryRedirect',
        headers: { Location: 'https://s3.eu-west-3.amazonaws.com/clips/x?s=1' },
      },
      'redirected',
      'at https://s3.eu-west-3.amazonaws.com',
    ],
    [
      'a region named in a header',
      { status: 400, code: 'IllegalLocationConstraintException', headers: { 'x-amz-bucket-region': 'eu-west-3' } },
      'server_refused',
      'wants region eu-west-3',
    ],
    ['too large', { status: 400, code: 'EntityTooLarge' }, 'too_big', 'EntityTooLarge'],
    ['a name too long', { status: 400, code: 'KeyTooLongError' }, 'name_refused', 'KeyTooLongError'],
    ['a full quota', { status: 403, code: 'QuotaExceeded' }, 'place_full', 'QuotaExceeded'],
    ['a full disk', { status: 507, code: 'XMinioStorageFull' }, 'place_full', 'XMinioStorageFull'],
    ['a failure', { status: 500, code: 'InternalError' }, 'server_failed', 'InternalError'],
    ['a code that is none', { status: 400, code: '"><script>' }, 'server_refused', ': 400'],
    ['conflicts without end', { status: 409, code: 'ConditionalRequestConflict' }, 'conflict', 'Conflict'],
  ])('tells %s', async (_, error, code, words) => {
    fault = ({ method }) => (method === 'PUT' ? error : undefined)
    const problem = await problemOf(deliver())
    expect(problem.code).toBe(code)
    expect(problem.detail).toContain(words)
    expect(problem.detail).not.toMatch(/script|Any words|s=1/)
    expect(problem.retryAfter).toBe(error.headers?.['Retry-After'] ? 7000 : undefined)
    expectNoSecret(problem)
  })

  it('says which permission is missing if a key may write but not read', async () => {
    fault = ({ method }) => (method === 'GET' ? { status: 403, code: 'AccessDenied' } : undefined)
    const problem = await problemOf(deliver())
    expect(problem).toMatchObject({ code: 'write_refused', detail: expect.stringContaining('s3:ListBucket') })
  })

  it('reports a store that claims success but stores nothing', async () => {
    fault = ({ method }) => (method === 'PUT' ? 'lost' : undefined)
    expect(await problemOf(deliver())).toMatchObject({ code: 'not_stored', detail: PATH })
  })

  it('writes on the next try after a transient conflict', async () => {
    let conflicts = 0
    fault = ({ method }) =>
      method === 'PUT' && conflicts++ < 2 ? { status: 409, code: 'ConditionalRequestConflict' } : undefined
    await expect(deliver()).resolves.toMatchObject({ name: PATH })
  })

  it.each<Conditions>(['honoured', 'NotImplemented 501', 'NotImplemented 400'])(
    'keeps what another device wrote after our read (conditions %s)',
    async (conditions) => {
      server.options.conditions = conditions
      const theirs = binary(100)
      fault = ({ method, key }) => {
        if (method === 'PUT' && key === PATH && !objects().has(PATH))
          server.buckets.get('clips')?.set(PATH, { bytes: theirs, type: '' })
        return undefined
      }
      const receipt = await deliver()
      expect(receipt?.name).toBe('_posts/2026-10-07-a-2.md')
      expect([...objects().keys()]).toEqual([PATH, '_posts/2026-10-07-a-2.md'])
      expect(objects().get(PATH)).toMatchObject({ bytes: theirs })
    },
  )

  it('tries conditions only once on a store that does not support them', async () => {
    server.options.conditions = 'NotImplemented 501'
    const destination = s3At(server)
    await deliver(destination)
    const before = server.log.length
    objects().clear()
    await deliver(destination)
    expect(server.log.slice(before).map(({ method }) => method)).toEqual([
      ...['GET', 'GET', 'GET'], // The post and its evidence.
      ...['GET', 'PUT', 'GET'],
    ])
  })

  it.each([true, false])('replaces only the version it has read (deleted meanwhile: %s)', async (gone) => {
    const first = await deliver()
    fault = ({ method }) => {
      if (method === 'PUT') {
        fault = undefined
        if (gone) objects().delete(PATH)
        else server.buckets.get('clips')?.set(PATH, { bytes: binary(9), type: '' })
      }
      return undefined
    }
    const newer = job([postOf(PATH, URL_A, 'newer')], { url: URL_A, replaces: first ? [first] : [] })
    await expect(newer.deliver(harness())).resolves.toMatchObject({ name: gone ? PATH : '_posts/2026-10-07-a-2.md' })
  })

  it.each(['weakEtags', 'bareEtags'] as const)('replaces despite unusual ETags: %s', async (odd) => {
    server.options[odd] = true
    const first = await deliver()
    const newer = job([postOf(PATH, URL_A, 'newer')], { url: URL_A, replaces: first ? [first] : [] })
    await expect(newer.deliver(harness())).resolves.toMatchObject({ name: PATH })
  })

  it('copies an earlier text’s evidence once if the key has no permission to delete', async () => {
    fault = ({ method }) => (method === 'DELETE' ? { status: 403, code: 'AccessDenied' } : undefined)
    const evidence = { path: sidecarPath(PATH, 'page.mhtml'), type: 'multipart/related', content: 'The page.' }
    let last = await job([postOf(PATH, URL_A, '0'), evidence], { url: URL_A }).deliver(harness())
    for (const n of [1, 2, 3]) {
      const earlier = { ...postOf(revisionPath(PATH, n), URL_A, String(n - 1)), numbered: true }
      const next = job([postOf(PATH, URL_A, String(n)), earlier], { url: URL_A, replaces: [last] })
      last = await next.deliver(harness())
    }
    const pages = [...objects().keys()].filter((key) => key.endsWith('.mhtml'))
    expect(pages.sort()).toEqual([asidePath(revisionPath(PATH, 1), evidence.path), evidence.path])
  })

  describe('the connection test', () => {
    it('writes, reads back and deletes', async () => {
      await s3At(server, { prefix: 'a/b' }).test?.()
      expect(server.log.map(({ method, key }) => `${method} ${key}`)).toEqual(
        ['GET', 'PUT', 'GET', 'DELETE'].map((method) => `${method} a/b/_pressclip/trial-s.txt`),
      )
      expect(objects().size).toBe(0)
    })

    it('passes repeatedly without permission to delete', async () => {
      fault = ({ method }) => (method === 'DELETE' ? { status: 403, code: 'AccessDenied' } : undefined)
      await s3At(server).test?.()
      await s3At(server).test?.()
      expect([...objects().keys()]).toEqual(['_pressclip/trial-s.txt'])
    })

    it.each<[ProblemCode, S3Error | 'lost', string]>([
      ['write_refused', { status: 403, code: 'AccessDenied' }, 'PUT'],
      ['not_stored', 'lost', 'PUT'],
      ['server_failed', { status: 500, code: 'InternalError' }, 'DELETE'],
    ])('tells %s', async (code, failure, when) => {
      fault = ({ method }) => (method === when ? failure : undefined)
      expect(await problemOf(s3At(server).test?.() ?? Promise.resolve())).toMatchObject({ code })
    })
  })
})

// With 20 devices against a real server: tests/servers/s3.test.ts.
describe('3 devices that write 50 articles into one bucket at once', () => {
  it.each<[Conditions, boolean]>([
    ['honoured', true],
    // If no two articles want one name and no article has two texts, conditions are not needed.
    ['ignored', false],
    ['NotImplemented 501', false],
  ])(
    'lose nothing and overwrite nothing (conditions %s, meeting %s)',
    async (conditions, meet) => {
      const server = await s3Server({ keys: KEYS, conditions, slow: 15 })
      server.buckets.set('clips', new Map())
      const { clips, overwritten } = await deliverFromMany(() => s3At(server), 3, meet)
      const objects = new Map([...(server.buckets.get('clips') ?? [])].map(([key, { bytes }]) => [key, bytes]))
      server.stop()
      expect(clips).toHaveLength(150)
      expect(missingFrom(objects, clips)).toEqual({ lost: [], notOnce: [], posts: meet ? 70 : 50 })
      expect(overwritten).toBe(0)
      // Make sure that clips did meet.
      if (meet) expect(server.log.filter(({ status }) => status === 412).length).toBeGreaterThan(20)
    },
    300_000,
  )
})

describe('S3’s options', () => {
  const options = (more: Partial<Options>) => s3Options({ endpoint: 'https://s3.example.org' }, more)

  it.each<[Partial<Options>, string | undefined]>([
    [{}, 'https://s3.example.org/*'],
    [{ style: 'host' }, 'https://clips.s3.example.org/*'],
    [{ endpoint: 'minio.lan:9000' }, 'https://minio.lan/*'],
    [{ endpoint: ' http://minio.lan:9000/ ' }, 'http://minio.lan/*'],
    [{ endpoint: 'https://me:secret@s3.example.org/s3/' }, 'https://s3.example.org/*'],
    [{ endpoint: '' }, undefined],
    [{ endpoint: 'https://' }, undefined],
    [{ bucket: '' }, undefined],
    [{ bucket: 'a b/c', style: 'host' }, undefined],
    [{ bucket: 'evil.example/', style: 'host' }, undefined],
  ])('%j ask for %s', (more, origin) => {
    expect(s3.origins(options(more))).toEqual(origin ? [origin] : [])
  })

  it.each<[string, Options['style'], string, boolean]>([
    ['https://clips.s3.eu-central-1.amazonaws.com', 'path', 'https://s3.eu-central-1.amazonaws.com/clips/', false],
    ['https://clips.s3-eu-west-1.amazonaws.com/', 'path', 'https://s3-eu-west-1.amazonaws.com/clips/', false],
    ['https://clips.0a1b.r2.cloudflarestorage.com', 'path', 'https://0a1b.r2.cloudflarestorage.com/clips/', false],
    ['https://clips.s3.us-west-004.backblazeb2.com', 'host', 'https://clips.s3.us-west-004.backblazeb2.com/', false],
    ['https://clips.ceph.example.org', 'host', 'https://clips.ceph.example.org/', false],
    ['https://0a1b.r2.cloudflarestorage.com/clips', 'path', 'https://0a1b.r2.cloudflarestorage.com/clips/', false],
    ['http://nas.local:9000/clips/', 'path', 'http://nas.local:9000/clips/', false],
    ['http://nas.local:9000/s3', 'path', 'http://nas.local:9000/s3/clips/', false],
    // These may be the servers' own names.
    ['https://clips.ceph.example.org', 'path', 'https://clips.ceph.example.org/clips/', true],
    ['http://clips.local:9000', 'path', 'http://clips.local:9000/clips/', true],
  ])('know the bucket in the address %s (%s): %s', (endpoint, style, url, told) => {
    const all = options({ endpoint, style })
    expect(bucketUrl(all)?.href).toBe(url)
    expect(s3.note?.(all)).toBe(told ? 'destination_s3_repeated' : undefined)
  })

  it('accept a bucket whose name looks like a server’s', () => {
    const all = options({ endpoint: 'https://s3.eu-central-1.amazonaws.com', bucket: 's3' })
    expect(bucketUrl(all)?.href).toBe('https://s3.eu-central-1.amazonaws.com/s3/')
  })

  it.each([
    [{ prefix: '' }, 's3.example.org/clips/a/b.md'],
    [{ prefix: 'x/y' }, 's3.example.org/clips/x/y/a/b.md'],
    [{ prefix: '/x//../y/./' }, 's3.example.org/clips/x/y/a/b.md'],
    [{ prefix: 'x', style: 'host' }, 'clips.s3.example.org/x/a/b.md'],
    [{ endpoint: 'https://' }, 'clips/a/b.md'],
  ] as const)('with %j put a/b.md at %s', (given, where) => {
    expect(s3.where(options(given), 'a/b.md')).toBe(where)
  })

  it('fall back one by one if damaged', () => {
    const kind = kindOf({ kind: 's3' })
    expect(kind && optionsOf(kind, { bucket: 'b', style: 'nonsense', region: 7 }, { secretKey: 's' })).toEqual({
      ...{ endpoint: '', bucket: 'b', region: '', prefix: '', style: 'path', accessKey: '', secretKey: 's' },
    })
  })
})

function expectNoSecret({ detail }: Problem): void {
  expect(detail).not.toContain(SECRET)
  expect(detail).not.toMatch(/AWS4|Signature=|StringToSign|AKID/)
}
