import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { articlePage } from '../../../scripts/browser/article-page'
import { type PictureSite, pictureSite, sends } from '../../../scripts/servers/picture-site'
import type { ClickedLink } from '../../../utils/browser/clip/menu'
import { send } from '../../../utils/browser/messages/messages'
import { documentOf } from '../../dom'
import { fakeExtension, until } from '../background'
import { browserFetch } from '../browser-fetch'
import { fakeOffscreen } from '../fake-offscreen'

const FRONT = 'https://front.example/'
const story = articlePage({ title: 'The sea wall' })
const sendsStory = sends(story, 'text/html')

let site: PictureSite
/** What the server has been asked and does not answer yet. */
let held: { ends(): void; fails(): void }[]
beforeAll(async () => {
  site = await pictureSite({
    '/story': sendsStory,
    '/held': (...asked) =>
      void held.push({ ends: () => sendsStory(...asked), fails: () => asked[0].writeHead(500).end() }),
    '/short': (response) => response.writeHead(302, { Location: there('/story') }).end(),
    '/circle': (response) => response.writeHead(302, { Location: '/circle' }).end(),
    '/app': sends('<!doctype html><div id="root"></div><script src="/app.js"></script>', 'text/html'),
  })
})
afterAll(() => site?.close())

/** The same server by another name: another site. */
const there = (path: string) => site.url(path).replace('127.0.0.1', 'localhost')

let extension: ReturnType<typeof fakeExtension>
let network: ReturnType<typeof browserFetch>
/** Sites that may be read. */
let allowed: Set<string>
/** Whether the user agrees when asked. */
let agrees: boolean
const request = vi.fn(async ({ origins = [] }: { origins?: string[] }) => {
  if (agrees) for (const origin of origins) allowed.add(origin)
  return agrees
})
const patternOf = (url: string) => `http://${new URL(url).hostname}/*`

beforeEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  held = []
  allowed = new Set()
  agrees = true
  request.mockClear()
  extension = fakeExtension()
  network = browserFetch((url) => allowed.has(patternOf(url)))
  vi.stubGlobal('fetch', network.fetch)
  const contains = async ({ origins = [] }: { origins?: string[] }) => origins.every((origin) => allowed.has(origin))
  Object.assign(fakeBrowser.permissions, { request, contains })
  Object.assign(fakeBrowser, { offscreen: fakeOffscreen(), webRequest: network.webRequest })
  await extension.start()
})

const requests = async () => (await import('../../../utils/browser/clip/requests')).readRequests()
const fetched = (path: string) => site.asked.filter((one) => one.path === path).length
const files = () => [...extension.downloads.files.values()]

/** A click on a link, in tab 7. */
async function click(url: string, more: Partial<ClickedLink> = {}, tabId = 7): Promise<void> {
  const { clipLink } = await import('../../../utils/browser/clip/clip-link')
  return clipLink({ url, text: 'The story', pageUrl: FRONT, isPrivate: false, ...more }, tabId)
}

/** The user allows a site, for a link that waits. */
async function allow(host: string, link?: { id: string }): Promise<unknown> {
  for (const scheme of ['http', 'https']) allowed.add(`${scheme}://${host}/*`)
  return send('retryRequest', { id: link?.id ?? '' })
}

describe('the article behind a link', () => {
  it('is clipped without being opened once the user agrees, and the tab of the link is told', async () => {
    const answer = Promise.withResolvers<void>()
    request.mockImplementationOnce(async ({ origins }) => answer.promise.then(() => request({ origins })))
    const clicked = click(site.url('/story'))
    await until(async () => expect(await requests()).toMatchObject([{ url: site.url('/story'), tries: 1 }]))
    answer.resolve()
    await clicked
    const origins = ['http://127.0.0.1/*', 'https://127.0.0.1/*']
    expect(request.mock.calls[0]).toEqual([{ origins, permissions: ['webRequest'] }])
    expect(await requests()).toEqual([])
    await until(() => expect(files()).toEqual([expect.stringContaining('title: "The sea wall"\n')]))
    const { tabClips } = await import('../../../utils/browser/clip/tab-clips')
    expect(await tabClips.read()).toMatchObject({ 7: { url: site.url('/story'), page: FRONT, jobIds: [1] } })
    expect(network.credentials).toEqual([[site.url('/story'), 'include']])
  })

  it('on the site of the page itself needs no question, as long as its tab is there', async () => {
    const pageUrl = site.url('/front')
    const { id } = await fakeBrowser.tabs.create({ url: pageUrl })
    await click(site.url('/story'), { pageUrl }, id)
    await until(() => expect(files()).toHaveLength(1))
    await fakeBrowser.tabs.update(id as number, { url: FRONT })
    await click(site.url('/story'), { pageUrl }, id)
    expect(await requests()).toMatchObject([{ problem: { code: 'link_permission' } }])
    expect(request).not.toHaveBeenCalled()
  })

  it('clicked twice is fetched once, and again after it has failed', async () => {
    const clicked = click(site.url('/held'))
    await until(() => expect(held).toHaveLength(1))
    await click(site.url('/held'))
    held[0]?.fails()
    await clicked
    expect(await requests()).toMatchObject([{ problem: { code: 'link_failed' } }])
    const again = click(site.url('/held'))
    await until(() => expect(held).toHaveLength(2))
    held[1]?.ends()
    await again
    await until(() => expect(files()).toHaveLength(1))
    expect(held).toHaveLength(2)
  })

  it('of a private window is fetched without the user’s session, and not noted on the disk', async () => {
    agrees = false
    await click(site.url('/story'), { isPrivate: true })
    const [link] = await requests()
    expect(link?.problem?.code).toBe('link_permission')
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('127.0.0.1')
    await allow('127.0.0.1', link)
    await until(() => expect(files()).toHaveLength(1))
    expect(network.credentials).toEqual([[site.url('/story'), 'omit']])
  })

  it('is not kept when the user gives it up meanwhile', async () => {
    const clicked = click(site.url('/held'))
    await until(() => expect(held).toHaveLength(1))
    await send('discardRequest', { id: (await requests())[0]?.id ?? '' })
    held[0]?.ends()
    await clicked
    const { database } = await import('../../../utils/outbox/database')
    expect(await (await database()).count('jobs')).toBe(0)
    expect(await requests()).toEqual([])
  })

  it('is fetched again by the next worker when the one that did has died', async () => {
    void click(site.url('/held'))
    await until(() => expect(held).toHaveLength(1))
    await extension.start()
    await until(() => expect(held).toHaveLength(2))
    expect(await requests()).toMatchObject([{ tries: 2 }])
    held[1]?.ends()
    await until(() => expect(files()).toHaveLength(1))
    await until(async () => expect(await requests()).toEqual([]))
  })
})

describe('a link that cannot be read', () => {
  it('waits until the user allows its site', async () => {
    agrees = false
    const before = fetched('/story')
    await click(site.url('/story'))
    expect(fetched('/story')).toBe(before)
    const [link] = await requests()
    expect(link).toMatchObject({ title: 'The story', tabId: 7, problem: { code: 'link_permission' } })
    const { changeRequest } = await import('../../../utils/browser/clip/requests')
    // As often as a worker may die of it.
    await changeRequest(link?.id ?? '', { tries: 3 })
    await allow('127.0.0.1', link)
    await until(() => expect(files()).toHaveLength(1))
    await until(async () => expect(await requests()).toEqual([]))
  })

  it('names the site it leads on to, and is clipped once that is allowed', async () => {
    await click(site.url('/short'))
    const [link] = await requests()
    const problem = { code: 'link_permission', detail: new URL(there('/')).host }
    expect(link).toMatchObject({ leadsTo: there('/story'), problem })
    await allow('localhost', link)
    await until(() => expect(files()).toEqual([expect.stringContaining(`from: ${there('/story')}\n`)]))
  })

  it.each([
    ['leads round in a circle', '/circle', 'link_failed'],
    ['needs scripts by its address', '/story#!/7', 'needs_scripts'],
    ['needs scripts by what it sends', '/app', 'needs_scripts'],
    ['is not there', '/nowhere', 'link_failed'],
  ])('says so: one that %s', async (_, path, code) => {
    await click(site.url(path))
    expect(await requests()).toMatchObject([{ url: site.url(path), problem: { code } }])
    expect((await requests())[0]?.leadsTo).toBeUndefined()
  })

  it('says so: one that leads on where the browser does not tell', async () => {
    Object.assign(fakeBrowser, { webRequest: undefined })
    await click(site.url('/short'))
    expect(await requests()).toMatchObject([{ problem: { code: 'link_leads_on' } }])
  })
})

describe('where the browser does not tell the text of a link', () => {
  beforeEach(() => {
    agrees = false
  })

  it('it is found in the page', async () => {
    const url = site.url('/story')
    const html = `<a href="${url}"><img></a> <a href="/x">Other</a> <a href="${url}">\n The <b>sea</b>\n wall </a>`
    extension.inPage.mockImplementation(async (call) => {
      vi.stubGlobal('document', documentOf(html))
      const { func, args } = call as { func: (...args: unknown[]) => unknown; args: unknown[] }
      return func(...args)
    })
    await click(url, { text: undefined })
    await until(async () => expect(await requests()).toMatchObject([{ title: 'The sea wall' }]))
  })

  it('a page that never answers does not hold up the link', async () => {
    extension.inPage.mockImplementation(() => new Promise(() => {}))
    await click(site.url('/story'), { text: undefined })
    expect(extension.inPage).toHaveBeenCalledOnce()
    expect(await requests()).toMatchObject([{ title: '', problem: { code: 'link_permission' } }])
  })
})
