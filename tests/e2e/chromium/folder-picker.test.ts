import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { filesIn, temporaryFolder, words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { hasScreen, openScreen } from '../screen'

const post = (slug: string) => `_posts/2026-03-04-${slug}.md`

describe.skipIf(!hasScreen())('with the browser’s real dialogs', () => {
  let disk: ReturnType<typeof temporaryFolder>
  let vault: string
  let screen: Awaited<ReturnType<typeof openScreen>>
  let pressclip: Pressclip
  const start = () =>
    startPressclip({
      headless: false,
      display: screen.display,
      profile: join(disk.path, 'profile'),
      downloads: join(disk.path, 'Downloads'),
      args: ['--ozone-platform=x11', '--window-position=0,0', '--window-size=1280,900'],
    })
  beforeEach(async () => {
    disk = temporaryFolder()
    vault = join(disk.path, 'Vault')
    mkdirSync(vault)
    screen = await openScreen()
    pressclip = await start()
  })
  afterEach(async () => {
    await pressclip?.close()
    screen?.close()
    disk.remove()
  })

  const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  /** GTK's dialog: a typed path opens its line, and only the mouse on its last button takes a folder. */
  async function choose(folder: string) {
    const dialog = () => screen.hand('search', '--onlyvisible', '--name', '^Select where this site').trim()
    const id = await waitUntil('the dialog', async () => attempt(dialog))
    await rest(500)
    screen.hand('type', '--delay', 20, folder)
    await rest(500)
    const { WIDTH, HEIGHT, X, Y } = Object.fromEntries(
      screen
        .hand('getwindowgeometry', '--shell', id)
        .split('\n')
        .map((line) => line.split('=')),
    )
    await waitUntil('the dialog to close', async () => {
      screen.hand('mousemove', Number(X) + Number(WIDTH) - 49, Number(Y) + Number(HEIGHT) - 23, 'click', 1)
      await rest(1000)
      return attempt(dialog) === undefined
    })
  }

  /** xdotool fails when it finds nothing. */
  const attempt = (ask: () => string): string | undefined => {
    try {
      return ask() || undefined
    } catch {
      return undefined
    }
  }

  /** Picks the vault as a destination for clips; the page leaves and comes back by itself for the question that lasts. */
  async function pickVault() {
    const options = await pressclip.openOwn('options')
    await options.bringToFront()
    await options.getByRole('button', { name: words('destinations_add') }).click()
    await options.getByLabel(words('destinations_kind')).selectOption('folder')
    await options.getByRole('button', { name: words('folder_pick'), exact: true }).click()
    await choose(vault)
    const picked = options.getByText(words('folder_picked').replace('$folder$', 'Vault'))
    await waitUntil('the picked folder', async () => {
      await rest(700)
      if (await picked.isVisible()) return true
      // "Allow this site to edit files?", its first button is "Don't Allow".
      screen.hand('key', '--delay', 200, 'Tab', 'Return')
      return false
    })
    await options.getByRole('button', { name: words('destinations_save'), exact: true }).click()
    await options.getByRole('button', { name: words('folder_allow') }).waitFor()
    return options
  }

  async function allow(options: Page) {
    await options.bringToFront()
    await options.getByRole('button', { name: words('folder_allow') }).click()
    const allowed = options.getByText(words('folder_allowed'))
    await waitUntil('the right to write', async () => {
      await rest(700)
      // "Allow on every visit", the second of three buttons.
      screen.hand('mousemove', 281, 321, 'click', 1)
      await rest(700)
      if (await allowed.isVisible()) return true
      // While the background still holds the folder, Chromium asks the first question again.
      screen.hand('key', '--delay', 200, 'Tab', 'Return')
      return false
    })
  }

  async function clip(slug: string) {
    const page = await pressclip.open(`https://news.example/2026/03/${slug}`, articlePage({ title: 'In a folder' }))
    await pressclip.chooseMenuItem(page)
    return page
  }

  async function arrives(slug: string) {
    await waitUntil(`${slug}, among ${filesIn(vault)}`, async () => filesIn(vault).includes(post(slug)))
    await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  }

  test('a folder is picked and allowed; clips land there after the tab is closed and after a restart', async () => {
    const options = await pickVault()
    await allow(options)
    await clip('sea-wall-page-open')
    await arrives('sea-wall-page-open')

    await options.close()
    await rest(1500)
    await clip('sea-wall-page-closed')
    await arrives('sea-wall-page-closed')

    await pressclip.close()
    pressclip = await start()
    await clip('sea-wall-restarted')
    await arrives('sea-wall-restarted')
    expect(filesIn(vault)).toEqual(['page-closed', 'page-open', 'restarted'].map((end) => post(`sea-wall-${end}`)))
  })

  test('without an answer clips wait; allowed again, all of them are delivered', async () => {
    await (await pickVault()).close()
    await rest(1000)
    for (const slug of ['sea-wall-one', 'sea-wall-two']) await clip(slug)
    await waitUntil('both to wait', async () => {
      const waiting = (await pressclip.outbox()).filter(({ problem }) => problem?.code === 'permission_needed')
      return waiting.length === 2
    })
    expect(filesIn(vault)).toEqual([])
    const waiting = await pressclip.openOwn('waiting')
    const link = waiting.getByRole('link', { name: words('waiting_allow') })
    await link.first().click()
    await allow(waiting)
    await arrives('sea-wall-one')
    await arrives('sea-wall-two')
  })
})
