import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { articlePage } from '../article-page'
import { type Pressclip, startPressclip } from '../pressclip'
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
    screen.hand('mousemove', 640, 700, 'click', button)
    await page.locator(`html.${event}`).waitFor()
  }

  const openArticle = async (slug: string) => {
    const page = await pressclip.open(`https://news.example/2026/03/${slug}`, articlePage({ title: 'On a screen' }))
    await page.bringToFront()
    // From here on the page has the keys as well.
    await point(page, 'click', 1)
    return page
  }

  test('the keys of clip-now clip the page', async () => {
    await openArticle('sea-wall-real-keys')
    screen.hand('key', '--clearmodifiers', 'alt+shift+s')
    await pressclip.delivered('archive/_posts/2026-03-04-sea-wall-real-keys.md')
  })

  test('the item in the context menu clips the page', async () => {
    const page = await openArticle('sea-wall-real-menu')
    // A menu that is still unfolding may miss a key: then it is opened once more, as a person would.
    await waitUntil('the clip', async () => {
      screen.hand('key', 'Escape')
      const windows = screen.windows()
      await point(page, 'contextmenu', 3)
      await waitUntil('the menu', async () => screen.windows() > windows)
      // Above "View page source" and "Inspect"; a second item of ours would be a submenu, and Return would open only that.
      screen.hand('key', '--delay', 150, 'Up', 'Up', 'Up', 'Return')
      return waitUntil('the file', async () => pressclip.files().length > 1, 2000).catch(() => false)
    })
    await pressclip.delivered('archive/_posts/2026-03-04-sea-wall-real-menu.md')
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
