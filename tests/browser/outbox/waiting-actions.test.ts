import { resolveObjectURL } from 'node:buffer'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { plainDav } from '../../../scripts/servers/plain-dav'
import { send } from '../../../utils/browser/messages/messages'
import type { Job } from '../../../utils/outbox/job'
import type { Destination } from '../../../utils/settings'
import { documentOf } from '../../dom'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

let extension: ReturnType<typeof fakeExtension>
const say = vi.fn()
beforeEach(async () => {
  vi.restoreAllMocks()
  say.mockReset()
  extension = fakeExtension()
  extension.downloads.refuses = 'USER_CANCELED'
  await extension.start()
})

const actions = async () =>
  (await import('../../../utils/browser/outbox/waiting-actions')).waitingActions((key) => say(key))
const jobs = async (): Promise<Job[]> => {
  const { database } = await import('../../../utils/outbox/database')
  return (await database()).getAll('jobs')
}
const become = (...expected: object[]) => until(async () => expect(await jobs()).toMatchObject(expected))
const update: typeof import('../../../utils/browser/settings').updateSettings = async (change) =>
  (await import('../../../utils/browser/settings')).updateSettings(change)

const clip = (name: string) =>
  send('clip', { clip: clipOf(`https://news.example/${name}`, `Of ${name}.`), preset: 'obsidian' })
const HAS_PROBLEM = { problem: { code: expect.any(String) } }

/** Clips that wait, as the page shows them. */
async function waiting(...names: string[]): Promise<Job[]> {
  for (const name of names) await clip(name)
  await become(...names.map(() => HAS_PROBLEM))
  return jobs()
}

/** One that waits at the browser's downloads, which are asking the user. */
async function underWay(): Promise<Job[]> {
  vi.spyOn(fakeBrowser.downloads, 'download').mockReturnValue(new Promise(() => {}) as never)
  await clip('a')
  await until(() => expect(fakeBrowser.downloads.download).toHaveBeenCalled())
  return jobs()
}

const dav = (url: string): Destination => ({ id: 'dav', kind: 'webdav', name: '', active: false, options: { url } })
const add = (destination: Destination) =>
  update((now) => ({ ...now, destinations: [...now.destinations, destination] }))

describe('clips that wait', () => {
  it('are tried again: those chosen', async () => {
    const [, b] = await waiting('a', 'b')
    extension.downloads.refuses = ''
    const { onRetry } = await actions()
    onRetry(b ? [b] : [])
    await become({ state: 'failed' }, { state: 'done' })
    expect(say.mock.calls).toEqual([['']])
  })

  it('are tried again: all of a destination', async () => {
    await waiting('a', 'b')
    extension.downloads.refuses = ''
    const { onRetryDestination } = await actions()
    onRetryDestination('downloads')
    await become({ state: 'done' }, { state: 'done' })
  })

  it('are given up', async () => {
    const { onDiscard } = await actions()
    onDiscard((await waiting('a', 'b')).slice(1))
    await become({ url: 'https://news.example/a' })
    expect(say.mock.calls).toEqual([['']])
  })

  it('go to another destination', async () => {
    const server = await plainDav()
    await add(dav(server.url))
    const { onRedirect } = await actions()
    onRedirect(await waiting('a'), 'dav')
    await become({ destination: 'dav', state: 'done' })
    expect([...server.files.keys()].filter((path) => path.endsWith('.md'))).toHaveLength(1)
    expect(say.mock.calls).toEqual([['']])
    await server.stop()
  })

  it('stay where they are while they are being written: that is said', async () => {
    await add(dav('http://127.0.0.1:1/'))
    const chosen = await underWay()
    const { onDiscard, onRedirect } = await actions()
    onDiscard(chosen)
    await until(() => expect(say.mock.calls).toEqual([[''], ['waiting_left']]))
    onRedirect(chosen, 'dav')
    await until(() => expect(say.mock.calls.slice(2)).toEqual([[''], ['waiting_left']]))
    expect(await jobs()).toMatchObject([{ destination: 'downloads' }])
  })

  it('stay where they are when the background refuses: that is said', async () => {
    const chosen = await waiting('a')
    const { onRedirect } = await actions()
    onRedirect(chosen, 'removed')
    await until(() => expect(say.mock.calls).toEqual([[''], ['waiting_failed']]))
    expect(await jobs()).toEqual(chosen)
  })
})

describe('a destination that may not be reached', () => {
  let server: Awaited<ReturnType<typeof plainDav>>
  const request = vi.fn()
  beforeEach(async () => {
    let given = false
    server = await plainDav()
    request.mockReset().mockImplementation(async () => {
      given = true
      return true
    })
    Object.assign(fakeBrowser.permissions, { contains: async () => given, request })
    await update((now) => ({ ...now, destinations: [{ ...dav(server.url), active: true }] }))
    await waiting('a')
    await become({ problem: { code: 'permission_needed' } })
  })
  afterEach(() => server.stop())

  it('gets what waits for it once the user allows it', async () => {
    const { onAllow } = await actions()
    onAllow(dav(server.url))
    await become({ state: 'done' })
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['http://127.0.0.1/*'] })
    expect(say.mock.calls).toEqual([['']])
  })

  it('gets nothing when they do not: that is said', async () => {
    request.mockResolvedValue(false)
    vi.mocked(fakeBrowser.runtime.sendMessage).mockClear()
    const { onAllow } = await actions()
    onAllow(dav(server.url))
    await until(() => expect(say.mock.calls).toEqual([[''], ['waiting_not_allowed']]))
    expect(fakeBrowser.runtime.sendMessage).not.toHaveBeenCalled()
    expect(server.asked).toEqual([])
  })
})

describe('a ZIP of clips that wait', () => {
  /** What the browser was given to save: the name, and the files with their text. */
  let saved: [name: string, files: Promise<Record<string, string>>][]
  beforeEach(() => {
    saved = []
    const document = documentOf('')
    Object(document.defaultView).HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push([this.download, contentOf(this.href)])
    }
    vi.stubGlobal('document', document)
  })
  afterEach(() => vi.unstubAllGlobals())

  async function contentOf(url: string): Promise<Record<string, string>> {
    const bytes = await resolveObjectURL(url)?.bytes()
    const files = Object.entries(unzipSync(bytes ?? new Uint8Array()))
    return Object.fromEntries(files.map(([name, content]) => [name, new TextDecoder().decode(content)]))
  }

  it('holds the files of each once, and the clips go on waiting', async () => {
    await add({ ...dav('http://127.0.0.1:1/'), active: true })
    for (const name of ['a', 'b']) await clip(name)
    await become(...Array(4).fill(HAS_PROBLEM))
    const chosen = await jobs()
    const { onZip } = await actions()
    onZip(chosen)
    await until(() => expect(say.mock.calls).toEqual([['waiting_zip_making'], ['waiting_zip_made']]))
    const [name, files] = saved[0] ?? []
    expect(name).toMatch(/^pressclip-\d{4}-\d\d-\d\dT[\d-]{8}\.zip$/)
    const content = (await files) ?? {}
    expect(Object.keys(content).sort()).toEqual([...new Set(chosen.map(({ path }) => path))].sort())
    expect(Object.values(content).sort()).toEqual([expect.stringContaining('Of a.'), expect.stringContaining('Of b.')])
    expect((await jobs()).map(({ id }) => id)).toEqual(chosen.map(({ id }) => id))
  })

  it('of one clip has its name', async () => {
    const chosen = await waiting('a')
    const { onZip } = await actions()
    onZip(chosen)
    await until(() => expect(saved.map(([name]) => name)).toEqual(['1970-01-01 Title of https news.example a.zip']))
  })

  it('is not made where files are missing: that is said', async () => {
    const [job] = await waiting('a')
    const { onZip } = await actions()
    onZip(job ? [job, { ...job, id: 9, payload: 9 }] : [])
    await until(() => expect(say.mock.calls).toEqual([['waiting_zip_making'], ['waiting_zip_failed']]))
    expect(saved).toEqual([])
  })

  it('that would be too large is told apart', async () => {
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new RangeError('70000 files')
    })
    const { onZip } = await actions()
    onZip([])
    await until(() => expect(say.mock.calls).toEqual([['waiting_zip_making'], ['waiting_zip_large']]))
  })
})
