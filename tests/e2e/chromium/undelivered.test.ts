import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { fieldsIn, receiptIn, says, textIn } from '../popup'

const PATH = 'archive/_posts/2026-03-04-sea-wall-undelivered.md'

let pressclip: Pressclip
beforeEach(async () => {
  pressclip = await startPressclip()
})
afterEach(() => pressclip?.close())

/** A file lies where the folder should be: the browser cannot write there. */
const block = () => writeFileSync(join(pressclip.downloads, 'archive'), 'in the way')
const repair = () => rmSync(join(pressclip.downloads, 'archive'))

async function clipInVain() {
  const url = 'https://news.example/2026/03/sea-wall-undelivered'
  const page = await pressclip.open(url, articlePage({ title: 'Undelivered' }))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  await says(popup, words('kept'))
  return { page, popup }
}

test('the popup says why nothing was written and that the clip is kept; Retry delivers it after the repair', async () => {
  block()
  const { popup } = await clipInVain()
  expect(await textIn(popup)).toContain(words('problem_download_cancelled'))
  expect(await pressclip.outbox()).toMatchObject([{ title: 'Undelivered', state: 'failed' }])

  repair()
  await popup.click('button', words('retry'))
  expect(await receiptIn(popup)).toBe(join(pressclip.downloads, PATH))
  expect(pressclip.files()).toEqual([PATH])
  expect(await pressclip.outbox()).toEqual([])
})

test('the failure is still there in the next popup of the tab', async () => {
  block()
  const { page, popup } = await clipInVain()
  await pressclip.closePopup(popup)
  const again = await pressclip.openPopup(page)
  await says(again, words('problem_download_cancelled'))
  repair()
  await again.click('button', words('retry'))
  await receiptIn(again)
  expect(pressclip.files()).toEqual([PATH])
})

test('a clip from the menu that was not delivered: the badge, the words and Retry in the popup of its tab', async () => {
  block()
  const url = 'https://news.example/2026/03/sea-wall-undelivered'
  const page = await pressclip.open(url, articlePage({ title: 'Undelivered' }))
  await pressclip.chooseMenuItem(page)
  await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
  expect((await pressclip.badge(page)).title).toContain(words('problem_download_cancelled'))

  const popup = await pressclip.openPopup(page)
  await says(popup, words('earlier_failure'))
  await says(popup, words('problem_download_cancelled'))
  repair()
  await popup.click('button', words('retry'))
  expect(await receiptIn(popup)).toBe(join(pressclip.downloads, PATH))
  await waitUntil('the badge to be cleared', async () => (await pressclip.badge(page)).text === '')
})

test('the waiting page says why, and delivers after the repair', async () => {
  block()
  const { popup } = await clipInVain()
  await pressclip.closePopup(popup)
  const waiting = await pressclip.openOwn('waiting')
  await waiting.getByRole('link', { name: 'Undelivered' }).waitFor()
  await waiting.getByText(words('problem_download_cancelled')).waitFor()

  repair()
  await waiting.getByRole('button', { name: words('waiting_retry') }).click()
  await waiting.getByText(words('waiting_empty'), { exact: true }).waitFor()
  expect(pressclip.files()).toEqual([PATH])
})

test('a waiting clip can be saved as a ZIP by hand, and discarded after a question', async () => {
  block()
  const { popup } = await clipInVain()
  await pressclip.closePopup(popup)
  const waiting = await pressclip.openOwn('waiting')

  await waiting.getByRole('button', { name: words('waiting_zip') }).click()
  await waiting.getByText(words('waiting_zip_made')).waitFor()
  const name = '2026-03-04-sea-wall-undelivered.zip'
  await waitUntil('the ZIP', async () => pressclip.files().includes(name))
  const files = unzipSync(pressclip.read(name))
  expect(Object.keys(files)).toEqual([PATH.replace('archive/', '')])
  expect(Buffer.from(Object.values(files)[0] ?? []).toString()).toContain('title: "Undelivered"')
  expect(await pressclip.outbox()).toHaveLength(1)

  await waiting.getByRole('button', { name: words('waiting_discard'), exact: true }).click()
  await waiting.getByRole('button', { name: words('cancel') }).click()
  expect(await pressclip.outbox()).toHaveLength(1)
  await waiting.getByRole('button', { name: words('waiting_discard'), exact: true }).click()
  await waiting.getByRole('button', { name: words('waiting_discard_yes') }).click()
  await waiting.getByText(words('waiting_empty'), { exact: true }).waitFor()
  expect(await pressclip.outbox()).toEqual([])
})

test('a clip the browser refused for a passing reason is tried again by itself', async () => {
  await pressclip.worker.evaluate(() => {
    const { download } = chrome.downloads
    const refuseOnce = () => {
      Object.assign(chrome.downloads, { download })
      return Promise.reject(new Error('The network is down'))
    }
    Object.assign(chrome.downloads, { download: refuseOnce })
  })
  await clipInVain()
  expect(await pressclip.outbox()).toMatchObject([
    { state: 'pending', problem: { code: 'download_failed', detail: 'The network is down' } },
  ])
  expect(await pressclip.worker.evaluate(() => chrome.alarms.getAll())).toMatchObject([{ name: 'outbox' }])
})

test('a file that is not Pressclip’s own is never overwritten', async () => {
  const path = join(pressclip.downloads, PATH)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, 'mine')
  const url = 'https://news.example/2026/03/sea-wall-undelivered'
  const page = await pressclip.open(url, articlePage({ title: 'Someone else was first' }))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  expect(await receiptIn(popup)).toBe(path.replace('.md', ' (1).md'))
  expect(pressclip.read(PATH).toString()).toBe('mine')
})

test('no room left: no new clip is taken, none that waits is dropped, and it is said where room can be made', async () => {
  // With `unlimitedStorage` only a full disk is full: without it the test can say how much there is.
  const limited = grantedExtension({})
  const file = join(limited.path, 'manifest.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"unlimitedStorage"', '"storage"'))
  await pressclip.close()
  pressclip = await startPressclip({ extension: limited.path, quota: 300_000 })
  const waiting = await pressclip.openOwn('waiting')
  block()
  const { popup } = await clipInVain()
  await pressclip.closePopup(popup)

  const url = 'https://news.example/2026/03/sea-wall-no-room'
  // More than the quota even when packed: no word comes again.
  const paragraphs = Array.from({ length: 1200 }, () =>
    PROSE[0].replace(/\w+/g, () => randomBytes(12).toString('base64url')),
  )
  const page = await pressclip.open(url, articlePage({ title: 'No room', paragraphs }))
  const second = await pressclip.openPopup(page)
  await fieldsIn(second)
  await second.click('button', 'Clip')
  await says(second, words('problem_storage_full'))
  await says(second, words('not_kept'))
  await second.see('link', words('waiting_link'))
  await pressclip.closePopup(second)

  await waiting.bringToFront()
  await waiting.getByRole('link', { name: 'Undelivered' }).waitFor()
  expect(await pressclip.outbox()).toMatchObject([{ title: 'Undelivered' }])

  const cdp = await pressclip.context.newCDPSession(waiting)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: `chrome-extension://${pressclip.extensionId}` })
  const third = await pressclip.openPopup(page)
  await fieldsIn(third)
  await third.click('button', 'Clip')
  await says(third, words('kept'))
  expect(await pressclip.outbox()).toHaveLength(2)
  limited.remove()
})
