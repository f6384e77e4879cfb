import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROSE } from '../../../scripts/browser/article-page'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { type Firefox, startFirefox } from '../firefox'
import { largePage } from '../large-page'

let firefox: Firefox
beforeAll(async () => {
  firefox = await startFirefox()
})
afterAll(() => firefox?.close())

declare global {
  /** The longest time between two turns of the page under test. */
  var longestGap: number
}

const openLarge = (slug: string) =>
  firefox.open(`https://news.example/2026/03/sea-wall-${slug}`, largePage(`In Firefox: ${slug}`))
const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-${slug}.md`

test('a page of 20 MB and 100,000 elements is clipped from the popup, and its thread is free most of the time', async () => {
  const page = await openLarge('large-popup')
  await page.evaluate(() => {
    globalThis.longestGap = 0
    let last = performance.now()
    setInterval(() => {
      const now = performance.now()
      globalThis.longestGap = Math.max(globalThis.longestGap, now - last)
      last = now
    }, 4)
  })
  const start = Date.now()
  await firefox.clickToolbarButton()
  const title = await waitUntil(
    'the popup to have read the page',
    () => firefox.inPopup((document) => document.querySelector<HTMLTextAreaElement>('#field-title')?.value),
    240_000,
  )
  const reading = Date.now() - start
  expect(title).toBe('In Firefox: large-popup')
  // A share of the time: how long anything takes on a busy machine nobody knows. Read at once, it is nearly all.
  expect((await page.evaluate(() => globalThis.longestGap)) / reading).toBeLessThan(1 / 3)
  await firefox.inPopup((document) => document.querySelector<HTMLButtonElement>('#clip')?.click())
  const file = (await firefox.delivered(post('large-popup'))).toString()
  for (const paragraph of PROSE) expect(file).toContain(`<p>${paragraph}</p>`)
  await page.close()
})

test('the keys clip it too, by the event page', async () => {
  await openLarge('large-keys')
  await firefox.pressKeys('S')
  await waitUntil('the file', async () => firefox.files().includes(post('large-keys')), 240_000)
  expect((await firefox.delivered(post('large-keys'))).toString()).toContain(PROSE[3])
})
