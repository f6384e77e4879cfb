import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer, { type Page } from 'puppeteer-core'
import { builtExtension, filesIn, temporaryFolder } from '../../scripts/browser/built'
import { waitUntil } from '../../scripts/browser/target.ts'
import { findFirefox } from '../../scripts/machine/find-browser.ts'

const ID = 'pressclip@pressclip.example'
/** Firefox gives every installation its own address; this one is asked for. */
const UUID = '5b2f2f6e-6c1b-4f0e-9d0e-1c5a3c0f7a11'

/** Headless Firefox with Pressclip in it. */
export interface Firefox {
  /** Serve this page at its address and open it in a tab. */
  open(url: string, html: string | Buffer): Promise<Page>
  /** Open this page of a real server in a tab. */
  visit(url: string): Promise<Page>
  /** Allow the extension in private windows, and open this page of a real server in one. */
  visitPrivately(url: string): Promise<void>
  /** One of the extension's own pages in a tab. */
  openOwn(page: 'options' | 'waiting'): Promise<Page>
  /** Click the toolbar button; the tab in front is meant. */
  clickToolbarButton(): Promise<void>
  /** Run a function in the open popup; nothing while there is none. Its result travels as JSON. */
  inPopup<R>(fn: (document: Document) => R): Promise<R | undefined>
  /** Right click on the page, then the item. */
  chooseMenuItem(page: Page, label: string): Promise<void>
  /** Right click on the element, then the item, once it has this label. */
  chooseMenuItemOn(page: Page, selector: string, label: string): Promise<void>
  /** How many items of this label a right click on the element offers, without opening a submenu. */
  countMenuItems(page: Page, selector: string, label: string): Promise<number>
  /** Press the extension's keys: Alt, Shift and this one. */
  pressKeys(key: string): Promise<void>
  /** End the event page, as Firefox does after 30 s of rest. */
  endBackground(): Promise<void>
  files(): string[]
  read(path: string): Buffer
  /** The file, once it is there and nothing else is in work. */
  delivered(path: string): Promise<Buffer>
  close(): Promise<void>
}

/**
 * @param extension another folder than the built extension
 * @param grantsSilently rights that are asked for are given: there is nobody to answer a question
 */
export async function startFirefox(
  extension = builtExtension('firefox'),
  { grantsSilently = false } = {},
): Promise<Firefox> {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox was found. Install it, or set FIREFOX_PATH to the program.')
  const folder = temporaryFolder()
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': folder.path,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'intl.locale.requested': 'en-US',
      'extensions.webextOptionalPermissionPrompts': !grantsSilently,
    },
  })
  await browser.installExtension(extension)

  /** Commands of WebDriver BiDi that puppeteer has no words for. */
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: unknown }> }
  }
  const send = async <R>(method: string, params: object) => (await connection.send(method, params)).result as R
  const { contexts } = await send<{ contexts: { url: string; context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  })
  const context = contexts.find(({ url }) => url.endsWith('/browser.xhtml'))?.context
  if (!context) throw new Error('Firefox shows no window')

  /** Runs in the browser's own window, where its buttons and menus are. */
  const inWindow = async <R>(expression: string): Promise<R | undefined> => {
    const { exceptionDetails, result } = await send<Evaluated>('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result?.value === undefined ? undefined : (JSON.parse(result.value) as R)
  }
  const policy = `WebExtensionPolicy.getByID('${ID}').extension`

  const rightClick = async (page: Page, click: () => Promise<void>) => {
    await page.bringToFront()
    await click()
    await waitUntil('the menu', () => inWindow(`${MENU}.state === 'open'`))
  }
  const item = (label: string) => `:scope > menuitem[label=${JSON.stringify(label)}]:not([hidden])`

  return {
    async open(url, html) {
      const page = await browser.newPage()
      await page.setRequestInterception(true)
      page.on('request', (request) =>
        request.url() === url
          ? request.respond({ contentType: 'text/html; charset=utf-8', body: html })
          : request.abort('blockedbyclient'),
      )
      await page.goto(url)
      await page.bringToFront()
      return page
    },
    async visit(url) {
      const page = await browser.newPage()
      await page.goto(url)
      await page.bringToFront()
      return page
    },
    async visitPrivately(url) {
      await inWindow(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        await ExtensionPermissions.add('${ID}', { permissions: ['internal:privateBrowsingAllowed'], origins: [] })
        await (await AddonManager.getAddonByID('${ID}')).reload()
        OpenBrowserWindow({ private: true })
      })()`)
      await waitUntil('the window', () =>
        inWindow(`PrivateBrowsingUtils.isWindowPrivate(${FRONT}) && ${FRONT}.gBrowserInit.delayedStartupFinished`),
      )
      const shown = `${FRONT}.gBrowser.selectedBrowser`
      await inWindow(`void ${shown}.fixupAndLoadURIString(${JSON.stringify(url)}, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      })`)
      const isThere = `${shown}.currentURI.spec === ${JSON.stringify(url)} && !${shown}.webProgress.isLoadingDocument`
      await waitUntil('the page', () => inWindow(isThere), 60_000)
    },
    async openOwn(name) {
      const page = await browser.newPage()
      // Firefox never reports that such a page has loaded.
      await page.goto(`moz-extension://${UUID}/${name}.html`, { timeout: 1500 }).catch(() => {})
      await page.waitForSelector('h1')
      return page
    },
    async clickToolbarButton() {
      await inWindow(`(async () => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        const { apiManager } = ExtensionParent.GlobalManager.getExtension('${ID}')
        await apiManager.global.browserActionFor(${policy}).triggerAction(${FRONT})
      })()`)
    },
    inPopup: (fn) =>
      inWindow(`new Promise((resolve) => {
        const popup = ${FRONT}.document.querySelector('browser.webextension-popup-browser')
        const manager = popup?.messageManager
        if (!manager) return resolve(undefined)
        const name = 'pressclip:' + Math.random()
        // One that closes meanwhile never answers.
        const timer = setInterval(() => popup.isConnected || answer(undefined), 100)
        const answer = (data) => {
          clearInterval(timer)
          resolve(data)
        }
        manager.addMessageListener(name, ({ data }) => answer(data))
        const script = 'sendAsyncMessage("' + name + '", (' + ${JSON.stringify(String(fn))} + ')(content.document))'
        manager.loadFrameScript('data:,' + encodeURIComponent(script), false)
      })`),
    async chooseMenuItem(page, label) {
      await rightClick(page, () => page.mouse.click(300, 300, { button: 'right' }))
      await inWindow(`void ${MENU}.activateItem(${MENU}.querySelector('${item(label)}'))`)
    },
    async chooseMenuItemOn(page, selector, label) {
      await rightClick(page, () => page.click(selector, { button: 'right' }))
      const found = `${MENU}.querySelector('${item(label)}')`
      await waitUntil(`the item "${label}"`, () => inWindow(`${found} !== null`))
      await inWindow(`void ${MENU}.activateItem(${found})`)
    },
    async countMenuItems(page, selector, label) {
      await rightClick(page, () => page.click(selector, { button: 'right' }))
      // The item is named after what is under the pointer only when the menu is open.
      const count = await waitUntil(`an item ${label}`, () =>
        inWindow<number>(`${MENU}.querySelectorAll('${item(label)}').length`),
      )
      await inWindow(`void ${MENU}.hidePopup()`)
      await waitUntil('the menu to close', () => inWindow(`${MENU}.state === 'closed'`))
      return count
    },
    async pressKeys(key) {
      const found = await inWindow(`(() => {
        const keys = [...document.querySelectorAll('keyset[id^=ext-keyset] key')]
        const key = keys.find((k) => k.getAttribute('key') === '${key}' && k.getAttribute('modifiers') === 'alt,shift')
        key?.doCommand()
        return key !== undefined
      })()`)
      if (!found) throw new Error(`no command of the extension has the key ${key}`)
    },
    async endBackground() {
      await inWindow(`${policy}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`)
      await waitUntil('the event page to end', () => inWindow(`${policy}.backgroundState === 'stopped'`))
    },
    files: () => filesIn(folder.path),
    read: (path) => readFileSync(join(folder.path, path)),
    async delivered(path) {
      await waitUntil(`${path}, among ${filesIn(folder.path)}`, async () => {
        const files = filesIn(folder.path)
        // Firefox makes an empty file first to have the name.
        return (
          files.includes(path) &&
          !files.some((file) => file.endsWith('.part')) &&
          readFileSync(join(folder.path, path)).length > 0
        )
      })
      return readFileSync(join(folder.path, path))
    },
    async close() {
      await browser.close()
      folder.remove()
    },
  }
}

/** The window in front. */
const FRONT = "Services.wm.getMostRecentWindow('navigator:browser')"
const MENU = "document.getElementById('contentAreaContextMenu')"

interface Evaluated {
  result?: { value?: string }
  exceptionDetails?: { text: string }
}
