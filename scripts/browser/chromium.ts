import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core'
import { attach, type Target, waitUntil } from './target.ts'

export interface ChromiumOptions {
  /** A Chromium; branded Chrome works too. */
  executable: string
  /** Folder of the built extension. */
  extension: string
  /** Becomes the browser's download folder. */
  downloads: string
  /** Kept afterwards when given; else a new profile that goes with the browser. */
  profile?: string
  headless?: boolean
  /** X display for a browser with a window, e.g. `:99`; else the environment's. */
  display?: string
  /** The browser's language, e.g. `zh-CN`: decides the extension's texts. */
  language?: string
  /** For a new profile, beside our own; as in Chromium's `Preferences` file. */
  preferences?: object
  args?: string[]
  /** Bytes the extension may store; else what the disk has. Lifted by `Storage.overrideQuotaForOrigin` without a size. */
  quota?: number
}

/** A running Chromium with the extension in it. */
export interface Chromium {
  context: BrowserContext
  /** Browser-level DevTools session. */
  cdp: CDPSession
  /** The extension's background; the same object after the worker was killed and woke up. */
  worker: Worker
  extensionId: string
  profile: string
  /** Clicks the extension's toolbar button on this page, as a user would: opens the popup, grants activeTab. */
  clickToolbarButton(page: Page): Promise<void>
  /** The popup, once it is open. Playwright does not list popups as pages. */
  popup(): Promise<Target>
  /** Ends the extension's service worker, as the browser does after 30 s of rest. */
  killWorker(): Promise<void>
  /** SIGKILL to the browser: the machine lost its power. The profile stays. */
  kill(): Promise<void>
  close(): Promise<void>
}

/**
 * Playwright's own list, since a second one replaces it, without what is Edge's; and the page that Chromium loads ahead
 * for its tab search, which costs each start a second of processor time.
 */
const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'PreloadTopChromeWebUI',
]

/** Starts Chromium with the extension loaded, its downloads going to `downloads` under their real names and subfolders. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const { executable, extension, downloads, headless = true, display, language = 'en-US', args = [] } = options
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'pressclip-chromium-'))
  seedPreferences(profile, downloads, options.preferences)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless,
    // Not locale: that only emulates the page's language, the extension's stays the browser's.
    args: [
      '--enable-unsafe-extension-debugging',
      `--disable-features=${DISABLED_FEATURES}`,
      `--lang=${language}`,
      `--accept-lang=${language}`,
      // Each popup that slides in and out costs processor time, and nobody watches.
      '--animation-duration-scale=0',
      ...args,
    ],
    env: { ...process.env, LANGUAGE: language.replace('-', '_'), ...(display && { DISPLAY: display }) },
    ignoreDefaultArgs: ['--disable-extensions'],
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: headless ? { width: 1280, height: 900 } : null,
    // The user's system decides about colours, not Playwright.
    colorScheme: null,
  })
  const browser = context.browser()
  if (!browser) throw new Error('Chromium started without a browser connection')
  const cdp = await browser.newBrowserCDPSession()
  // Playwright gives downloads GUID names in a folder of its own; this gives the browser back its own way.
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'default' })
  if (options.quota !== undefined) await limitStorage(context, extension, options.quota)
  // Not --load-extension: branded Chrome ignores it since 137.
  const { id: extensionId } = await cdp.send('Extensions.loadUnpacked', { path: extension })
  const ofExtension = (url: string) => url.startsWith(`chrome-extension://${extensionId}/`)
  const worker =
    context.serviceWorkers().find((w) => ofExtension(w.url())) ??
    (await context.waitForEvent('serviceworker', { predicate: (w) => ofExtension(w.url()), timeout: 60_000 }))

  const targets = async (type: string) =>
    (await cdp.send('Target.getTargets', { filter: [{ type }] })).targetInfos as TargetInfo[]
  const removeProfile = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  return {
    context,
    cdp,
    worker,
    extensionId,
    profile,
    async clickToolbarButton(page) {
      await page.bringToFront()
      const tabs = await targets('tab')
      // Two tabs may show one address, and an error page has another one than its tab; older browsers do not tell.
      const tab = tabs.find((t) => t.embedderData?.tabActive) ?? tabs.find((t) => t.url === page.url())
      if (!tab) throw new Error(`no tab shows ${page.url()}`)
      await cdp.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId })
    },
    async popup() {
      const target = await waitUntil('the popup to open', async () =>
        (await targets('page')).find((t) => ofExtension(t.url) && new URL(t.url).pathname === '/popup.html'),
      )
      return attach(cdp, target.targetId)
    },
    async killWorker() {
      const alive = async () => (await targets('service_worker')).filter((t) => ofExtension(t.url))
      await worker.evaluate(() => Object.assign(globalThis, { doomed: true }))
      for (const { targetId } of await alive()) await cdp.send('Target.closeTarget', { targetId })
      // The next event wakes another one, under the same id. While there is none, nothing answers.
      const isDoomed = () => worker.evaluate(() => 'doomed' in globalThis).catch(() => true)
      const silence = () => new Promise<boolean>((resolve) => setTimeout(resolve, 500, true))
      await waitUntil(
        'the worker to end',
        async () => (await alive()).length === 0 || !(await Promise.race([isDoomed(), silence()])),
      )
    },
    async kill() {
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
      const main = processInfo.find((p) => p.type === 'browser')
      if (!main) throw new Error('Chromium does not say which process it is')
      const closed = new Promise((resolve) => context.once('close', resolve))
      process.kill(main.id, 'SIGKILL')
      await closed
    },
    async close() {
      await context.close()
      removeProfile()
    },
  }
}

/** Before the extension first writes: for half a minute after a write, Chromium goes by the room there was then. */
async function limitStorage(context: BrowserContext, extension: string, quotaSize: number) {
  const digest = createHash('sha256').update(extension).digest('hex').slice(0, 32)
  // An unpacked extension without a key is named by its path, in hexadecimal digits from a to p.
  const id = digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
  await session.send('Storage.overrideQuotaForOrigin', { origin: `chrome-extension://${id}`, quotaSize })
}

interface TargetInfo {
  targetId: string
  url: string
  embedderData?: { tabActive?: boolean }
}

/** Serves these pages at their own addresses; anything else on the web is refused unless allowed: no test needs a network. */
export async function serve(
  context: BrowserContext,
  pages: Record<string, { body: string | Buffer; type?: string }>,
  others: 'refuse' | 'allow' = 'refuse',
) {
  await context.route(/^https?:/, async (route) => {
    const page = pages[route.request().url().split('#')[0] ?? '']
    if (page) return route.fulfill({ contentType: page.type ?? 'text/html; charset=utf-8', body: page.body })
    return others === 'allow' ? route.fallback() : route.abort('blockedbyclient')
  })
}

function seedPreferences(profile: string, downloads: string, others: object = {}) {
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true })
  mkdirSync(downloads, { recursive: true })
  const download = { default_directory: downloads, prompt_for_download: false }
  try {
    writeFileSync(join(folder, 'Preferences'), JSON.stringify({ ...others, download }), { flag: 'wx' })
  } catch {
    // A profile used before keeps its preferences, and with them the folder.
  }
}
