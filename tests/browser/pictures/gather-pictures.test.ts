import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  cuts,
  floods,
  type PictureSite,
  pictureSite,
  sends,
  stalls,
  trickles,
} from '../../../scripts/servers/picture-site'
import { fetchPicture } from '../../../utils/browser/pictures/fetch-picture'
import { gatherPictures, LARGEST, type PictureSources, type Way } from '../../../utils/browser/pictures/gather-pictures'
import { sanitiseSvg } from '../../../utils/extract/clean/sanitise-svg'
import { documentOf } from '../../dom'
import { gif, PICTURES, png } from '../../render/picture-bytes'

/** Twenty megabytes take their time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 })

const HTML = '<!doctype html><title>Just a moment</title>'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/><script>alert(1)</script></svg>'
const jpg = PICTURES.jpg ?? new Uint8Array()

let site: PictureSite
beforeAll(async () => {
  site = await pictureSite({
    '/a.jpg': sends(jpg),
    '/again.png': sends(jpg, 'image/png'),
    '/really.jpg': sends(png(), 'image/jpeg'),
    '/page.jpg': sends(HTML),
    '/drawing.svg': sends(SVG, 'text/plain'),
    '/broken.svg': sends('<svg><g></svg>', 'image/svg+xml'),
    '/pixel.gif': sends(gif(1, 1), 'image/gif'),
    '/empty.jpg': sends(''),
    '/gone.jpg': (response) => response.writeHead(410).end(jpg),
    '/moved.jpg': (response) => response.writeHead(302, { Location: '/a.jpg' }).end(),
    '/circle.jpg': (response) => response.writeHead(302, { Location: '/circle.jpg' }).end(),
    '/stalls.jpg': stalls,
    '/trickles.jpg': trickles(jpg, 50),
    '/bomb.jpg': sends(gzipSync(new Uint8Array(LARGEST + 1)), 'image/jpeg', { 'Content-Encoding': 'gzip' }),
    '/cut.jpg': cuts(jpg, 9000),
    '/torn.jpg': cuts(jpg),
    '/flood.jpg': floods(jpg),
    '/huge.jpg': floods(jpg, LARGEST + 1),
  })
})
afterAll(() => site?.close())

const direct: Way = (url) => fetchPicture(url, LARGEST, 30_000, url.includes('s.jpg') ? 2_000 : 30_000, 'omit')
const closed: Way = async () => ({ problem: 'network' })
const forbidden: Way = async () => ({ problem: 'permission' })
const cleanSvg: PictureSources['cleanSvg'] = async (svg) => sanitiseSvg(svg, documentOf(''))

const gathered = async (paths: readonly string[], ways: readonly Way[] = [direct]) => {
  const urls = paths.map((path) => (path.startsWith('/') ? site.url(path) : path))
  const { kept, missing } = await gatherPictures(urls, { ways, cleanSvg })
  const path = (url: string) => url.replace(site.origin, '')
  return {
    kept: Array.from(kept, ([url, file]) => [path(url), file] as const),
    missing: missing.map(({ url, reason }) => [path(url), reason]),
  }
}

describe('what servers send', () => {
  it('is kept byte for byte under what it really is, one file for one content', async () => {
    const { kept, missing } = await gathered(['/a.jpg', '/really.jpg', '/again.png', '/moved.jpg'])
    expect(missing).toEqual([])
    expect(kept.map(([path, { type, content }]) => [path, type, content])).toEqual([
      ['/a.jpg', 'image/jpeg', jpg],
      ['/really.jpg', 'image/png', png()],
      ['/again.png', 'image/jpeg', jpg],
      ['/moved.jpg', 'image/jpeg', jpg],
    ])
    expect(new Set(kept.map(([, { path }]) => path)).size).toBe(2)
  })

  it.each([
    ['/page.jpg', 'not_picture'],
    ['/empty.jpg', 'not_picture'],
    ['/broken.svg', 'not_picture'],
    ['/gone.jpg', 'refused'],
    ['/nowhere.jpg', 'refused'],
    ['/circle.jpg', 'network'],
    ['/stalls.jpg', 'slow'],
    ['/cut.jpg', 'network'],
    ['/torn.jpg', 'network'],
    ['/flood.jpg', 'too_big'],
    ['/huge.jpg', 'too_big'],
    ['/bomb.jpg', 'too_big'],
    ['http://127.0.0.1:1/a.jpg', 'network'],
  ])('%s stays where it is: %s', async (path, reason) => {
    expect(await gathered([path])).toEqual({ kept: [], missing: [[path, reason]] })
  })

  it('one that comes slowly is waited for as long as more comes', async () => {
    const { kept } = await gathered(['/trickles.jpg'])
    expect(kept.map(([, { content }]) => content)).toEqual([jpg])
  })

  it('one that fails costs no other', async () => {
    const { kept, missing } = await gathered(['/stalls.jpg', '/a.jpg', '/cut.jpg', '/page.jpg', '/really.jpg'])
    expect(kept.map(([path]) => path)).toEqual(['/a.jpg', '/really.jpg'])
    expect(missing.map(([path]) => path)).toEqual(['/stalls.jpg', '/cut.jpg', '/page.jpg'])
  })

  it('a drawing is cleaned first', async () => {
    const { kept } = await gathered(['/drawing.svg'])
    const text = new TextDecoder().decode(kept[0]?.[1].content as Uint8Array)
    expect(text).toContain('<circle r="1"/>')
    expect(text).not.toContain('script')
    expect(kept[0]?.[1].path).toMatch(/\.svg$/)
  })

  it('a tracking pixel is neither kept nor missed', async () => {
    expect(await gathered(['/pixel.gif'])).toEqual({ kept: [], missing: [] })
  })

  it('no cookies go along', async () => {
    await gathered(['/a.jpg'])
    expect(site.asked.at(-1)?.headers).not.toHaveProperty('cookie')
  })
})

describe('the ways', () => {
  it('are tried in their order', async () => {
    const { kept } = await gathered(['/a.jpg'], [closed, direct])
    expect(kept).toHaveLength(1)
    const page: Way = async () => ({ base64: btoa(HTML) })
    expect((await gathered(['/a.jpg'], [page, direct])).kept).toHaveLength(1)
  })

  it('tell the reason that helps', async () => {
    expect((await gathered(['/a.jpg'], [closed, forbidden])).missing).toEqual([['/a.jpg', 'permission']])
    expect((await gathered(['/nowhere.jpg'], [direct, forbidden])).missing).toEqual([['/nowhere.jpg', 'refused']])
    expect((await gathered(['/a.jpg'], [forbidden])).missing).toEqual([['/a.jpg', 'permission']])
  })

  it('end where another one gives nothing better', async () => {
    let asked = 0
    const count: Way = async () => {
      asked++
      return { problem: 'network' }
    }
    await gathered(['/huge.jpg', '/stalls.jpg'], [direct, count])
    expect(asked).toBe(0)
  })
})

it('a picture written out in its address becomes a file without being asked for', async () => {
  const url = `data:image/jpeg;base64,${btoa(String.fromCharCode(...png()))}`
  const bad = ['data:image/png;base64,%', 'data:text/html;base64,PHA+']
  const { kept, missing } = await gathered([url, ...bad], [forbidden])
  expect(missing).toEqual([])
  expect(kept.map(([, { content }]) => content)).toEqual([png()])
})

it('two hundred pictures are enough for an article', async () => {
  const each: Way = async (url) => ({ base64: btoa(String.fromCharCode(...png(640, 480, url))) })
  const urls = Array.from({ length: 203 }, (_, i) => `https://a.example/${i}.png`)
  const { kept, missing } = await gathered(urls, [each])
  expect(kept.map(([url]) => url)).toEqual(urls.slice(0, 200))
  expect(missing).toEqual(urls.slice(200).map((url) => [url, 'too_many']))
})

it('one that was taken out of the page becomes a file as well, and what stands for none is left out', async () => {
  const written = { 'data:image/x;pressclip=0,': new Blob([png()]) }
  const urls = ['data:image/x;pressclip=0,', 'data:image/x;pressclip=1,']
  const { kept, missing } = await gatherPictures(urls, { ways: [forbidden], cleanSvg, written })
  expect(missing).toEqual([])
  expect(Array.from(kept, ([url, { content }]) => [url, content])).toEqual([[urls[0], png()]])
})
