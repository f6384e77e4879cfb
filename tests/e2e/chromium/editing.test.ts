import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { choose, fieldsIn, fieldsMarked, panelIn, pathIn, receiptIn, textIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

const openArticle = (slug: string, title: string) =>
  pressclip.open(`https://news.example/2026/03/${slug}`, articlePage({ title }))

test('what is edited is what the file says', async () => {
  const page = await openArticle('sea-wall-before-edit', 'Before')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.fill('Title', 'After: a “better” title')
  await popup.fill('Publisher', '港灣日報')
  await popup.fill('Published', '2026-03-05')
  await popup.waitFor(() => document.querySelector('.destination .path')?.textContent?.includes('2026-03-05'))
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  const file = pressclip.read('archive/_posts/2026-03-05-sea-wall-before-edit.md').toString()
  expect(file).toContain('title: "After: a “better” title"\ndate: 2026-03-05\nauthor: 港灣日報\n')
  expect(file).toContain('tags: [ 港灣日報 ]')
  await pressclip.closePopup(popup)
})

test('a date that is none is refused in words, and nothing is saved', async () => {
  const page = await openArticle('sea-wall-wrong-date', 'A wrong date')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.fill('Published', 'yesterday')
  await popup.press('Enter')
  expect(await textIn(popup)).toContain(words('moment_invalid'))
  expect(await popup.evaluate(() => (document.querySelector('#clip') as HTMLButtonElement).disabled)).toBe(true)
  await pressclip.closePopup(popup)
  expect((await pressclip.jobs()).map((job) => job.title)).not.toContain('A wrong date')
})

test('what is typed asks nobody where the file will lie, but for once whether a new path is taken', async () => {
  const page = await openArticle('sea-wall-typing', 'Typing')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await pathIn(popup)
  await popup.evaluate(noteQuestions)
  for (const title of ['T', 'Ty', 'Typ']) await popup.fill('Title', title)
  for (const day of ['2026-03-05', '2026-03-04', '2026-03-05']) {
    await popup.fill('Published', day)
    await popup.waitFor((day) => document.querySelector('.destination .path')?.textContent?.includes(day), day)
  }
  expect(await popup.evaluate(() => document.body.dataset.questions)).toBe('owner ')
  await pressclip.closePopup(popup)
})

test('edits outlive the popup in their tab, and stay out of every other page', async () => {
  const page = await openArticle('sea-wall-kept-edits', 'To be edited')
  const other = await openArticle('sea-wall-other-tab', 'Another tab')
  const first = await pressclip.openPopup(page)
  await fieldsIn(first)
  await first.fill('Title', 'Edited')
  await pressclip.closePopup(first)

  const elsewhere = await pressclip.openPopup(other)
  expect(await fieldsIn(elsewhere)).toMatchObject({ Title: 'Another tab' })
  await pressclip.closePopup(elsewhere)

  const again = await pressclip.openPopup(page)
  expect(await fieldsIn(again)).toMatchObject({ Title: 'Edited', Publisher: 'Harbour Gazette' })
  await pressclip.closePopup(again)

  await page.goto(other.url())
  await other.close()
  const moved = await pressclip.openPopup(page)
  expect(await fieldsIn(moved)).toMatchObject({ Title: 'Another tab' })
  await pressclip.closePopup(moved)
})

test('Enter in a single-line field clips, but not the Enter that ends a word of an input method', async () => {
  const page = await openArticle('sea-wall-input-method', 'An input method')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.fill('Publisher', '')
  await popup.send('Input.imeSetComposition', { text: 'ㄐㄧˋ', selectionStart: 3, selectionEnd: 3 })
  for (const key of [
    { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 },
    { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 },
  ]) {
    await popup.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  }
  await popup.send('Input.insertText', { text: '紀元' })
  await popup.press('Enter')
  await receiptIn(popup)
  const made = (await pressclip.jobs()).filter((job) => job.title === 'An input method')
  expect(made).toHaveLength(1)
  expect(pressclip.read('archive/_posts/2026-03-04-sea-wall-input-method.md').toString()).toContain('author: 紀元\n')
  await pressclip.closePopup(popup)
})

test.each([
  ['in a field of several lines', 'Description'],
  ['in the title', 'Title'],
])('Control with Enter clips %s', async (where, field) => {
  const page = await openArticle(`sea-wall-control-enter-${field.toLowerCase()}`, `Keys ${where}`)
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.fill(field, `Typed ${where}`)
  await popup.press('Control+Enter')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
})

test('Enter in a field of several lines is a new line', async () => {
  const page = await openArticle('sea-wall-new-line', 'A new line')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.fill('Description', 'One')
  await popup.press('Enter')
  await popup.send('Input.insertText', { text: 'Two' })
  expect(await fieldsIn(popup)).toMatchObject({ Description: 'One\nTwo' })
  await pressclip.closePopup(popup)
  expect((await pressclip.jobs()).map((job) => job.title)).not.toContain('A new line')
})

test('another format changes the path, the file and the fields that are written', async () => {
  const page = await openArticle('sea-wall-formats', 'Three formats')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('tab', 'File')
  expect(await panelIn(popup)).toContain('<div>\n<p>')
  expect(await fieldsMarked(popup, words('unwritten'))).toContain('Authors')

  await choose(popup, 'Format', 'jekyll-markdown')
  await popup.waitFor(() => document.querySelector('[role=tabpanel]:not([hidden])')?.textContent?.includes('lang: en'))
  expect(await fieldsMarked(popup, words('unwritten'))).not.toContain('Authors')

  await choose(popup, 'Format', 'obsidian')
  await popup.waitFor(() => document.querySelector('.destination .path')?.textContent?.includes('Clippings'))
  expect(await pathIn(popup)).toBe('archive/Clippings/2026-03-04 Three formats.md')
  expect(await panelIn(popup)).toContain('source: https://news.example/2026/03/sea-wall-formats')

  const shown = await panelIn(popup)
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  expect(pressclip.read('archive/Clippings/2026-03-04 Three formats.md').toString()).toBe(shown)
  await pressclip.closePopup(popup)
})

/** Notes, from now on, what the page asks of the background and of the database. */
function noteQuestions(): void {
  const { dataset } = document.body
  dataset.questions = ''
  const note = (of: object, name: string) => {
    const ask = Reflect.get(of, name)
    Reflect.set(of, name, function (this: unknown, ...args: { name?: string }[]) {
      dataset.questions += `${args[0]?.name ?? name} `
      return ask.apply(this, args)
    })
  }
  note(chrome.runtime, 'sendMessage')
  note(IDBDatabase.prototype, 'transaction')
}
