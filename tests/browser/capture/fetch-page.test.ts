import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { floods, type PictureSite, pictureSite, sends } from '../../../scripts/servers/picture-site'
import { fetchPage } from '../../../utils/browser/capture/fetch-page'
import { encode } from '../../scripts/clip/encode'
import { until } from '../background'
import { browserFetch } from '../browser-fetch'

const HTML = '<!doctype html><p>The sea wall</p>'
const CHINESE = '<!doctype html><p>海堤'

const leadsTo = (location: string) => (response: ServerResponse) =>
  response.writeHead(302, { Location: location }).end()

let site: PictureSite
let sending: ServerResponse
beforeAll(async () => {
  site = await pictureSite({
    '/page': sends(HTML, 'text/html'),
    '/xhtml': sends(HTML, 'application/xhtml+xml; charset=utf-8'),
    '/as-text': sends(HTML, 'text/plain'),
    '/as-bytes': sends(HTML, 'application/octet-stream'),
    '/untyped': sends(HTML, ''),
    '/gbk': sends(encode(CHINESE, 'gbk'), 'text/html; charset=gbk'),
    '/no-encoding': sends(encode(CHINESE, 'gbk'), 'text/html'),
    '/photo': sends(HTML, 'image/jpeg'),
    '/notes': sends('a < b, and b > c', 'text/plain'),
    '/paper': sends('%PDF-1.7', 'application/pdf'),
    '/gone': (response) => response.writeHead(410).end(HTML),
    '/torn'(response) {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': 9000 })
      response.write(HTML, () => response.destroy())
    },
    '/flood': floods(Buffer.from(HTML)),
    '/old': leadsTo('/gbk'),
    '/away': leadsTo('http://elsewhere.example/story'),
    '/circle': leadsTo('/circle'),
    '/silent': () => {},
    '/slow'(response) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).flushHeaders()
      sending = response
    },
  })
})
afterAll(() => site?.close())

let network: ReturnType<typeof browserFetch>
beforeEach(() => {
  network = browserFetch((url) => url.startsWith(site.origin))
  vi.stubGlobal('fetch', network.fetch)
  Object.assign(fakeBrowser, { webRequest: network.webRequest })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  expect(network.listeners.size).toBe(0)
})

const page = (path: string) => fetchPage(site.url(path), 'omit')

describe('a page', () => {
  it('comes in its own encoding, with the address it was found at', async () => {
    expect(await page('/old')).toEqual({ url: site.url('/gbk'), html: CHINESE })
  })

  it.each(['/page', '/xhtml', '/as-text', '/as-bytes', '/untyped'])('may be sent %s', async (path) => {
    expect(await page(path)).toMatchObject({ html: HTML })
  })

  it.each([
    ['/photo', 'link_file', 'image/jpeg'],
    ['/notes', 'link_file', 'text/plain'],
    ['/paper', 'pdf', ''],
    ['/gone', 'link_failed', '410 Gone'],
    ['/no-encoding', 'link_failed', 'the page does not say its character encoding'],
    ['/torn', 'link_failed', expect.stringContaining('terminated')],
    ['/flood', 'too_large', ''],
  ])('is not what %s sends: %s', async (path, code, detail) => {
    await expect(page(path)).rejects.toMatchObject({ code, detail })
  })
})

describe('a redirect', () => {
  it('to a site that may not be read is told, with where it leads', async () => {
    expect(await page('/away')).toEqual({ leadsTo: 'http://elsewhere.example/story' })
  })

  it('in a circle is told as well', async () => {
    expect(await page('/circle')).toEqual({ leadsTo: site.url('/circle') })
  })

  it('is known as one where the browser does not tell where it leads', async () => {
    Object.assign(fakeBrowser, { webRequest: undefined })
    expect(await page('/away')).toEqual({ leadsTo: undefined })
  })

  it('is not taken from other requests', async () => {
    const asked = page('/torn')
    for (const [url, tabId] of [['/torn', 7] as const, ['/page', -1] as const]) {
      network.tell({ requestId: 'another', url: site.url(url), redirectUrl: 'http://elsewhere.example/', tabId })
    }
    await expect(asked).rejects.toMatchObject({ code: 'link_failed' })
  })
})

describe('a server', () => {
  /** Nobody's clock but the fetch's own. */
  const stopClock = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    return vi.spyOn(globalThis, 'setTimeout')
  }
  const isAsked = (path: string) => until(() => expect(site.asked.at(-1)?.path).toBe(path))

  it('that says nothing for 25 seconds is given up', async () => {
    stopClock()
    const failed = expect(page('/silent')).rejects.toMatchObject({
      ...{ code: 'link_failed', detail: 'nothing came for 25 s' },
    })
    await isAsked('/silent')
    await vi.advanceTimersByTimeAsync(25_000)
    await failed
  })

  it('that always sends a little more is waited for, but not for ever', async () => {
    const set = stopClock()
    const timesHeard = () => set.mock.calls.filter(([, ms]) => ms === 25_000).length
    let isOver = false
    const fetched = page('/slow').finally(() => {
      isOver = true
    })
    const failed = expect(fetched).rejects.toMatchObject({ code: 'link_failed', detail: 'not whole after 180 s' })
    await isAsked('/slow')
    for (let seconds = 20; seconds <= 160; seconds += 20) {
      const before = timesHeard()
      sending.write('<p>')
      await until(() => expect(timesHeard()).toBe(before + 1))
      await vi.advanceTimersByTimeAsync(20_000)
    }
    expect(isOver).toBe(false)
    sending.write('<p>')
    await vi.advanceTimersByTimeAsync(20_000)
    await failed
  })
})
