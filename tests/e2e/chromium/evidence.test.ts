import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import type { Target } from '../../../scripts/browser/target.ts'
import { fieldsIn, receiptIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

/** A page that states two titles and, beside the clock, a day in its address. */
const openArticle = (slug: string, title: string) => {
  const head = `<meta property="og:title" content="${title}: what it means for you">`
  return pressclip.open(`https://news.example/2026/03/05/${slug}`, articlePage({ title, head }))
}

/** What a field's button for other values says, and the values it opened. */
const shown = (popup: Target, field: string) =>
  popup.evaluate((field) => {
    const values = document.querySelectorAll(`#field-${field}-candidates .value`)
    return {
      name: document.querySelector(`#field-${field}-source`)?.ariaLabel ?? '',
      values: Array.from(values, (value) => value.textContent),
      focus: document.activeElement?.textContent ?? '',
    }
  }, field)

test('another title, picked with the mouse, is the one in the file', async () => {
  const title = 'The sea wall will be rebuilt'
  const page = await openArticle('sea-wall-picked-title', title)
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', (await shown(popup, 'title')).name)
  const other = `${title}: what it means for you`
  expect((await shown(popup, 'title')).values).toEqual([title, other])
  const at = await popup.evaluate(() => {
    const { x, y } = document.querySelectorAll('#field-title-candidates button')[1]?.getBoundingClientRect() ?? {}
    return { x: Number(x) + 20, y: Number(y) + 8 }
  })
  for (const type of ['mousePressed', 'mouseReleased']) {
    await popup.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 })
  }
  expect(await fieldsIn(popup)).toMatchObject({ Title: other })
  expect((await shown(popup, 'title')).values).toEqual([])
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  const file = pressclip.read('archive/_posts/2026-03-04-sea-wall-picked-title.md').toString()
  expect(file).toContain(`title: "${other}"`)
  await pressclip.closePopup(popup)
})

test('another date, picked with the keys, is the one in the file, and is still there in the next popup', async () => {
  const page = await openArticle('sea-wall-picked-date', 'Two dates')
  const first = await pressclip.openPopup(page)
  expect(await fieldsIn(first)).toMatchObject({ Published: '2026-03-04 18:30:00 +01:00' })
  await first.evaluate(() => document.querySelector<HTMLElement>('#field-published-source')?.focus())
  await first.press('Enter')
  await first.waitFor(() => document.querySelector('#field-published-candidates'))
  expect(await shown(first, 'published')).toMatchObject({ values: ['2026-03-04 18:30:00 +01:00', '2026-03-05'] })
  await first.press('ArrowDown')
  expect((await shown(first, 'published')).focus).toContain('2026-03-05')
  await first.press('Enter')
  expect(await fieldsIn(first)).toMatchObject({ Published: '2026-03-05' })
  expect(await first.evaluate(() => document.activeElement?.id)).toBe('field-published-source')
  await pressclip.closePopup(first)

  const again = await pressclip.openPopup(page)
  expect(await fieldsIn(again)).toMatchObject({ Published: '2026-03-05' })
  await again.press('Enter')
  await receiptIn(again)
  const file = pressclip.read('archive/_posts/2026-03-05-sea-wall-picked-date.md').toString()
  expect(file).toContain('\ndate: 2026-03-05\n')
  await pressclip.closePopup(again)
})

test('Escape closes the list, not the popup', async () => {
  const page = await openArticle('sea-wall-escape', 'Escape')
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', (await shown(popup, 'title')).name)
  await popup.press('Escape')
  expect((await shown(popup, 'title')).values).toEqual([])
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Escape' })
  await pressclip.closePopup(popup)
})
