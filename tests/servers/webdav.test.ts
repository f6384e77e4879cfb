import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apache } from '../../scripts/servers/apache'
import { type Fault, faulty } from '../../scripts/servers/faulty'
import { nginx } from '../../scripts/servers/nginx'
import { rclone } from '../../scripts/servers/rclone'
import { onDisk, ownedFolder, WWW_DATA } from '../../scripts/servers/started'
import type { ClipFile } from '../../utils/article'
import type { Deliverer, Receipt } from '../../utils/destinations/shared/destination'
import type { World } from '../../utils/destinations/shared/world'
import webdav from '../../utils/destinations/webdav'
import { contentBytes } from '../../utils/render/content'
import { binary, contract, dyingFetch, type Harness, job, postOf } from '../destinations/contract'
import { noWorld } from '../destinations/no-world'
import { type Life, life } from '../outbox/world'

const access = { user: 'jürgen', password: 'pä:ß 密%' }
const world: World = { ...noWorld, fetch, now: Date.now }
const PATH = '_posts/a.md'
const URL_A = 'https://news.example/a'

interface Server {
  url: string
  files: string
  stop(): Promise<void>
}

interface Kind {
  name: string
  start(): Promise<Server>
  /** The user that it writes as. */
  uid?: number
  /** Whether it honours `If-Match` and `If-None-Match`. */
  conditions: boolean
}

describe.each<Kind>([
  { name: 'Apache’s mod_dav', start: () => apache(access), uid: WWW_DATA, conditions: true },
  {
    ...{ name: 'Apache’s mod_dav behind mod_deflate', uid: WWW_DATA, conditions: true },
    start: () => apache({ ...access, compressed: true }),
  },
  { name: 'nginx', start: () => nginx(access), uid: WWW_DATA, conditions: false },
  { name: 'rclone', start: () => rclone(access), conditions: false },
])('WebDAV by $name', ({ name, start, uid, conditions }) => {
  let server: Server
  let harnesses = 0
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.stop())

  const on = (base: string, folder: string, fetched: typeof fetch, options: object = {}): Deliverer =>
    webdav.make({ id: 'w', options: { ...access, url: base + folder, ...options } }, { ...world, fetch: fetched })
  const at = (folder: string, fetched: typeof fetch = fetch, options: object = {}) =>
    on(server.url, folder, fetched, options)

  async function open(): Promise<Harness & { folder: string }> {
    const folder = `Füße & 1%20-${++harnesses}`
    const files = ownedFolder(join(server.files, folder), uid)
    const destination = (mortal: Life) => at(encodeURIComponent(folder), dyingFetch(mortal))
    return { destination, ...onDisk(files, uid), folder }
  }

  // No server looks and writes in one step, so that two devices at the same instant are told by reading back only.
  contract(name, open, { conditional: false, folders: true })

  it.each(['_posts', '_posts/2026'])('tells of a file where the folder %s should be', async (path) => {
    const harness = await open()
    await harness.put(path, new TextEncoder().encode('mine'))
    const sent = job([postOf('_posts/2026/a.md', URL_A)]).deliver(harness)
    await expect(sent).rejects.toMatchObject({ code: 'path_taken', detail: path })
    expect(await harness.list()).toEqual([path])
  })

  it('tells of a folder where the post should be', async () => {
    const harness = await open()
    await harness.put(`${PATH}/theirs.md`, new TextEncoder().encode('mine'))
    const told = await job([postOf(PATH, URL_A)])
      .deliver(harness)
      .then(
        (receipt) => receipt?.name,
        ({ code }) => code,
      )
    // It has no way to ask; the detail then shows the address with its slash.
    expect(told).toBe(name === 'nginx' ? 'redirected' : 'path_taken')
    expect(await harness.list()).toContain(`${PATH}/theirs.md`)
  })

  it('spares what another device writes between our reading and our writing', async () => {
    const harness = await open()
    const theirs = contentBytes(postOf(PATH, 'https://news.example/b', 'theirs'))
    let reads = 0
    const meddled: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init)
      // What was free a moment ago is not any more.
      if (init?.method === 'GET' && ++reads === 1) await harness.put(PATH, theirs)
      return answer
    }
    const post = postOf(PATH, URL_A)
    const destination = at(encodeURIComponent(harness.folder), meddled)
    const receipt = await job([post], { url: URL_A }).deliver({ ...harness, destination: () => destination })
    // The docs say so.
    if (!conditions) return expect(receipt?.name).toBe(PATH)
    expect(receipt?.name).toBe('_posts/a-2.md')
    expect(Buffer.compare(await harness.read(PATH), theirs)).toBe(0)
  })

  it('puts aside what another device writes between our reading and our replacing', async () => {
    const harness = await open()
    const [older, newer] = [postOf(PATH, URL_A, 'older'), postOf(PATH, URL_A, 'newer')]
    const receipt = await job([older], { url: URL_A }).deliver(harness)
    // Apache's tags are weak until then.
    await wait(1200)
    const edited = contentBytes(postOf(PATH, URL_A, 'edited'))
    let reads = 0
    const meddled: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init)
      if (init?.method === 'GET' && ++reads === 1) await harness.put(PATH, edited)
      return answer
    }
    const destination = at(encodeURIComponent(harness.folder), meddled)
    const again = job([newer], { url: URL_A, replaces: receipt ? [receipt] : [] })
    const { kept } = (await again.deliver({ ...harness, destination: () => destination })) ?? {}
    if (!conditions) return expect(kept).toBeUndefined()
    expect(kept).toBe('_pressclip/_posts/a/1.md')
    expect(Buffer.compare(await harness.read('_pressclip/_posts/a/1.md'), edited)).toBe(0)
  })

  it('finishes a post whose upload was cut', async () => {
    const harness = await open()
    const post = postOf(PATH, URL_A, 'long text '.repeat(100_000))
    mkdirSync(join(server.files, harness.folder, '_posts'))
    ownedFolder(join(server.files, harness.folder, '_posts'), uid)
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    const bytes = contentBytes(post)
    const authorization = Buffer.from(`${access.user}:${access.password}`).toString('base64')
    const head = `PUT /${encodeURIComponent(harness.folder)}/${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${authorization}`
    socket.write(`${head}\r\nContent-Length: ${bytes.length}\r\n\r\n`)
    socket.write(bytes.subarray(0, 300_000))
    await wait(300)
    socket.destroy()
    await wait(300)
    const receipt = await job([post], { url: URL_A }).deliver(harness)
    expect(receipt).toMatchObject({ name: PATH, bytes: bytes.length })
    expect(await harness.list()).toEqual([PATH])
    expect(Buffer.compare(await harness.read(PATH), bytes)).toBe(0)
  })

  it('brings 20 clips through a connection that fails at every third request, each exactly once', async () => {
    const harness = await open()
    // The same faults in every run.
    const random = binary(40_000, harnesses)
    let at = 0
    const next = (below: number) => (random[at++ % random.length] ?? 0) % below
    const happened = new Map<string, number>()
    const faults: (Fault | undefined)[] = [
      ...[500, 429, 503, 507, 423].map((status) => ({ status, headers: { 'Retry-After': '1' } })),
      ...(['closes', 'loses the answer', 'cuts the answer'] as const),
    ]
    const proxy = await faulty(server.url, ({ method }) => {
      if (next(3) > 0) return undefined
      const fault = method === 'PUT' && next(2) === 0 ? 'cuts the request' : faults[next(faults.length)]
      const name = typeof fault === 'object' && 'status' in fault ? String(fault.status) : String(fault)
      happened.set(name, (happened.get(name) ?? 0) + 1)
      return fault
    })
    const destination = (mortal: Life) => on(proxy.url, encodeURIComponent(harness.folder), dyingFetch(mortal))
    const all: ClipFile[] = []
    let tries = 0
    for (let i = 0; i < 20; i++) {
      const url = `https://news.example/${i}`
      // Every other one wants a destination that is taken.
      const post = postOf(`_posts/${Math.floor(i / 2)}.md`, url, 'text '.repeat(50 + i))
      const picture: ClipFile = { path: `assets/${i}.png`, type: 'image/png', content: binary(20_000, i) }
      const what = job([post, picture], { url })
      let receipt: Receipt | undefined
      while (!receipt && tries++ < 4000) {
        receipt = await what
          .deliver({ ...harness, destination }, life(next(3) === 0 ? next(20) : undefined))
          .catch(() => undefined)
      }
      all.push({ ...post, path: receipt?.name ?? '' }, picture)
    }
    await proxy.stop()
    expect(happened.size).toBe(9)
    expect((await harness.list()).sort()).toEqual(all.map(({ path }) => path).sort())
    for (const file of all) expect(Buffer.compare(await harness.read(file.path), contentBytes(file)), file.path).toBe(0)
  }, 120_000)

  it('tries the destination and leaves nothing behind', async () => {
    const harness = await open()
    await harness.destination(life()).test?.()
    expect(await harness.list()).toEqual([])
  })

  it.each([
    ['a wrong password', { password: 'wrong' }, 'sign_in_refused'],
    ['no password', { user: '', password: '' }, 'sign_in_refused'],
    ['a user of another name', { user: 'jurgen' }, 'sign_in_refused'],
  ])('is told %s', async (_, options, code) => {
    const { folder } = await open()
    const destination = at(encodeURIComponent(folder), fetch, options)
    await expect(destination.test?.()).rejects.toMatchObject({ code })
    await expect(
      job([postOf(PATH, URL_A)], { url: URL_A }).deliver({ ...(await open()), destination: () => destination }),
    ).rejects.toMatchObject({ code })
  })

  it('is told that the folder does not exist, and does not make it', async () => {
    const destination = at('nowhere/at/all')
    // nginx says 500 to a file in a folder that is missing, and to much else.
    const code = name === 'nginx' ? 'server_failed' : 'place_missing'
    await expect(destination.test?.()).rejects.toMatchObject({ code })
    const asked = job([postOf(PATH, URL_A)], { url: URL_A }).deliver({
      ...(await open()),
      destination: () => destination,
    })
    await expect(asked).rejects.toMatchObject({ code: 'place_missing' })
  })

  // The others run as who runs the test: root may write anywhere.
  if (uid !== WWW_DATA || process.getuid?.() !== 0) return
  it('is told that it may not write', async () => {
    const folder = `mine-${++harnesses}`
    mkdirSync(join(server.files, folder))
    writeFileSync(join(server.files, folder, 'x'), '')
    await expect(at(folder).test?.()).rejects.toMatchObject({ name: 'Problem' })
  })
})
