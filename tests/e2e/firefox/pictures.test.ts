import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { guarded, OPEN, type PictureSite, pictureSite, sends } from '../../../scripts/servers/picture-site'
import { png } from '../../render/picture-bytes'
import { type Firefox, startFirefox } from '../firefox'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/><script>alert(1)</script></svg>'
const extension = grantedExtension({
  browser: 'firefox',
  hosts: ['http://guard.localhost/*'],
  permissions: ['declarativeNetRequestWithHostAccess'],
})
let firefox: Firefox
let news: PictureSite
let open: PictureSite
let guard: PictureSite

beforeAll(async () => {
  open = await pictureSite(
    { '/a.jpg': sends(png(), 'image/jpeg', OPEN), '/b.svg': sends(SVG, 'image/svg+xml', OPEN) },
    'open.localhost',
  )
  const article: Parameters<typeof pictureSite>[0][string] = (response) => {
    const urls = [open.url('/a.jpg'), open.url('/b.svg'), guard.url('/c.jpg')]
    const images = urls.map((url) => `<p><img src="${url}" alt=""></p>`).join('')
    const page = articlePage({ title: 'Pictures' }).replace('</article>', `${images}</article>`)
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
  }
  news = await pictureSite({ '/sea-wall-pictures': article }, 'news.localhost')
  guard = await pictureSite({ '/c.jpg': guarded(png(9, 9), news.url('/sea-wall-pictures')) }, 'guard.localhost')
  firefox = await startFirefox(extension.path)
})
afterAll(async () => {
  await firefox?.close()
  await Promise.all([news, open, guard].map((site) => site?.close()))
  extension.remove()
})

test('pictures are kept: read in the page, asked for with the article as Referer, drawings cleaned', async () => {
  const options = await firefox.openOwn('options')
  await options.select('#choice-pictures', 'all')
  await options.waitForFunction((said) => document.body.innerText.includes(said), {}, words('options_saved'))
  const page = await firefox.visit(news.url('/sea-wall-pictures'))
  await firefox.chooseMenuItem(page, words('menu_clip'))
  const path = 'archive/_posts/2026-03-04-sea-wall-pictures.md'
  const post = (await firefox.delivered(path)).toString()
  const files = Array.from(post.matchAll(/<img src="[^"]*(images\/[^"]*)"/g), ([, file]) => `archive/${file}`)
  expect(firefox.files()).toEqual([path, ...files].sort())
  const [a = '', b = '', c = ''] = files
  expect(firefox.read(a)).toEqual(Buffer.from(png()))
  expect(firefox.read(b).toString()).toMatch(/^<svg [^>]*><circle r="1"\/><\/svg>$/)
  expect(firefox.read(c)).toEqual(Buffer.from(png(9, 9)))
  expect(guard.asked.at(-1)?.headers.referer).toBe(news.url('/sea-wall-pictures'))
})
