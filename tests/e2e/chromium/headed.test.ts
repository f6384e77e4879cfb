import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { startLinkedSite } from '../linked-site'
import { hasScreen, openScreen } from '../screen'

describe.skipIf(!hasScreen())('with a real pointer and real keys', () => {
  let screen: Awaited<ReturnType<typeof openScreen>>
  let pressclip: Pressclip
  beforeAll(async () => {
    screen = await openScreen()
    pressclip = await startPressclip({
      headless: false,
      display: screen.display,
      args: ['--ozone-platform=x11', '--window-position=0,0', '--window-size=1280,900'],
    })
  })
  afterAll(async () => {
    await pressclip?.close()
    screen?.close()
  })

  /** Uses the pointer, and waits until the page has noticed. */
  const point = async (page: Page, event: string, button: number) => {
    await page.evaluate((event) => {
      document.documentElement.classList.remove(event)
      addEventListener(event, () => document.documentElement.classList.add(event), { once: true })
    }, event)
    // High enough for a menu to open below the pointer: above it, the item under the pointer would be chosen already.
    screen.hand('mousemove', 400, 450, 'click', button)
    await page.locator(`html.${event}`).waitFor()
  }

  const openArticle = async (slug: string) => {
    const page = await pressclip.open(`https://news.example/2026/03/${slug}`, articlePage({ title: 'On a screen' }))
    await page.bringToFront()
    // From here on the page has the keys as well.
    await point(page, 'click', 1)
    return page
  }

  // Nothing tells when a page or a menu takes keys: on a busy machine one may be lost, or another item chosen.
  test('the keys of clip-now clip the page', { retry: 3 }, async () => {
    await openArticle('sea-wall-real-keys')
    screen.hand('key', '--clearmodifiers', 'alt+shift+s')
    const post = 'archive/_posts/2026-03-04-sea-wall-real-keys.md'
    await waitUntil('the file', async () => pressclip.files().includes(post), 15_000)
    await pressclip.delivered(post)
  })

  test('the item in the context menu clips the page', { retry: 3 }, async () => {
    const page = await openArticle('sea-wall-real-menu')
    screen.hand('key', 'Escape')
    const windows = screen.windows()
    await point(page, 'contextmenu', 3)
    await waitUntil('the menu', async () => screen.windows() > windows, 15_000)
    await new Promise((resolve) => setTimeout(resolve, 500))
    // Above "View page source" and "Inspect"; a second item of ours would be a submenu, and Return would open only that.
    screen.hand('key', '--delay', 150, 'Up', 'Up', 'Up', 'Return')
    const post = 'archive/_posts/2026-03-04-sea-wall-real-menu.md'
    await waitUntil('the file', async () => pressclip.files().includes(post), 15_000)
    await pressclip.delivered(post)
  })

  test('the item on a link asks for that site, and clips the linked article once it is allowed', {
    retry: 3,
  }, async () => {
    const site = await startLinkedSite()
    try {
      await pressclip.context.route(/^http:\/\/127\.0\.0\.1:/, (route) => route.continue())
      const path = '/2026/03/sea-wall-real-link'
      site.serve(path, { body: articlePage({ title: 'Behind a link' }) })
      const link = `<a style="position: absolute; inset: 0" href="${site.url(path)}">The linked story</a>`
      const page = await pressclip.open('https://news.example/', link)
      await page.bringToFront()
      screen.hand('key', 'Escape')
      const windows = screen.windows()
      await point(page, 'contextmenu', 3)
      await waitUntil('the menu', async () => screen.windows() > windows, 15_000)
      await new Promise((resolve) => setTimeout(resolve, 500))
      // Above "Inspect".
      screen.hand('key', '--delay', 150, 'Up', 'Up', 'Return')
      const waits = () =>
        pressclip.worker.evaluate(async () => JSON.stringify(await chrome.storage.local.get('requests')))
      await waitUntil('the link to be kept', async () => (await waits()).includes(path), 15_000)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(site.asked(path)).toEqual([])
      // From "Deny" to "Allow".
      screen.hand('key', '--delay', 150, 'Tab', 'Return')
      const post = 'archive/_posts/2026-03-04-sea-wall-real-link.md'
      await waitUntil('the file', async () => pressclip.files().includes(post), 15_000)
      expect((await pressclip.delivered(post)).toString()).toContain('title: "Behind a link"')
      const right = { origins: ['http://127.0.0.1/*'] }
      expect(await pressclip.worker.evaluate((right) => chrome.permissions.contains(right), right)).toBe(true)
    } finally {
      // A further try is to be asked as well.
      await pressclip.worker.evaluate(() =>
        chrome.permissions.remove({ origins: ['http://127.0.0.1/*', 'https://127.0.0.1/*'] }),
      )
      site.close()
    }
  })

  test('the keys of the button open the popup, which may read the page', async () => {
    await openArticle('sea-wall-real-popup')
    const keys = await pressclip.worker.evaluate(
      async () => (await chrome.commands.getAll()).find(({ name }) => name === '_execute_action')?.shortcut,
    )
    screen.hand('key', '--clearmodifiers', keys?.toLowerCase() ?? '')
    const popup = await pressclip.popup()
    await popup.waitFor(
      () => (document.querySelector('#field-title') as HTMLInputElement | null)?.value === 'On a screen',
    )
    expect(await popup.evaluate(() => document.activeElement?.id)).toBe('clip')
    await pressclip.closePopup(popup)
  })
})
