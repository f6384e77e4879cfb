import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import type { Target } from '../../../scripts/browser/target.ts'
import { guarded, OPEN, type PictureSite, pictureSite, sends } from '../../../scripts/servers/picture-site'
import { png } from '../../render/picture-bytes'
import { fieldsIn, receiptIn, says, textIn } from '../popup'

const START = png(1, 2)
const LARGE = Uint8Array.from({ length: 5_000_000 }, (_, i) => START[i] ?? i % 251)
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/><script>alert(1)</script></svg>'

const extension = grantedExtension({
  hosts: ['http://guard.localhost/*'],
  permissions: ['declarativeNetRequestWithHostAccess'],
})
let pressclip: Pressclip
let news: PictureSite
/** Lets every page read its pictures; asks for the article as Referer; lets nobody read, nor may we ask it. */
let open: PictureSite
let guard: PictureSite
let closed: PictureSite

beforeAll(async () => {
  const paths = ['/one', '/two', '/three', '/four']
  const page = (path: string): [string, Parameters<typeof pictureSite>[0][string]] => [
    path,
    (response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(pages[path]?.()),
  ]
  news = await pictureSite(
    { ...Object.fromEntries(paths.map(page)), '/own.png': sends(png(300, 200, 'own')) },
    'news.localhost',
  )
  open = await pictureSite(
    {
      '/a.jpg': sends(png(640, 480, 'a'), 'image/jpeg', OPEN),
      '/large.jpg': sends(LARGE, 'image/jpeg', OPEN),
      '/drawing.svg': sends(SVG, 'image/svg+xml', OPEN),
      '/page.jpg': sends('<!doctype html><title>No</title>', 'image/jpeg', OPEN),
    },
    'open.localhost',
  )
  guard = await pictureSite(
    {
      '/for-site.jpg': guarded(png(640, 480, 'for-site'), news.url('/')),
      '/guarded.jpg': guarded(png(640, 480, 'guarded'), news.url('/one')),
      '/same.jpg': sends(png(640, 480, 'a')),
    },
    'guard.localhost',
  )
  closed = await pictureSite({ '/closed.jpg': sends(png(640, 480, 'closed')) }, 'closed.localhost')

  pressclip = await startPressclip({ extension: extension.path })
  // Real servers answer here.
  await pressclip.context.unrouteAll()
  await pressclip.worker.evaluate(() =>
    chrome.storage.local.set({ settings: { pictures: { 'jekyll-archive': 'all', obsidian: 'all' } } }),
  )
})
afterAll(async () => {
  await pressclip?.close()
  await Promise.all([news, open, guard, closed].map((site) => site?.close()))
  extension.remove()
})

const article = (title: string, urls: readonly string[]) =>
  articlePage({ title }).replace(
    '</article>',
    `${urls.map((url) => `<p><img src="${url}" alt=""></p>`).join('')}</article>`,
  )

const pages: Record<string, () => string> = {
  '/one': () =>
    article('One', [
      ...['/a.jpg', '/large.jpg', '/drawing.svg', '/page.jpg'].map(open.url),
      ...[news.url('/own.png'), guard.url('/for-site.jpg'), guard.url('/guarded.jpg')],
    ]),
  '/two': () => article('Two', [guard.url('/same.jpg'), open.url('/a.jpg')]),
  '/three': () => article('Three', [closed.url('/closed.jpg'), open.url('/a.jpg')]),
  '/four': () => article('Four', [closed.url('/closed.jpg')]),
}

async function openPopup(path: string) {
  const page = await pressclip.context.newPage()
  await page.goto(news.url(path))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  return { page, popup }
}

/** Answers in the user's place, and keeps what was asked in the popup's title. */
const answer = (popup: Target, allowed: boolean) =>
  popup.evaluate((allowed) => {
    const request = async (asked: object) => {
      document.title = JSON.stringify(asked)
      return allowed
    }
    Object.assign(chrome.permissions, { request })
  }, allowed)

/** The pictures of a post by what its links mean to whatever reads the file. */
function linked(post: string): string[] {
  const text = pressclip.read(post).toString()
  return Array.from(text.matchAll(/<img src="([^"]*)"/g), ([, src = '']) => {
    const { href } = new URL(src, `file:///${post}`)
    return decodeURIComponent(href.replace('file:///', ''))
  })
}

test('post and pictures land together, byte for byte, and the links lead to them', async () => {
  const { popup } = await openPopup('/one')
  await answer(popup, true)
  await popup.click('button', 'Clip')
  const path = (await receiptIn(popup)).replace(`${pressclip.downloads}/`, '')
  const [job] = await pressclip.jobs()
  expect(job?.receipt?.missing).toEqual([{ url: open.url('/page.jpg'), reason: 'not_picture' }])
  await says(popup, words('pictures_missing').replace('$count$', '1'))
  await pressclip.closePopup(popup)

  const [a = '', large = '', drawing = '', html, own = '', forSite = '', secret = ''] = linked(path)
  expect(pressclip.read(a)).toEqual(Buffer.from(png(640, 480, 'a')))
  expect(a).toMatch(/^archive\/images\/([0-9a-f]{2})\/\1[0-9a-f]{30}\.png$/)
  expect(pressclip.read(large).equals(LARGE)).toBe(true)
  expect(pressclip.read(drawing).toString()).toMatch(/^<svg .*<circle r="1"\/><\/svg>$/)
  expect(html).toBe(open.url('/page.jpg'))
  expect(pressclip.read(own)).toEqual(Buffer.from(png(300, 200, 'own')))
  expect(pressclip.read(forSite)).toEqual(Buffer.from(png(640, 480, 'for-site')))
  expect(pressclip.read(secret)).toEqual(Buffer.from(png(640, 480, 'guarded')))
  expect(pressclip.files()).toEqual([path, a, large, drawing, own, forSite, secret].sort())
  expect(dirname(path)).toBe('archive/_posts')

  // The article's own address goes only to who refuses its site's; the page itself, which asks first, tells no more.
  const said = (path: string) => guard.asked.filter((one) => one.path === path).map(({ headers }) => headers.referer)
  expect(new Set(said('/for-site.jpg'))).toEqual(new Set([news.url('/')]))
  expect(said('/guarded.jpg').slice(-2)).toEqual([news.url('/'), news.url('/one')])
  expect(await pressclip.worker.evaluate(() => chrome.declarativeNetRequest.getSessionRules())).toEqual([])
})

test('the same picture is one file, whatever its address and article', async () => {
  const before = pressclip.files()
  const { popup } = await openPopup('/two')
  await answer(popup, true)
  await popup.click('button', 'Clip')
  const path = (await receiptIn(popup)).replace(`${pressclip.downloads}/`, '')
  await pressclip.closePopup(popup)
  const [one, two] = linked(path)
  expect(one).toBe(two)
  expect(pressclip.files()).toEqual([...before, path].sort())
})

test('without leave a picture stays linked, is listed, and can be tried again', async () => {
  const { popup } = await openPopup('/three')
  await answer(popup, false)
  await popup.click('button', 'Clip')
  const path = (await receiptIn(popup)).replace(`${pressclip.downloads}/`, '')
  const asked = { origins: ['http://closed.localhost/*', 'http://open.localhost/*'] }
  expect(JSON.parse(await popup.evaluate(() => document.title))).toMatchObject(asked)
  expect(linked(path)).toEqual([closed.url('/closed.jpg'), expect.stringMatching(/^archive\/images\//)])
  await popup.evaluate(() => document.querySelector('details')?.setAttribute('open', ''))
  expect(await textIn(popup)).toContain(words('picture_permission'))
  expect(await textIn(popup)).toContain(closed.url('/closed.jpg'))

  await popup.evaluate(() => Object.assign(document, { title: '' }))
  await popup.click('button', words('pictures_retry'))
  await popup.waitFor(() => document.title)
  expect(JSON.parse(await popup.evaluate(() => document.title))).toMatchObject({
    origins: ['http://closed.localhost/*'],
  })
  await receiptIn(popup)
  expect((await pressclip.jobs()).at(-1)?.receipt?.missing).toEqual([
    { url: closed.url('/closed.jpg'), reason: 'permission' },
  ])
  // The same text once more is no revision.
  expect(pressclip.files().filter((name) => name.includes('_p'))).toHaveLength(3)
  await pressclip.closePopup(popup)
})

test('the browser’s question may close the popup: the clip is kept, and goes on when it is answered', async () => {
  const { popup } = await openPopup('/four')
  // The browser really asks, and nobody answers.
  await popup.click('button', 'Clip').catch(() => {})
  await expect.poll(async () => (await pressclip.jobs()).at(-1)?.title).toBe('Four')
  expect((await pressclip.jobs()).at(-1)).toMatchObject({ state: 'gathering' })
  await pressclip.worker.evaluate(() => chrome.permissions.onAdded.dispatch({}))
  await expect.poll(async () => (await pressclip.jobs()).at(-1)?.state).toBe('done')
})

test('from the menu nobody can be asked: what the page may read is kept', async () => {
  const { page, popup } = await openPopup('/three')
  await pressclip.closePopup(popup)
  const count = (await pressclip.jobs()).length
  await pressclip.chooseMenuItem(page)
  await expect.poll(async () => (await pressclip.jobs()).filter(({ state }) => state === 'done').length).toBe(count + 1)
  expect((await pressclip.jobs()).at(-1)?.receipt?.missing).toHaveLength(1)
})
