import type { ClipRequest } from '../../outbox/account'
import { Problem } from '../../problem'
import { browser } from '../browser'
import { fetchPage } from '../capture/fetch-page'
import { readElsewhere } from '../capture/reader'
import { askFor, has } from '../permissions'
import { runOnceGranted } from '../run-once-granted'
import { unattended } from '../trouble'
import { ask, fulfil, newRequest, type Read } from './fulfil'
import { linkPermissions } from './link-permissions'
import type { ClickedLink } from './menu'
import { changeRequest, readRequests } from './requests'

/** A page may put all its text into a link. */
const LONGEST_TITLE = 300

const originOf = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined)

/** The click lets us read its tab's own site while the browser tells us the tab's address. */
async function mayRead({ url, tabId }: ClipRequest): Promise<boolean> {
  if (await has({ origins: linkPermissions(url).origins })) return true
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  return originOf(tab?.url) === originOf(url)
}

/**
 * Clip the article behind a link without opening it. Call it first thing in the click: it asks for permission to read
 * that site, unless it is the tab's own. The tab's badge shows how it goes; what fails waits for the user.
 */
export async function clipLink({ url, text, pageUrl, isPrivate }: ClickedLink, tabId: number): Promise<void> {
  const asked = originOf(pageUrl) === originOf(url) ? undefined : askFor(linkPermissions(url))
  const title = text?.trim().slice(0, LONGEST_TITLE) ?? ''
  // Clicked twice: it is on its way.
  if ((await readRequests()).some((one) => one.kind === 'link' && one.url === url && !one.problem)) return
  const asking = { kind: 'link', url, title, tabId, page: pageUrl, scope: 'article' } as const
  const request = newRequest({ ...asking, ...(isPrivate && { isPrivate }) })
  await ask(request, async (link) => {
    // A busy page must not hold up the link.
    if (!title) unattended(nameAfter(link.id, url, tabId))
    // If allowed before, this answers at once.
    await asked
    return read(link)
  })
}

/** Resume what a dead worker had begun. */
export const resumeLink = (link: ClipRequest): Promise<void> => fulfil(link, read)

/** Clip a waiting link, once the user has allowed its site or wants another try. */
export async function retryLink(id: string): Promise<void> {
  const link = await changeRequest(id, { tries: 0, problem: undefined, leadsTo: undefined })
  if (link?.kind === 'link') await resumeLink(link)
}

/** @throws {Problem} */
async function read(link: ClipRequest): ReturnType<Read> {
  if (!(await mayRead(link))) throw new Problem('link_permission')
  // What follows `#` never reaches a server: only scripts could show that article.
  if (/#[!/]/.test(link.url)) throw new Problem('needs_scripts')
  const page = await fetchPage(link.url, link.isPrivate ? 'omit' : 'include')
  if ('leadsTo' in page) {
    if (!page.leadsTo) throw new Problem('link_leads_on')
    // No permission is missing: it redirects in a circle, or to nothing.
    if (await has({ origins: linkPermissions(page.leadsTo).origins }))
      throw new Problem('link_failed', `→ ${page.leadsTo}`)
    await changeRequest(link.id, { leadsTo: page.leadsTo })
    throw new Problem('link_permission', new URL(page.leadsTo).host)
  }
  const clippedAt = Date.now()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const copy = { url: page.url, html: [page.html], hasSelection: false, wasFetched: true, now: clippedAt, timeZone }
  const captured = await readElsewhere({ ...copy, scope: 'article' })
  if ('problem' in captured) throw new Problem(captured.problem, captured.detail)
  const { article, scope } = captured
  return { clip: { article, scope, clippedAt, timeZone }, origin: { requested: link.url } }
}

/** The browser does not tell a link's text: name the request after the text found in its page, if any. */
async function nameAfter(id: string, url: string, tabId: number): Promise<void> {
  const find = (url: string, longest: number) =>
    [...document.links]
      .filter(({ href }) => href === url)
      .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim().slice(0, longest))
      .find(Boolean)
  const call = { target: { tabId }, func: find, args: [url, LONGEST_TITLE] as [string, number] }
  const [frame] = await runOnceGranted(tabId, () => browser.scripting.executeScript(call)).catch(() => [])
  if (frame?.result) await changeRequest(id, { title: frame.result })
}
