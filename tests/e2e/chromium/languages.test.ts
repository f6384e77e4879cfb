import { expect, test } from 'vitest'
import en from '../../../public/_locales/en/messages.json'
import zhCN from '../../../public/_locales/zh_CN/messages.json'
import zhTW from '../../../public/_locales/zh_TW/messages.json'
import { SEED } from '../../../scripts/browser/built'
import { startPressclip } from '../../../scripts/browser/pressclip'
import { fieldsIn } from '../popup'

test.each([
  ['zh-CN', zhCN, 'zh-CN', 'ltr'],
  ['zh-TW', zhTW, 'zh-TW', 'ltr'],
  // No Arabic words yet: English ones, laid out as the user's browser is.
  ['ar', en, 'en', 'rtl'],
] as const)('a browser in %s', async (language, words, lang, direction) => {
  const pressclip = await startPressclip({ language })
  const page = await pressclip.open(SEED.url, SEED.html)
  const popup = await pressclip.openPopup(page)
  expect(await fieldsIn(popup)).toMatchObject({
    [words.field_title.message]: SEED.title,
    [words.field_publisher.message]: '大纪元',
  })
  const shown = await popup.evaluate(() => {
    const x = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().x ?? 0
    return {
      lang: document.documentElement.lang,
      direction: getComputedStyle(document.body).direction,
      button: document.querySelector('#clip')?.textContent,
      tabs: Array.from(document.querySelectorAll('[role=tab]'), (tab) => tab.textContent),
      fileAfterPreview: x('#tab-file') > x('#tab-preview'),
      path: getComputedStyle(document.querySelector('.destination .path') as Element).direction,
      wider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }
  })
  expect(shown).toEqual({
    lang,
    direction,
    button: words.clip.message,
    tabs: [words.tab_preview.message, words.tab_file.message],
    fileAfterPreview: direction === 'ltr',
    path: 'ltr',
    wider: false,
  })
  await popup.click('button', words.clip.message)
  expect((await pressclip.delivered(SEED.path)).equals(SEED.file)).toBe(true)
  await pressclip.closePopup(popup)

  const options = await pressclip.openOwn('options')
  await options.getByRole('heading', { name: words.options_title.message }).waitFor()
  expect(await options.evaluate(() => document.documentElement.dir)).toBe(direction)
  await pressclip.close()
})
