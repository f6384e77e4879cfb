import type { Browser, Page } from 'playwright-core'

const ADDRESS = 'https://shown.example/'
/** For what starts after the page has loaded: an animation, a focus, an opened part. */
const SETTLE_MS = 50

/** A displayed page: everything may run, and nothing should. */
export interface ShownPage {
  /**
   * Loads HTML as any site or app would, and reports what it did by itself (ran a script, requested anything but a
   * picture, navigated) and which of its parts could act when used.
   * @param then done in the loaded page before its parts are checked
   */
  deedsOf(html: string, then?: (page: Page) => Promise<unknown>): Promise<Deeds>
}

export interface Deeds {
  acted: string[]
  couldAct: string[]
}

export async function shownPage(browser: Browser): Promise<ShownPage> {
  const context = await browser.newContext()
  let page: Page | undefined
  let shown = ''
  let acted: string[] = []

  const open = async () => {
    const opened = await context.newPage()
    opened.on('dialog', (dialog) => {
      acted.push(`ran ${dialog.message()}`)
      return dialog.dismiss().catch(() => {})
    })
    opened.on('framenavigated', (frame) => {
      if (!['about:blank', ADDRESS].includes(frame.url())) acted.push(`went to ${frame.url()}`)
    })
    const cdp = await context.newCDPSession(opened)
    cdp.on('Debugger.scriptParsed', ({ url }) => {
      // The test's own scripts have no address.
      if (url) acted.push(`ran a script of ${url}`)
    })
    await cdp.send('Debugger.enable')
    await opened.route('**/*', (route) => {
      const request = route.request()
      const isFirst = request.isNavigationRequest() && request.url() === ADDRESS
      if (isFirst) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shown })
      // An article's pictures stay linked, with absolute addresses.
      const isPicture = request.resourceType() === 'image' && !request.url().startsWith(ADDRESS)
      if (!isPicture) acted.push(`asked for ${request.url()}`)
      return route.abort()
    })
    return opened
  }

  return {
    async deedsOf(html, then) {
      page ??= await open()
      shown = `<!doctype html><body>${html}`
      acted = []
      await page.goto(ADDRESS, { waitUntil: 'load' })
      await then?.(page)
      await page.waitForTimeout(SETTLE_MS)
      // It may have navigated meanwhile.
      const couldAct = await page.evaluate(activeParts).catch(() => [])
      const deeds = { acted: [...new Set(acted)], couldAct }
      if (deeds.acted.length > 0) {
        // It may leave something for the next: a pending navigation, a timer.
        await page.close()
        page = undefined
      }
      return deeds
    },
  }
}

/** Runs in the page. */
function activeParts(): string[] {
  const elements = /^(?:script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base|template)$/
  const attributes = /^on|^(?:style|srcset|action|formaction|background|poster|ping|is|id|name)$/
  return [...document.body.querySelectorAll('*')].flatMap((element) =>
    elements.test(element.localName)
      ? [element.localName]
      : [...element.attributes]
          .filter(
            ({ name, value }) =>
              attributes.test(name) || (/^(?:href|src|cite)$/.test(name) && !/^(?:https?|mailto|tel):/.test(value)),
          )
          .map(({ name, value }) => `${element.localName} ${name}=${value}`),
  )
}
