import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { testPage, words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { fieldsIn, receiptIn, says, textIn } from '../popup'
import { unendingPage } from '../site'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

const PDF = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj
trailer<</Root 1 0 R>>`

test.each([
  ['a page of the browser', 'chrome://version/', 'problem_restricted'],
  ['an empty tab', 'about:blank', 'problem_empty_tab'],
  ['the extension store', 'https://chromewebstore.google.com/detail/x', 'problem_store'],
  ['a page that could not be loaded', 'https://nowhere.example/story', 'problem_unreadable'],
  ['a PDF', 'https://news.example/report.pdf', 'problem_pdf'],
  ['a PDF whose address does not say so', 'https://news.example/2026/report', 'problem_pdf'],
] as const)('%s: says why, and offers nothing that cannot work', async (_, url, problem) => {
  await pressclip.context.route(/report/, (route) => route.fulfill({ contentType: 'application/pdf', body: PDF }))
  const page = await pressclip.context.newPage()
  // The store and the unknown host are not served; their tabs show an error under their address.
  await page.goto(url).catch(() => page.waitForURL('chrome-error://chromewebdata/'))
  const popup = await pressclip.openPopup(page)
  await says(popup, words(problem))
  expect(await textIn(popup)).toContain(words(`${problem}_help`))
  expect(await popup.evaluate(() => document.querySelector('#clip'))).toBe(null)
  await pressclip.closePopup(popup)
  await page.close()
})

test('a page whose text never stops loading: says so, and reads what is there when asked to', async () => {
  const [start = '', rest = ''] = articlePage({ title: 'Still loading' }).split(/(?=<p>Two members)/)
  const server = await unendingPage(start, rest)
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  // A click while the tab is still changing pages is one on the page before.
  await page.getByText(PROSE[2]).waitFor()

  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_loading'))
  await popup.click('button', words('read_now'))
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Still loading' })
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  const file = pressclip.read('archive/_posts/2026-03-04-sea-wall-still-loading.md').toString()
  expect(file).toContain(PROSE[2])
  expect(file).not.toContain(PROSE[3])
  await pressclip.closePopup(popup)
  server.close()
})

test('a page that is still loading is read by itself once it is there', async () => {
  const [start = '', rest = ''] = articlePage({ title: 'Late' }).split(/(?=<p>Two members)/)
  const server = await unendingPage(start, rest)
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  // A click while the tab is still changing pages is one on the page before.
  await page.getByText(PROSE[2]).waitFor()
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_loading'))
  server.finish()
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Late' })
  await pressclip.closePopup(popup)
  server.close()
})

test('a front page is no article: the whole page is offered, and becomes a file', async () => {
  const page = await pressclip.open('https://harbour.example/', testPage('front-page'))
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_not_article'))
  await popup.click('button', words('clip_page'))
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Harbour Gazette' })
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  const [path = ''] = pressclip.files().filter((file) => /harbour/i.test(file))
  expect(pressclip.read(path).toString()).toContain('<a href="https://harbour.example/2026/03/02/lighthouse">')
  await pressclip.closePopup(popup)
})

test('what is selected on a page that is no article is offered as well', async () => {
  const page = await pressclip.open('https://harbour.example/', testPage('front-page'))
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('li') as Element))
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_not_article'))
  await popup.click('button', words('clip_selection'))
  await fieldsIn(popup)
  expect(await textIn(popup)).toContain('Council votes')
  expect(await textIn(popup)).not.toContain('Ferries run late')
  await pressclip.closePopup(popup)
})

test('a tab closed while it is read: the badge of every tab and every popup say so until it was read', async () => {
  const server = await unendingPage(articlePage({ title: 'Closed meanwhile' }), '')
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  // A click while the tab is still changing pages is one on the page before.
  await page.getByText(PROSE[2]).waitFor()
  await pressclip.pressClipNow(page)
  await waitUntil('the badge to say working', async () => (await pressclip.badge(page)).text === '…')
  const other = await pressclip.open('https://news.example/2026/03/other', articlePage({ title: 'Another tab' }))
  await page.close()
  await waitUntil('the badge to say that something waits', async () => (await pressclip.badge(other)).text === '1')
  expect((await pressclip.badge(other)).title).toBe('Clip this article · Waiting for you: 1')
  const popup = await pressclip.openPopup(other)
  await says(popup, words('problem_tab_closed'))
  expect(await textIn(popup)).toContain(server.url)
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Another tab' })
  await popup.click('button', `${words('dismiss')}: ${server.url}`)
  await waitUntil('the badge to be empty', async () => (await pressclip.badge(other)).text === '')
  await pressclip.closePopup(popup)
  const kept = await pressclip.worker.evaluate(async () => [
    await chrome.storage.session.get(null),
    await chrome.storage.local.get(null),
  ])
  expect(JSON.stringify(kept)).not.toContain(server.url)
  expect((await pressclip.jobs()).map((job) => job.title)).not.toContain('Closed meanwhile')
  server.close()
})

// The last one: the browser reloads the extension when the user turns this switch.
test('a file on this computer: says which switch to turn', async () => {
  const path = join(pressclip.downloads, 'local.html')
  writeFileSync(path, articlePage({ title: 'A local file' }))
  const page = await pressclip.context.newPage()
  await page.goto(`file://${path}`)
  const allowed = await pressclip.openPopup(page)
  expect(await fieldsIn(allowed)).toMatchObject({ Title: 'A local file' })
  await pressclip.closePopup(allowed)

  await pressclip.forbidFiles()
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_file_access'))
  expect(await textIn(popup)).toContain(words('problem_file_access_help'))
  await pressclip.closePopup(popup)
})
