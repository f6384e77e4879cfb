import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { SEED, testPage, words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { fieldsIn, fieldsMarked, panelIn, pathIn, receiptIn, says, textIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

test('from the click to the file: the seed page becomes the seed file, byte for byte', async () => {
  const page = await pressclip.open(SEED.url, SEED.html)
  const popup = await pressclip.openPopup(page)

  expect(await fieldsIn(popup)).toMatchObject({
    Title: SEED.title,
    Publisher: '大纪元',
    Authors: '徐简',
    Published: '2023-09-15 21:17:43 +08:00',
    Language: 'zh-Hans',
    Format: 'jekyll-archive',
  })
  expect(await pathIn(popup)).toBe(SEED.path)
  expect(await panelIn(popup)).toContain('美韩两国官员对于预计')

  await popup.click('tab', 'File')
  expect(await panelIn(popup)).toBe(SEED.file.toString())

  await popup.click('button', 'Clip')
  expect(await receiptIn(popup)).toBe(join(pressclip.downloads, SEED.path))
  expect(pressclip.read(SEED.path).equals(SEED.file)).toBe(true)
  expect(pressclip.files()).toEqual([SEED.path])
  expect(await pressclip.outbox()).toEqual([])
  await pressclip.closePopup(popup)
})

test('the receipt copies the path and shows the file in its folder', async () => {
  const url = 'https://news.example/2026/03/sea-wall-receipt'
  const page = await pressclip.open(url, articlePage({ title: 'The receipt', after: '<textarea></textarea>' }))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  const path = await receiptIn(popup)

  await popup.click('button', 'Copy')
  await says(popup, words('copied'))
  // No file manager here: the last step is the browser's.
  await popup.evaluate(() => {
    const show = (id: number) => {
      document.title = `shown ${id}`
    }
    Object.assign(chrome.downloads, { show })
  })
  await popup.click('button', 'Show in folder')
  const shown = await popup.waitFor(() => /^shown (\d+)$/.exec(document.title)?.[1])
  const [download] = await pressclip.worker.evaluate((id) => chrome.downloads.search({ id }), Number(shown))
  expect(download?.filename).toBe(path)
  await pressclip.closePopup(popup)

  await page.click('textarea')
  await page.keyboard.press('Control+V')
  expect(await page.inputValue('textarea')).toBe(path)
})

test('the popup is there at once, however busy the page', async () => {
  const url = 'https://news.example/2026/03/sea-wall-busy-page'
  const page = await pressclip.open(url, articlePage({ title: 'A busy page' }))
  await page.bringToFront()
  const idleAt = await page.evaluate(() => {
    const idleAt = Date.now() + 3000
    setTimeout(() => {
      while (Date.now() < idleAt);
    })
    return idleAt
  })
  const popup = await pressclip.openPopup(page)
  await says(popup, words('reading'))
  expect(await popup.evaluate(() => Date.now())).toBeLessThan(idleAt)
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'A busy page' })
  await pressclip.closePopup(popup)
})

test('what the page does not say is empty and marked, what the format leaves out is marked as well', async () => {
  const page = await pressclip.open(
    'https://news.example/2026/03/sea-wall-anonymous',
    articlePage({ title: 'Nobody wrote this' }),
  )
  const popup = await pressclip.openPopup(page)
  const fields = await fieldsIn(popup)
  expect(fields).toMatchObject({ Authors: '', Modified: '', Tags: '', Published: '2026-03-04 18:30:00 +01:00' })
  expect(await fieldsMarked(popup, words('evidence_none'))).toEqual(
    expect.arrayContaining(['Authors', 'Modified', 'Tags']),
  )
  expect(await fieldsMarked(popup, words('evidence_none'))).not.toContain('Published')
  expect(await fieldsMarked(popup, words('unwritten'))).toEqual(
    expect.arrayContaining(['Authors', 'Modified', 'Tags', 'Description']),
  )
  expect(await textIn(popup)).toContain('121')
  await pressclip.closePopup(popup)
})

test('an Arabic article is shown from right to left in an English popup', async () => {
  const page = await pressclip.open('https://news.example/2026/05/maktabat-almina-aljadida', testPage('arabic'))
  const popup = await pressclip.openPopup(page)
  expect(await fieldsIn(popup)).toMatchObject({ Language: 'ar', Publisher: 'صحيفة المرفأ' })
  const direction = await popup.evaluate(() => ({
    popup: getComputedStyle(document.body).direction,
    preview: getComputedStyle(document.querySelector('[role=tabpanel] p') as Element).direction,
    title: getComputedStyle(document.querySelector('#field-title') as Element).direction,
  }))
  expect(direction).toEqual({ popup: 'ltr', preview: 'rtl', title: 'rtl' })
  await pressclip.closePopup(popup)
})
