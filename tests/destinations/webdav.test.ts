import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Fault, faulty } from '../../scripts/servers/faulty'
import { plainDav } from '../../scripts/servers/plain-dav'
import type { Deliverer } from '../../utils/destinations/shared/destination'
import webdav from '../../utils/destinations/webdav'
import { contentBytes } from '../../utils/render/content'
import { sidecarPath } from '../../utils/render/sidecar-path'
import { job, postOf } from './contract'
import { noWorld } from './no-world'

const none = { url: '', user: '', password: '' }
const URL_A = 'https://news.example/a'
const PATH = '_posts/2026/a.md'
const post = postOf(PATH, URL_A)

const open = (options: object, fetched: typeof fetch = fetch): Deliverer =>
  webdav.make({ id: 'w', options: { ...none, ...options } }, { ...noWorld, fetch: fetched, now: Date.now })

const deliver = (destination: Deliverer, files = job([post], { url: URL_A })) =>
  files.deliver({
    destination: () => destination,
    list: async () => [],
    read: async () => new Uint8Array(),
    put: async () => {},
  })

describe('the options', () => {
  it.each([undefined, {}, { url: 1, user: null, password: [] }])('of damaged settings %j are empty', (stored) => {
    expect(v.parse(webdav.options, stored ?? {})).toEqual(none)
  })

  it('keep the password apart', () => {
    expect(webdav.fields.map(({ name, type }) => [name, type])).toEqual([
      ['url', 'url'],
      ['user', 'user'],
      ['password', 'secret'],
    ])
  })

  it.each([
    ['https://dav.example.org/a/b/', ['https://dav.example.org/*'], 'dav.example.org/a/b/'],
    ['https://dav.example.org:8443/a', ['https://dav.example.org/*'], 'dav.example.org:8443/a/'],
    [' dav.example.org/a ', ['https://dav.example.org/*'], 'dav.example.org/a/'],
    ['nas.local:5005/clips', ['https://nas.local/*'], 'nas.local:5005/clips/'],
    ['http://192.168.1.2', ['http://192.168.1.2/*'], '192.168.1.2/'],
    ['https://me:secret@dav.example.org/a?token=1#x', ['https://dav.example.org/*'], 'dav.example.org/a/'],
    ['https://dav.example.org/F%C3%BC%C3%9Fe%20%26%201/', ['https://dav.example.org/*'], 'dav.example.org/Füße & 1/'],
    ['https://dav.example.org/100%/', ['https://dav.example.org/*'], 'dav.example.org/100%/'],
    ['https://bücher.example/剪报', ['https://xn--bcher-kva.example/*'], 'xn--bcher-kva.example/剪报/'],
    ['', [], ''],
    ['ftp://dav.example.org/', [], ''],
    ['javascript:alert(1)', [], ''],
    ['https://', [], ''],
  ])('%j reaches %j and is shown as %j', (url, origins, where) => {
    const options = { ...none, url }
    expect(webdav.origins(options)).toEqual(origins)
    expect(webdav.where(options, 'x y.md')).toBe(`${where}x y.md`)
  })

  it.each(['', 'ftp://dav.example.org/'])('without a web address (%j) request nothing', async (url) => {
    await expect(deliver(open({ url }))).rejects.toMatchObject({ code: 'place_missing' })
    await expect(open({ url }).test?.()).rejects.toMatchObject({ code: 'place_missing' })
  })
})

describe('a server', () => {
  let server: Awaited<ReturnType<typeof plainDav>>
  beforeEach(async () => {
    server = await plainDav()
  })
  afterEach(() => server.stop())

  const asked = () => server.asked.map(({ method, path }) => `${method} ${path}`)

  it('gets no unnecessary requests', async () => {
    await deliver(open({ url: server.url }))
    const evidence = (post: string) =>
      ['provenance.json', 'page.mhtml'].map((name) => `GET /${sidecarPath(post, name)}`)
    expect(asked()).toEqual([
      `GET /${PATH}`,
      ...evidence(PATH),
      `PUT /${PATH}`,
      'MKCOL /_posts/2026/',
      'MKCOL /_posts/',
      'MKCOL /_posts/2026/',
      `PUT /${PATH}`,
      `GET /${PATH}`,
    ])
    server.asked.length = 0
    const second = postOf('_posts/2026/b.md', URL_A)
    await deliver(open({ url: server.url }), job([second], { url: URL_A }))
    expect(asked()).toEqual([
      `GET /${second.path}`,
      ...evidence(second.path),
      `PUT /${second.path}`,
      `GET /${second.path}`,
    ])
  })

  it('gets the media type, `If-None-Match: *`, and name and password in UTF-8', async () => {
    await deliver(open({ url: server.url, user: 'jürgen', password: 'p:ß密' }))
    expect(server.asked.find(({ method }) => method === 'PUT')?.headers).toMatchObject({
      'content-type': 'text/markdown',
      'if-none-match': '*',
      // From base64(1).
      authorization: 'Basic asO8cmdlbjpwOsOf5a+G',
    })
    expect(server.asked.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  it('gets no credentials if there are none', async () => {
    await deliver(open({ url: server.url }))
    expect(server.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  it('gets each part of a path as a single name', async () => {
    server.folders.add('/100% %2F/')
    const odd = postOf("100% %2F/a;b='ü #?%41.md", URL_A)
    const urls: string[] = []
    const seen: typeof fetch = (input, init) => {
      urls.push(String(input))
      return fetch(input, init)
    }
    const receipt = await deliver(open({ url: server.url }, seen), job([odd], { url: URL_A }))
    expect(receipt?.name).toBe(odd.path)
    expect(urls[0]).toBe(`${server.url}100%25%20%252F/a%3Bb%3D'%C3%BC%20%23%3F%2541.md`)
    expect([...server.files.keys()]).toEqual([`/${odd.path}`])
  })

  it.each([
    ['"a"', '"a"'],
    ['W/"a"', '"a"'],
    ['"a-gzip"', '"a-gzip", "a"'],
    ['W/"a;br"', '"a;br", "a"'],
    ['no tag', undefined],
    ['', undefined],
  ])('that tags a file %j is asked to replace %j', async (etag, condition) => {
    server.folders.add('/_posts/').add('/_posts/2026/')
    server.files.set(`/${PATH}`, contentBytes(postOf(PATH, URL_A, 'older')))
    const tagged: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init)
      return new Response(await answer.arrayBuffer().then((body) => (body.byteLength > 0 ? body : null)), {
        status: answer.status,
        headers: { ETag: etag },
      })
    }
    await deliver(open({ url: server.url }, tagged))
    const put = server.asked.find(({ method, path }) => method === 'PUT' && path === `/${PATH}`)
    expect(put?.headers['if-match']).toBe(condition)
    expect(put?.headers['if-none-match']).toBeUndefined()
  })

  describe('that fails', () => {
    /** Makes the first requests of this kind fail like this. */
    async function failing(what: (method: string) => Fault | undefined) {
      let on = true
      const proxy = await faulty(server.url, ({ method = '' }) => (on ? what(method) : undefined))
      const destination = open({ url: proxy.url })
      return { destination, proxy, mend: () => (on = false) }
    }

    const statuses: [number, string][] = [
      [400, 'server_refused'],
      [401, 'sign_in_refused'],
      [403, 'write_refused'],
      [404, 'place_missing'],
      [405, 'server_refused'],
      [408, 'server_failed'],
      [409, 'place_missing'],
      [412, 'conflict'],
      [413, 'too_big'],
      [423, 'server_busy'],
      [429, 'server_busy'],
      [500, 'server_failed'],
      [502, 'server_failed'],
      [503, 'server_busy'],
      [507, 'place_full'],
    ]
    const faults: [string, Fault, string][] = [
      ...statuses.map(([status, code]): [string, Fault, string] => [String(status), { status }, code]),
      ['a login page', { status: 302, headers: { Location: '/login' } }, 'redirected'],
      ['another server', { status: 308, headers: { Location: 'http://127.0.0.1:1/' } }, 'redirected'],
      ['success though it stores nothing', { status: 201 }, 'not_stored'],
      ['silence', 'closes', 'network'],
      ['an answer that is lost', 'loses the answer', 'network'],
    ]

    it.each(faults)('on writing with %s, is reported; then one copy arrives', async (_, fault, code) => {
      server.folders.add('/_posts/').add('/_posts/2026/')
      const { destination, proxy, mend } = await failing((method) => (method === 'PUT' ? fault : undefined))
      const files = job([post], { url: URL_A })
      await expect(deliver(destination, files)).rejects.toMatchObject({ name: 'Problem', code })
      mend()
      expect(await deliver(destination, files)).toMatchObject({ name: PATH })
      expect([...server.files.keys()]).toEqual([`/${PATH}`])
      await proxy.stop()
    })

    it.each<[string, Fault, string]>([
      ['500', { status: 500 }, 'server_failed'],
      ['a login page', { status: 302, headers: { Location: '/login' } }, 'redirected'],
      ['a part of the file', 'cuts the answer', 'network'],
      ['silence', 'closes', 'network'],
    ])('on reading back with %s, is reported; then there is one copy', async (_, fault, code) => {
      let written = false
      const { destination, proxy, mend } = await failing((method) => {
        written ||= method === 'PUT'
        return method === 'GET' && written ? fault : undefined
      })
      const files = job([post], { url: URL_A })
      await expect(deliver(destination, files)).rejects.toMatchObject({ name: 'Problem', code })
      mend()
      await deliver(destination, files)
      expect([...server.files.keys()]).toEqual([`/${PATH}`])
      await proxy.stop()
    })

    it.each<[string, Fault, string]>([
      ['403', { status: 403 }, 'write_refused'],
      ['507', { status: 507 }, 'place_full'],
      ['silence', 'closes', 'network'],
    ])('on creating folders with %s, is reported', async (_, fault, code) => {
      const { destination, proxy } = await failing((method) => (method === 'MKCOL' ? fault : undefined))
      await expect(deliver(destination)).rejects.toMatchObject({ name: 'Problem', code })
      expect(server.files.size).toBe(0)
      await proxy.stop()
    })

    it('passes on when to try again', async () => {
      const { destination, proxy } = await failing(() => ({ status: 429, headers: { 'Retry-After': '90' } }))
      await expect(deliver(destination)).rejects.toMatchObject({ code: 'server_busy', retryAfter: 90_000 })
      await proxy.stop()
    })

    it('by never answering, times out', async () => {
      const { setTimeout: real } = globalThis
      vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) =>
        real(run, ms < 25_000 ? ms : 150)) as typeof setTimeout)
      const { destination, proxy } = await failing(() => 'stalls')
      await expect(deliver(destination)).rejects.toMatchObject({ code: 'network' })
      vi.restoreAllMocks()
      await proxy.stop()
    })

    it('by refusing every tag, is written to if the file is still the one we read', async () => {
      server.folders.add('/_posts/').add('/_posts/2026/')
      server.files.set(`/${PATH}`, contentBytes(postOf(PATH, URL_A, 'older')))
      let refusals = 0
      const weak: typeof fetch = async (input, init) => {
        const sent = new Headers(init?.headers)
        if (sent.has('If-Match') && ++refusals) return new Response(null, { status: 412 })
        const answer = await fetch(input, init)
        if (init?.method !== 'GET') return answer
        return new Response(await answer.arrayBuffer(), { status: answer.status, headers: { ETag: 'W/"x"' } })
      }
      expect(await deliver(open({ url: server.url }, weak))).toMatchObject({ name: PATH })
      expect(refusals).toBeGreaterThan(0)
      expect(server.files.get(`/${PATH}`)).toEqual(Buffer.from(contentBytes(post)))
    })

    it('never has the password in its problem', async () => {
      const { proxy } = await failing(() => ({ status: 401 }))
      const destination = open({ url: proxy.url.replace('//', '//u:hunter2@'), user: 'u', password: 'hunter2' })
      const told = await deliver(destination).catch((cause: unknown) => cause)
      expect(told).toMatchObject({ code: 'sign_in_refused' })
      expect(JSON.stringify([String(told), told])).not.toMatch(/hunter2|dTpodW50ZXIy/)
      await proxy.stop()
    })
  })

  describe('that is tested', () => {
    it('is left unchanged', async () => {
      await open({ url: server.url }).test?.()
      expect(server.files.size).toBe(0)
      expect(asked().map((line) => line.replace(/pressclip-test-[-0-9a-f]{36}/, 'x'))).toEqual([
        'GET /x.txt',
        'PUT /x.txt',
        'GET /x.txt',
        'DELETE /x.txt',
      ])
    })

    it('gets no new folders', async () => {
      const tried = open({ url: `${server.url}nowhere/` }).test?.()
      await expect(tried).rejects.toMatchObject({ code: 'place_missing' })
      expect([...server.folders]).toEqual(['/'])
    })

    it.each<[string, string, Fault, string]>([
      ['the name is refused', 'GET', { status: 401 }, 'sign_in_refused'],
      ['every address shows some page', 'GET', { status: 200 }, 'not_stored'],
      ['it may only be read', 'PUT', { status: 403 }, 'write_refused'],
      ['it is no WebDAV server', 'PUT', { status: 405 }, 'server_refused'],
      ['it stores nothing', 'PUT', { status: 201 }, 'not_stored'],
      ['nothing may be deleted', 'DELETE', { status: 403 }, 'write_refused'],
    ])('says that %s', async (_, failing, fault, code) => {
      const proxy = await faulty(server.url, ({ method }) => (method === failing ? fault : undefined))
      await expect(open({ url: proxy.url }).test?.()).rejects.toMatchObject({ code })
      await proxy.stop()
    })
  })
})
