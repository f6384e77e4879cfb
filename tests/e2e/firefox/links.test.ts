import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { type Firefox, startFirefox } from '../firefox'
import { type LinkedSite, startLinkedSite } from '../linked-site'

let firefox: Firefox
let site: LinkedSite
beforeAll(async () => {
  site = await startLinkedSite()
  firefox = await startFirefox(undefined, { grantsSilently: true })
})
afterAll(async () => {
  await firefox?.close()
  site?.close()
})

const front = (linkUrl: string) => `<title>Front</title><p><a id="link" href="${linkUrl}">The linked story</a></p>`
const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-${slug}.md`

test('the item on a link says so, and clips the linked article in its own encoding without opening it', async () => {
  const body = Buffer.from(
    articlePage({ title: 'Küste', head: '<meta charset="windows-1252">' }).replace('<meta charset="utf-8">', ''),
    'latin1',
  )
  site.serve('/2026/03/sea-wall-linked', { body, type: 'text/html' })
  const page = await firefox.open('https://news.example/', front(site.url('/2026/03/sea-wall-linked')))
  await firefox.chooseMenuItemOn(page, '#link', words('menu_clip_link'))
  const file = (await firefox.delivered(post('linked'))).toString()
  expect(file).toContain('title: "Küste"\n')
  for (const paragraph of PROSE) expect(file).toContain(`<p>${paragraph}</p>`)
})

test('a page that only its scripts fill waits for the user, and can be opened or discarded', async () => {
  site.serve('/app', { body: '<title>App</title><div id="root"></div><script src="/app.js"></script>' })
  const page = await firefox.open('https://news.example/', front(site.url('/app')))
  await firefox.chooseMenuItemOn(page, '#link', words('menu_clip_link'))
  const own = await firefox.openOwn('waiting')
  await own.waitForFunction((said) => document.body.innerText.includes(said), {}, words('problem_needs_scripts'))
  expect(await own.$eval('.waiting-requests h3', (heading) => heading.textContent)).toContain('The linked story')
  expect(await own.$eval('.waiting-requests .actions a', (link) => (link as HTMLAnchorElement).href)).toBe(
    site.url('/app'),
  )
  await own.click('.waiting-requests .danger')
  await own.waitForFunction((empty) => document.body.innerText.includes(empty), {}, words('waiting_empty'))
  await waitUntil('nothing to be left', async () => (await own.$('.waiting-requests')) === null)
})
