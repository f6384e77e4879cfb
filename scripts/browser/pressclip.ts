import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Job } from '../../utils/outbox/job'
import { findChromium } from '../machine/find-browser.ts'
import { builtExtension, filesIn, temporaryFolder } from './built'
import { type Chromium, type ChromiumOptions, launchChromium, serve } from './chromium.ts'
import { type Target, waitUntil } from './target.ts'

/** Chromium with Pressclip in it, and everything a reader does with them. */
export interface Pressclip extends Chromium {
  /** The browser's download folder. */
  downloads: string
  /** Serve this page at its address and open it in a tab. */
  open(url: string, html: string | Buffer): Promise<Page>
  /** Click the toolbar button on this page. */
  openPopup(page: Page): Promise<Target>
  closePopup(popup: Target): Promise<void>
  /** One of the extension's own pages in a tab. */
  openOwn(page: 'options' | 'waiting'): Promise<Page>
  /** What the browser does when the user chooses the menu item here, right click included; `tab`: what else it says. */
  chooseMenuItem(
    page: Page,
    info?: { selectionText?: string; linkUrl?: string; mediaType?: 'image' },
    tab?: { incognito: boolean },
  ): Promise<void>
  /** What the browser does when the user presses the keys of `clip-now` here. */
  pressClipNow(page: Page): Promise<void>
  badge(page: Page): Promise<{ text: string; title: string }>
  /** Every clip ever committed, the delivered ones too. */
  jobs(): Promise<Job[]>
  /** Those that have not reached their destination. */
  outbox(): Promise<Job[]>
  /** Turn off "Allow access to file URLs" on the browser's extensions page. */
  forbidFiles(): Promise<void>
  /** Paths in the download folder, sorted. */
  files(): string[]
  read(path: string): Buffer
  /** The file, once it is there and complete. */
  delivered(path: string): Promise<Buffer>
}

/** Browser and download folder go with `close`, unless `profile` and `downloads` are given. */
export async function startPressclip(options: Partial<ChromiumOptions> = {}): Promise<Pressclip> {
  const folder = options.downloads ? undefined : temporaryFolder()
  const downloads = options.downloads ?? join(folder?.path ?? '', 'Downloads')
  const chromium = await launchChromium({
    executable: await findChromium(),
    extension: builtExtension('chrome'),
    ...options,
    downloads,
  })
  const { context, worker, cdp, extensionId } = chromium
  // A machine that does much else besides is slow, and what is awaited comes all the same.
  context.setDefaultTimeout(120_000)
  const web: Parameters<typeof serve>[1] = {}
  await serve(context, web)

  const popups = async () =>
    (await cdp.send('Target.getTargets')).targetInfos.filter((t) => t.url.endsWith(`${extensionId}/popup.html`))

  const openPopup = async (page: Page) => {
    await waitUntil('the last popup to go', async () => (await popups()).length === 0)
    await chromium.clickToolbarButton(page)
    return chromium.popup()
  }
  const closePopup = async (popup: Target) => {
    await popup.close().catch(() => {})
    await waitUntil('the popup to close', async () => (await popups()).length === 0)
  }
  /** The tab as listeners are given it; the click on the button is the gesture that lets the extension read the page. */
  const allowedTab = async (page: Page) => {
    // Without a popup the click does nothing else, and reading the page twice takes long.
    await worker.evaluate(() => chrome.action.setPopup({ popup: '' }))
    await chromium.clickToolbarButton(page)
    return worker.evaluate(async () => {
      await chrome.action.setPopup({ popup: 'popup.html' })
      return (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]
    })
  }

  const jobs = () => worker.evaluate(readJobs)
  const outbox = async () => (await jobs()).filter((job) => job.state !== 'done')

  return {
    ...chromium,
    downloads,
    openPopup,
    closePopup,
    async open(url, html) {
      web[url] = { body: html }
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    async openOwn(name) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${name}.html`)
      return page
    },
    async chooseMenuItem(page, info = {}, more) {
      const tab = { ...(await allowedTab(page)), ...more }
      await worker.evaluate(([info, tab]) => chrome.contextMenus.onClicked.dispatch(info, tab), [
        { menuItemId: 'clip', editable: false, pageUrl: page.url(), ...info },
        tab,
      ] as const)
    },
    async pressClipNow(page) {
      const tab = await allowedTab(page)
      await worker.evaluate((tab) => chrome.commands.onCommand.dispatch('clip-now', tab), tab)
    },
    async badge(page) {
      await page.bringToFront()
      return worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        const of = { tabId: tab?.id }
        return { text: await chrome.action.getBadgeText(of), title: await chrome.action.getTitle(of) }
      })
    },
    jobs,
    outbox,
    async forbidFiles() {
      const page = await context.newPage()
      await page.goto('chrome://extensions')
      await page.evaluate(async (extensionId) => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
        await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess: false })
      }, extensionId)
      await page.waitForFunction(async (extensionId) => {
        const { state, fileAccess } = await chrome.developerPrivate.getExtensionInfo(extensionId)
        return state === 'ENABLED' && !fileAccess.isActive
      }, extensionId)
      await page.close()
    },
    files: () => filesIn(downloads),
    read: (path) => readFileSync(join(downloads, path)),
    async delivered(path) {
      await waitUntil(`${path}, among ${filesIn(downloads)}`, async () => filesIn(downloads).includes(path))
      await waitUntil('an empty outbox', async () => (await outbox()).length === 0)
      return readFileSync(join(downloads, path))
    },
    async close() {
      await chromium.close()
      folder?.remove()
    },
  }
}

/** Runs in the extension. */
export function readJobs(): Promise<Job[]> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('pressclip')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const db = open.result
      if (!db.objectStoreNames.contains('jobs')) {
        db.close()
        return resolve([])
      }
      const all = db.transaction('jobs').objectStore('jobs').getAll()
      all.onsuccess = () => {
        db.close()
        resolve(all.result)
      }
      all.onerror = () => reject(all.error)
    }
  })
}
