import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'

let pressclip: Pressclip
let options: Page
beforeAll(async () => {
  pressclip = await startPressclip()
  options = await pressclip.openOwn('options')
})
afterAll(() => pressclip?.close())

const saved = () => options.locator('.options-form').getByText(words('options_saved'), { exact: true }).waitFor()

async function setSubfolder(folder: string) {
  await options.getByRole('button', { name: words('destinations_edit'), exact: true }).click()
  await options.getByLabel(words('destination_downloads_folder')).fill(folder)
  await options.getByRole('button', { name: words('destinations_save'), exact: true }).click()
  await options.locator('.destinations').getByText(words('options_saved'), { exact: true }).waitFor()
}

test('what is chosen in the options is saved at once and decides about the next clip', async () => {
  await setSubfolder('Zeitungen/港灣')
  await options.getByLabel(words('options_path')).fill('{year}/{publisher}/{slug}.md')
  await options.getByLabel(words('options_tags')).fill('read later, "Harbour, old"')
  await saved()
  await options.reload()
  expect(await options.getByLabel(words('options_tags')).inputValue()).toBe('read later, "Harbour, old"')

  const page = await pressclip.open('https://news.example/2026/03/sea-wall-options', articlePage({ title: 'Options' }))
  await pressclip.pressClipNow(page)
  const file = await pressclip.delivered('Zeitungen/港灣/2026/Harbour Gazette/sea-wall-options.md')
  expect(file.toString()).toContain('tags: [ Harbour Gazette, read later, "Harbour, old" ]')
})

test('the format chosen here is the one of the menu and the keyboard', async () => {
  await options.bringToFront()
  await options.getByLabel(words('options_path')).fill('')
  await setSubfolder('')
  await options.getByLabel(words('field_format')).selectOption('obsidian')
  await saved()
  const page = await pressclip.open('https://news.example/2026/03/sea-wall-format', articlePage({ title: 'A note' }))
  await pressclip.chooseMenuItem(page)
  expect((await pressclip.delivered('Clippings/2026-03-04 A note.md')).toString()).toContain('title: "A note"')
})

test('a template that leads out of the folder is refused in words and not saved', async () => {
  await options.bringToFront()
  await options.getByLabel(words('options_path')).fill('../{slug}.md')
  await options.getByText(words('template_parent').replace('$part$', '..')).waitFor()
  await options.reload()
  expect(await options.getByLabel(words('options_path')).inputValue()).toBe('')
})

test('the keys shown are the ones the browser really assigned', async () => {
  const keys = await pressclip.worker.evaluate(async () =>
    (await chrome.commands.getAll()).map(({ shortcut }) => shortcut),
  )
  const shown = await options.locator('.keys dd').allInnerTexts()
  expect(shown).toEqual(keys.map((key) => key || words('options_key_none')))
  expect(shown).toContain('Alt+Shift+S')
})
