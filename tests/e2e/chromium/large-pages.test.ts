import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { largePage } from '../large-page'
import { fieldsIn, receiptIn, says } from '../popup'
import { scaleTimers } from '../scale-timers'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
  await scaleTimers(pressclip, 4)
})
afterAll(() => pressclip?.close())

const url = (slug: string) => `https://news.example/2026/03/sea-wall-${slug}`
const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-${slug}.md`

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of processor time, so that a busy machine does not count. */
  tdur?: number
  args: { name?: string; data?: { message?: string } }
}

/** The longest task of the page's thread meanwhile, in milliseconds of processor time. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const { cdp } = pressclip
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'toplevel,devtools.timeline' })
  await page.evaluate(() => console.timeStamp('the page under test'))
  await act()
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await complete
  const own = events.find((e) => e.name === 'TimeStamp' && e.args.data?.message === 'the page under test')
  const tasks = events.filter((e) => /RunTask$/.test(e.name) && e.pid === own?.pid && e.tid === own.tid)
  expect(tasks.length).toBeGreaterThan(10)
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
}

test('a page of 20 MB and 100,000 elements is clipped from the popup, and its thread never blocks', async () => {
  const page = await pressclip.open(url('large-popup'), largePage('Large, by the popup'))
  const longest = await longestTask(page, async () => {
    const popup = await pressclip.openPopup(page)
    await says(popup, words('reading_large'))
    await waitUntil('the fields', async () => popup.evaluate(() => document.querySelector('#field-title')), 240_000)
    expect(await fieldsIn(popup)).toMatchObject({ Title: 'Large, by the popup', Publisher: 'Harbour Gazette' })
    await popup.click('button', 'Clip')
    await receiptIn(popup)
    await pressclip.closePopup(popup)
  })
  // Copied in slices of 40 ms, of more on a busy machine; copied at once it takes many seconds.
  expect(longest).toBeLessThan(1000)
  const file = pressclip.read(post('large-popup')).toString()
  for (const paragraph of PROSE) expect(file).toContain(`<p>${paragraph}</p>`)
  await page.close()
})

test('the menu item makes a selection of it the body, by a page of our own that is gone afterwards', async () => {
  const page = await pressclip.open(url('large-selection'), largePage('Large, selected'))
  const selectionText = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelectorAll('article p')[2] as Element)
    return String(getSelection())
  })
  await pressclip.chooseMenuItem(page, { selectionText })
  const named = () => pressclip.files().find((file) => file.includes('sea-wall-large-selection'))
  const path = await waitUntil('the file', async () => named(), 240_000)
  expect((await pressclip.delivered(path)).toString()).toContain(`<div>\n<p>${PROSE[2]}</p>\n</div>`)
  const left = await pressclip.worker.evaluate(() =>
    chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as never] }),
  )
  expect(left).toEqual([])
  await page.close()
})

test('what nobody would wait for is refused in words', async () => {
  const after = '<i></i>'.repeat(400_001)
  const page = await pressclip.open(url('too-large'), articlePage({ title: 'Too large', after }))
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_too_large'))
  await pressclip.closePopup(popup)
  await page.close()
})
