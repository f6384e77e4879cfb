import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { baseOf } from '../../../scripts/servers/base-of'
import { exchange, plainUrl, retryAfter, statusProblem } from '../../../utils/destinations/shared/http'
import { Problem } from '../../../utils/problem'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.restoreAllMocks()
})

/** Starts a server with this listener. @returns its address, ending in `/` */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return baseOf(server)
}

const serveStatus = (status: number, headers: Record<string, string> = {}) =>
  serve((_, response) => response.writeHead(status, headers).end('body'))

/** The problem an exchange fails with. */
async function problemOf(asked: Promise<unknown>): Promise<Problem> {
  const problem = await asked.then(
    () => new Error('no problem was thrown'),
    (cause: unknown) => cause,
  )
  if (problem instanceof Problem) return problem
  throw problem
}

describe('an answer', () => {
  it('is returned in full, with its status and headers', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i)
    const url = await serve((_, response) => response.writeHead(201, { ETag: '"1"' }).end(bytes))
    const answer = await exchange(fetch, url, {})
    expect([answer.status, answer.headers.get('ETag')]).toEqual([201, '"1"'])
    expect(Buffer.compare(answer.bytes, bytes)).toBe(0)
  })

  it('may have any status that the caller accepts', async () => {
    const url = await serveStatus(404)
    expect((await exchange(fetch, url, {}, (status) => status === 404)).status).toBe(404)
  })

  it('is requested with the given method, headers and body', async () => {
    let got = ''
    const url = await serve(async (request, response) => {
      for await (const part of request) got += part
      got += ` ${request.method} ${request.headers.authorization}`
      response.end()
    })
    await exchange(fetch, url, { method: 'PUT', body: 'text', headers: { Authorization: 'Basic eA==' } })
    expect(got).toBe('text PUT Basic eA==')
  })
})

describe('a status', () => {
  it.each([
    [400, 'server_refused'],
    [401, 'sign_in_refused'],
    [403, 'write_refused'],
    [404, 'place_missing'],
    [405, 'server_refused'],
    [408, 'server_failed'],
    [409, 'conflict'],
    [410, 'place_missing'],
    [412, 'conflict'],
    [413, 'too_big'],
    [418, 'server_refused'],
    [423, 'server_busy'],
    [429, 'server_busy'],
    [500, 'server_failed'],
    [502, 'server_failed'],
    [503, 'server_busy'],
    [504, 'server_failed'],
    [507, 'place_full'],
    [599, 'server_failed'],
  ])('%i is %s', async (status, code) => {
    const url = await serveStatus(status)
    const { code: found, detail } = await problemOf(exchange(fetch, `${url}a?secret=1`, { method: 'DELETE' }))
    expect([found, detail]).toEqual([code, `DELETE ${url}a: ${status}`])
  })

  it('carries the time of Retry-After', async () => {
    const url = await serveStatus(429, { 'Retry-After': '120' })
    expect((await problemOf(exchange(fetch, url, {}))).retryAfter).toBe(120_000)
    const none = statusProblem({ status: 503, headers: new Headers() }, 'GET x')
    expect(none.retryAfter).toBeUndefined()
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2026, 9, 7, 12)
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Wed, 07 Oct 2026 12:05:00 GMT', 300_000],
    ['Wednesday, 07-Oct-26 12:00:01 GMT', 1000],
    ['Wed, 07 Oct 2026 11:00:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j ms from now', (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms)
  })
})

describe('no answer', () => {
  /** Sends `answer`, then rejects with the reason for which the request is aborted. */
  const stalling =
    (answer?: Response): typeof fetch =>
    async (_, init) =>
      answer ?? new Promise((_, refuse) => init?.signal?.addEventListener('abort', () => refuse(init.signal?.reason)))
  /** Ms until an exchange is aborted. */
  async function patienceOf(fetched: typeof fetch, init: RequestInit = {}): Promise<number> {
    vi.useFakeTimers()
    try {
      const begun = Date.now()
      const asked = problemOf(exchange(fetched, 'https://a.example/x', init))
      await vi.runAllTimersAsync()
      expect((await asked).code).toBe('network')
      return Date.now() - begun
    } finally {
      vi.useRealTimers()
    }
  }

  it('from a server that stalls times out', async () => {
    expect(await patienceOf(stalling())).toBe(25_000)
  })

  it.each([
    ['5 MB', new Uint8Array(5_000_000), 525_000],
    ['text in its bytes', '旧海堤'.repeat(100_000), 115_000],
    ['a word', 'x', 25_000],
  ])('to %s is awaited for as long as sending at 10 kB/s takes, also in a worker', async (_, body, ms) => {
    vi.stubGlobal('ServiceWorkerGlobalScope', class {})
    try {
      expect(Math.floor(await patienceOf(stalling(), { method: 'PUT', body }))).toBe(ms)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('that arrives slowly is read as long as data arrives', async () => {
    vi.useFakeTimers()
    try {
      let sent = 0
      const body = new ReadableStream<Uint8Array>({
        async pull(stream) {
          await new Promise((resolve) => setTimeout(resolve, 20_000))
          if (++sent > 5) stream.close()
          else stream.enqueue(new Uint8Array(10))
        },
      })
      const asked = exchange(async () => new Response(body), 'https://a.example/x', {})
      await vi.runAllTimersAsync()
      expect((await asked).bytes).toHaveLength(50)
    } finally {
      vi.useRealTimers()
    }
  })

  it('from a server that stalls in the middle of its body times out too', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'Content-Length': '10' }).write('abc'))
    const { setTimeout: real } = globalThis
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) =>
      real(run, Math.min(ms, 100))) as typeof setTimeout)
    const { code, detail } = await problemOf(exchange(fetch, url, {}))
    expect([code, detail]).toEqual(['network', `${url}: nothing came for 25 s`])
  })

  it.each([
    ['says so', { 'Content-Length': '1000000000000' }],
    ['does not say so', {}],
  ])('is cut off from a server that sends forever and %s', async (_, headers) => {
    let sent = 0
    let ended = false
    const url = await serve((_, response) => {
      response.writeHead(200, headers as Record<string, string>)
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000))) sent += 100_000
      }
      response.on('drain', more).on('close', () => {
        ended = true
      })
      more()
    })
    const { code, detail } = await problemOf(exchange(fetch, `${url}a?secret=1`, {}, undefined, 3_000_000))
    expect([code, detail]).toEqual(['answer_too_big', `${url}a: more than 3000000 bytes`])
    await vi.waitFor(() => expect(ended).toBe(true))
    // Bytes in the sockets' buffers were never read.
    expect(sent).toBeLessThan(30_000_000)
    expect((await problemOf(exchange(fetch, url, {}))).detail).toContain('more than 1000000 bytes')
  })

  it.each<[string, RequestListener]>([
    ['closes at once', (request) => request.destroy()],
    [
      'closes in the middle of its body',
      (request, response) => response.writeHead(200, { 'Content-Length': '10' }).write('abc', () => request.destroy()),
    ],
    ['closes a chunked body', (request, response) => response.writeHead(200).write('abc', () => request.destroy())],
  ])('from a server that %s', async (_, listener) => {
    expect((await problemOf(exchange(fetch, await serve(listener), {}))).code).toBe('network')
  })

  it('from a port without a server; the detail contains no secret', async () => {
    const url = await serveStatus(200)
    for (const end of ends.splice(0)) end()
    const { code, detail } = await problemOf(exchange(fetch, `${url}a?X-Amz-Signature=secret`, {}))
    expect([code, detail]).toEqual(['network', `${url}a: fetch failed`])
  })

  it('from an unknown host', async () => {
    expect((await problemOf(exchange(fetch, 'https://nowhere.invalid/', {}))).code).toBe('network')
  })

  it('from a server with an untrusted certificate', async () => {
    let asked = 0
    const server = createSecureServer({ key: KEY, cert: CERTIFICATE }, () => asked++).listen(0, '127.0.0.1')
    ends.push(() => server.close())
    await once(server, 'listening')
    const { code, cause } = await problemOf(exchange(fetch, baseOf(server, 'https'), { method: 'PUT', body: 'x' }))
    expect(code).toBe('network')
    expect(cause).toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
    expect(asked).toBe(0)
  })
})

describe('a redirect', () => {
  async function twoServers() {
    const asked: string[] = []
    const other = await serve((request, response) => {
      asked.push(`${request.method} ${request.headers.authorization ?? 'nobody'}`)
      response.end()
    })
    const moved = `${other}b?secret=1`
    const url = await serve((_, response) => response.writeHead(307, { Location: moved }).end())
    return { url, other, asked }
  }

  it('to another origin is reported, and not followed by requests with a body or credentials', async () => {
    const { url, other, asked } = await twoServers()
    const init = { method: 'PUT', body: 'clip', headers: { Authorization: 'Basic eA==' } }
    const { code, detail } = await problemOf(exchange(fetch, `${url}a`, init))
    expect([code, detail]).toEqual(['redirected', `${url}a → ${other}b`])
    expect(asked).toEqual(['HEAD nobody'])
  })

  it('to another origin is reported if it was followed', async () => {
    const { url, other } = await twoServers()
    const { code, detail } = await problemOf(exchange(fetch, url, {}))
    expect([code, detail]).toEqual(['redirected', `${other}b`])
  })

  it('within the origin is followed if there is no body', async () => {
    const url = await serve((request, response) =>
      request.url === '/a' ? response.writeHead(302, { Location: '/b' }).end() : response.end(request.url),
    )
    const { bytes } = await exchange(fetch, `${url}a`, {})
    expect(new TextDecoder().decode(bytes)).toBe('/b')
  })

  it('within the origin is reported if the caller asked not to follow', async () => {
    const url = await serve((request, response) =>
      request.url === '/a' ? response.writeHead(302, { Location: '/login' }).end() : response.end(),
    )
    const { code, detail } = await problemOf(exchange(fetch, `${url}a`, { redirect: 'manual' }))
    expect([code, detail]).toEqual(['redirected', `${url}a → ${url}login`])
  })

  it('is reported as browsers show it, without status and address', async () => {
    const browserFetch = async () => Response.error()
    const { code, detail } = await problemOf(exchange(browserFetch, 'https://a.example/x?y', { redirect: 'manual' }))
    expect([code, detail]).toEqual(['redirected', 'https://a.example/x'])
  })

  it('that leads nowhere is reported', async () => {
    const url = await serve((_, response) => response.writeHead(301, { Location: 'https://nowhere.invalid/' }).end())
    const { code, detail } = await problemOf(exchange(fetch, url, { method: 'PUT', body: 'x' }))
    expect([code, detail]).toEqual(['redirected', url])
  })
})

it('an address is shown without credentials, query and fragment', () => {
  expect(plainUrl('https://me:secret@a.example:8443/x%20y?token=1#z')).toBe('https://a.example:8443/x%20y')
})

/** Used only by this test. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggwPZkI9igRib8BbM
WDycR4qeTkHWbIO+ZuqQlp/sBQShRANCAAQvsLvAzxxamlL2IYsQxKeXSf2OcuEy
6lDTBzJZ7/FWuqYymSE5oqZkXIYSNE+gfmqLacRcCvk/lr0ckPZfmnzT
-----END PRIVATE KEY-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIURuDz1Cqv7dlMXHLre0LiacvpoJEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzA4MjkyMVoYDzIxMjYxMDMw
MDgyOTIxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQvsLvAzxxamlL2IYsQxKeXSf2OcuEy6lDTBzJZ7/FWuqYymSE5oqZk
XIYSNE+gfmqLacRcCvk/lr0ckPZfmnzTo1MwUTAdBgNVHQ4EFgQUpLKwPt853Mb5
h1d7FIiRjyWD41MwHwYDVR0jBBgwFoAUpLKwPt853Mb5h1d7FIiRjyWD41MwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAOLyYFCL85bu3jJA/Bqy2T
J1oWOG/Za28oV8NE87XsZwIge5VQz37MZ1AISjUESEosA1r3G/k0Nb4cEhLkcSsk
oqk=
-----END CERTIFICATE-----`
