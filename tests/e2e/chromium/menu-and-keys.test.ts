import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { SEED, testPage, words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { says } from '../popup'
import { unendingPage } from '../site'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

const post = (slug: string) => `archive/_posts/2026-03-04-${slug}.md`

test('the menu item clips the page at once, and the badge says so', async () => {
  const page = await pressclip.open(SEED.url, SEED.html)
  await pressclip.chooseMenuItem(page)
  expect((await pressclip.delivered(SEED.path)).equals(SEED.file)).toBe(true)
  await waitUntil('the badge to say done', async () => (await pressclip.badge(page)).text === '✓')
  expect((await pressclip.badge(page)).title).toBe(words('saved'))
})

test('the keys of clip-now clip the page once it is there; until then the badge says working', async () => {
  const [start = '', rest = ''] = articlePage({ title: 'Keys' }).split(/(?=<p>Two members)/)
  const server = await unendingPage(start, rest)
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  // A click while the tab is still changing pages is one on the page before.
  await page.getByText(PROSE[2]).waitFor()
  await pressclip.pressClipNow(page)
  await waitUntil('the badge to say working', async () => (await pressclip.badge(page)).text === '…')
  server.finish()
  expect((await pressclip.delivered(post('sea-wall-still-loading'))).toString()).toContain(PROSE[3])
  await waitUntil('the badge to say done', async () => (await pressclip.badge(page)).text === '✓')
  server.close()
})

test('a selection becomes the body, with the metadata of the article, in a file of its own', async () => {
  const url = 'https://news.example/2026/03/sea-wall-selected'
  const page = await pressclip.open(url, articlePage({ title: 'Selected' }))
  await pressclip.chooseMenuItem(page)
  const whole = await pressclip.delivered(post('sea-wall-selected'))

  const selectionText = await page.evaluate(() => {
    const paragraph = document.querySelectorAll('article p')[2]
    getSelection()?.selectAllChildren(paragraph as Element)
    return String(getSelection())
  })
  await pressclip.chooseMenuItem(page, { selectionText })
  await waitUntil(
    'a second file',
    async () => pressclip.files().filter((f) => f.includes('sea-wall-selected')).length === 2,
  )
  const [path = ''] = pressclip
    .files()
    .filter((f) => f.includes('sea-wall-selected') && f !== post('sea-wall-selected'))
  const selection = (await pressclip.delivered(path)).toString()
  expect(selection).toContain('title: "Selected"\ndate: 2026-03-04T17:30:00.000Z\nauthor: Harbour Gazette\n')
  expect(selection).toContain(`<div>\n<p>${PROSE[2]}</p>\n</div>`)
  expect(pressclip.read(post('sea-wall-selected')).equals(whole)).toBe(true)

  await pressclip.chooseMenuItem(page, { selectionText })
  await waitUntil('the badge to say done', async () => (await pressclip.badge(page)).text === '✓')
  expect(pressclip.files().filter((f) => f.includes('sea-wall-selected'))).toHaveLength(2)
})

test('a selection inside a frame of the same site is found', async () => {
  const url = 'https://news.example/2026/03/sea-wall-framed'
  const frame =
    '<iframe srcdoc="&lt;p&gt;Aside.&lt;/p&gt;&lt;p&gt;The &lt;b&gt;framed&lt;/b&gt; words.&lt;/p&gt;"></iframe>'
  const page = await pressclip.open(url, articlePage({ title: 'Framed', after: frame }))
  await page
    .frames()[1]
    ?.evaluate(() => getSelection()?.selectAllChildren(document.querySelectorAll('p')[1] as Element))
  await pressclip.chooseMenuItem(page, { selectionText: 'The framed words.' })
  const file = (await pressclip.delivered(post('sea-wall-framed'))).toString()
  expect(file).toContain('title: "Framed"')
  expect(file).toMatch(/<div>\n<p>The <(b|strong)>framed<\/\1> words\.<\/p>\n<\/div>/)
})

test('a failure is on the badge, can be read in the popup, and another try is offered', async () => {
  const page = await pressclip.open('https://news.example/', testPage('front-page'))
  await pressclip.pressClipNow(page)
  await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
  expect((await pressclip.badge(page)).title).toContain(words('problem_not_article'))
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_not_article'))
  await says(popup, words('clip_page'))
  await pressclip.closePopup(popup)
})
