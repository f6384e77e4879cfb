import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { testPage } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { choose, fieldsIn, receiptIn } from '../popup'
import { listener } from '../site'

let tracker: Awaited<ReturnType<typeof listener>>
let pressclip: Pressclip
beforeAll(async () => {
  tracker = await listener()
  // What the page itself asks for is refused on its way; what the extension asks for would arrive here.
  pressclip = await startPressclip({ args: [`--host-resolver-rules=MAP tracker.example ${tracker.address}`] })
})
afterAll(async () => {
  await pressclip?.close()
  tracker?.close()
})

/** The worlds that extensions have in a page. */
async function extensionWorlds(page: Page): Promise<string[]> {
  const cdp = await pressclip.context.newCDPSession(page)
  const worlds: string[] = []
  cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.origin))
  await cdp.send('Runtime.enable')
  await cdp.detach()
  return worlds.filter((origin) => origin.startsWith('chrome-extension:'))
}

test('nothing of a hostile page runs, phones home or reaches the file; and the page stays as it was', async () => {
  const page = await pressclip.open('https://news.example/2026/03/page-that-attacks-archivists', testPage('hostile'))
  const state = () => page.evaluate(() => [document.documentElement.outerHTML, Object.getOwnPropertyNames(window)])
  const before = await state()
  // The page itself has opened one in advance, for what it was then refused.
  const connections = tracker.connections()

  const popup = await pressclip.openPopup(page)
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'A page that attacks its archivist' })
  for (const format of ['jekyll-markdown', 'obsidian', 'jekyll-archive']) await choose(popup, 'Format', format)
  const preview = await popup.evaluate(() => ({
    text: document.querySelector('[role=tabpanel]:not([hidden])')?.textContent,
    pwned: 'pwned' in window,
    live: document.querySelectorAll('[role=tabpanel] :is(img, script, iframe, object, video, form, style, link)')
      .length,
    links: Array.from(document.querySelectorAll('[role=tabpanel] a'), (a) => a.getAttribute('href')),
  }))
  expect(preview.text).toContain('Two members voted against the plan')
  expect(preview).toMatchObject({ pwned: false, live: 0 })
  expect(preview.links.filter((href) => href && !/^https?:/.test(href))).toEqual([])

  await popup.click('tab', 'File')
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  const [path = ''] = pressclip.files()
  const file = pressclip.read(path).toString()
  expect(file).toContain('Two members voted against the plan')
  expect(file).toContain('the whole plan')
  expect(file).not.toMatch(/<(script|style|iframe|object|form|input|template|link|meta|base)\b/i)
  expect(file).not.toMatch(/<[^>]*\s(on\w+|style|id|name|class)=/i)
  expect(file).not.toMatch(/javascript:|data:|pixel\.gif|pwned/i)
  await pressclip.closePopup(popup)

  expect(await state()).toEqual(before)
  expect(tracker.connections()).toBe(connections)
})

test('the listener would have heard it', async () => {
  const connections = tracker.connections()
  await pressclip.context.unrouteAll()
  const page = await pressclip.context.newPage()
  await page.goto('http://tracker.example/pixel.gif').catch(() => {})
  expect(tracker.connections()).toBeGreaterThan(connections)
})

test('nothing of Pressclip is in a page nobody clips', async () => {
  await pressclip.context.route(/news\.example/, (route) =>
    route.fulfill({ contentType: 'text/html', body: articlePage({ title: 'Untouched' }) }),
  )
  const page = await pressclip.context.newPage()
  await page.goto('https://news.example/2026/03/sea-wall-untouched')
  expect(await extensionWorlds(page)).toEqual([])
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  expect(await extensionWorlds(page)).toHaveLength(1)
  await pressclip.closePopup(popup)
})
