import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { SEED, words } from '../../../scripts/browser/built'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { type Firefox, startFirefox } from '../firefox'

let firefox: Firefox
beforeAll(async () => {
  firefox = await startFirefox()
})
afterAll(() => firefox?.close())

const openArticle = (slug: string) =>
  firefox.open(`https://news.example/2026/03/sea-wall-${slug}`, articlePage({ title: `In Firefox: ${slug}` }))
const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-${slug}.md`

test('the toolbar button opens the popup, Clip writes the seed file byte for byte', async () => {
  const page = await firefox.open(SEED.url, SEED.html)
  await firefox.clickToolbarButton()
  const title = await waitUntil('the popup to have read the page', () =>
    firefox.inPopup((document) => document.querySelector<HTMLTextAreaElement>('#field-title')?.value),
  )
  expect(title).toBe(SEED.title)
  await firefox.inPopup((document) => document.querySelector<HTMLButtonElement>('#clip')?.click())
  const path = await waitUntil('the receipt', () =>
    firefox.inPopup((document) => document.querySelector('.delivery-destination .path')?.textContent),
  )
  expect(path).toMatch(new RegExp(`${SEED.path}$`))
  expect(firefox.read(SEED.path).equals(SEED.file)).toBe(true)
  expect(firefox.files()).toEqual([SEED.path])
  await page.close()
})

test('the item in the context menu clips the page', async () => {
  const page = await openArticle('menu')
  await firefox.chooseMenuItem(page, words('menu_clip'))
  expect((await firefox.delivered(post('menu'))).toString()).toContain('title: "In Firefox: menu"')
})

test('whatever is under the pointer, the menu has one item and no submenu', async () => {
  const things = `<div style="position:fixed;inset:0;background:white">
    <p id="text">Words</p> <a id="link" href="/x">Link</a> <textarea id="field"></textarea>
    <img id="image" alt="A dot" width="40" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
    <a href="/x"><b id="bold">Bold link</b></a> <iframe id="frame" srcdoc="<p>Framed</p>" width="90" height="60"></iframe>
    <video id="video" controls width="90" height="60"></video> <audio id="audio" controls></audio>
  </div>`
  const url = 'https://news.example/2026/03/sea-wall-things'
  const page = await firefox.open(url, articlePage({ title: 'Things', after: things }))
  const count: Record<string, number> = {}
  for (const id of ['text', 'link', 'field', 'image', 'bold', 'frame', 'video', 'audio']) {
    const label = id === 'link' || id === 'bold' ? 'menu_clip_link' : 'menu_clip'
    count[id] = await firefox.countMenuItems(page, `#${id}`, words(label))
  }
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#text') as Element))
  count.selection = await firefox.countMenuItems(page, '#text', words('menu_clip'))
  expect(count).toEqual(Object.fromEntries(Object.keys(count).map((id) => [id, 1])))
})

test('the keys of clip-now clip the page', async () => {
  await openArticle('keys')
  await firefox.pressKeys('S')
  expect((await firefox.delivered(post('keys'))).toString()).toContain('title: "In Firefox: keys"')
})

test('an event page ended before it delivered: one copy, once something wakes it', async () => {
  const waiting = await firefox.openOwn('waiting')
  await waiting.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('outbox:downloads', () => {
          held()
          return new Promise(() => {})
        })
      }),
  )
  await openArticle('ended')
  await firefox.pressKeys('S')
  await waiting.waitForFunction((title) => document.body.innerText.includes(title), {}, 'In Firefox: ended')
  await firefox.endBackground()
  expect(firefox.files()).not.toContain(post('ended'))

  // Closing a tab is the next thing that happens in the browser.
  await waiting.close()
  expect((await firefox.delivered(post('ended'))).toString()).toContain('title: "In Firefox: ended"')
  const again = await firefox.openOwn('waiting')
  await again.waitForFunction((empty) => document.body.innerText.includes(empty), {}, words('waiting_empty'))
  expect(firefox.files().filter((file) => file.includes('ended'))).toEqual([post('ended')])
})
