import { browser } from 'wxt/browser'
import type { Clip } from '../article'
import { Problem } from '../problem'
import { showFailed, showWorking } from './badge'
import { follow } from './clip-tab'
import { keep, refresh } from './delivery'
import { fetchPage } from './fetch-page'
import { linkRights } from './link-rights'
import { dropLink, type Link, readLinks, writeLink } from './links'
import type { ClickedLink } from './menu'
import { askFor, has } from './permissions'
import { readElsewhere } from './reader'
import { readSettings } from './settings'

/** A page may put its whole text into a link. */
const LONGEST_TITLE = 300

/** The links this worker is reading. */
const active = new Set<string>()

const originOf = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined)

/** The click lets us read its tab's own site for as long as the browser tells us the tab's address. */
async function mayRead({ url, tabId }: Link): Promise<boolean> {
  if (await has({ origins: linkRights(url).origins })) return true
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  return originOf(tab?.url) === originOf(url)
}

/**
 * Clip the article behind a link without opening it. To be called first thing in the click, as it asks for the right to
 * read that site, unless it is the tab's own. The tab's badge tells how it goes; what fails waits for the person.
 */
export async function clipLink({ url, text, pageUrl, isPrivate }: ClickedLink, tabId: number): Promise<void> {
  const asked = originOf(pageUrl) === originOf(url) ? undefined : askFor(linkRights(url))
  const title = text?.trim().slice(0, LONGEST_TITLE) || (await textOf(url, tabId))
  await run({ url, title, since: Date.now(), tabId, ...(isPrivate && { isPrivate }) }, asked)
}

/** Clip a link that waited, now that the person has allowed its site or wants another try. */
export async function retryLink({ url }: Pick<Link, 'url'>): Promise<null> {
  const link = (await readLinks()).find((one) => one.url === url)
  if (link) {
    const { problem, leadsTo, ...again } = link
    await run(again)
  }
  return null
}

/** Give up a link that waits. */
export async function discardLink({ url }: Pick<Link, 'url'>): Promise<null> {
  await dropLink(url)
  await refresh()
  return null
}

/** Begin again what a worker that died had begun. */
export async function resumeLinks(): Promise<void> {
  for (const link of await readLinks()) if (!link.problem) void run(link)
}

/** @param asked settles once the person has answered; what was allowed before needs no answer */
async function run(link: Link, asked?: Promise<boolean>): Promise<void> {
  const { url, tabId } = link
  if (active.has(url)) return
  active.add(url)
  try {
    await writeLink(link)
    if (tabId !== undefined) await showWorking(tabId)
    await asked
    const { preset } = await readSettings()
    const jobIds = await keep(await read(link), preset, { requested: url })
    await dropLink(url)
    if (tabId !== undefined) void follow(jobIds, tabId)
  } catch (cause) {
    await wait(link, cause)
  } finally {
    active.delete(url)
    await refresh()
  }
}

/** @throws {Problem} */
async function read(link: Link): Promise<Clip> {
  if (!(await mayRead(link))) throw new Problem('link_permission')
  // What stands after # never reaches a server: there, only scripts could show that article.
  if (/#[!/]/.test(link.url)) throw new Problem('needs_scripts')
  const page = await fetchPage(link.url, link.isPrivate ? 'omit' : 'include')
  if ('leadsTo' in page) {
    if (!page.leadsTo) throw new Problem('link_leads_on')
    await writeLink(Object.assign(link, { leadsTo: page.leadsTo }))
    throw new Problem('link_permission', new URL(page.leadsTo).host)
  }
  const clippedAt = Date.now()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const copy = { url: page.url, html: [page.html], hasSelection: false, wasFetched: true, now: clippedAt, timeZone }
  const captured = await readElsewhere({ ...copy, scope: 'article' })
  if ('problem' in captured) throw new Problem(captured.problem, captured.detail)
  const { article, scope } = captured
  return { article, scope, clippedAt, timeZone }
}

/** Keep the link until the person has decided. */
async function wait(link: Link, cause: unknown): Promise<void> {
  const { code, detail } = cause instanceof Problem ? cause : new Problem('link_failed', String(cause), { cause })
  await writeLink({ ...link, problem: { code, detail } })
  if (link.tabId !== undefined) await showFailed(link.tabId, code)
}

/** The link's words in its page; empty when it is not found there. */
async function textOf(url: string, tabId: number): Promise<string> {
  const find = (url: string, longest: number) =>
    Array.from(document.links)
      .filter(({ href }) => href === url)
      .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim().slice(0, longest))
      .find(Boolean)
  // A busy page must not keep the link waiting.
  const late = new Promise<string>((resolve) => setTimeout(resolve, 1000, ''))
  const found = browser.scripting.executeScript({ target: { tabId }, func: find, args: [url, LONGEST_TITLE] }).then(
    ([frame]) => (frame?.result as string | undefined) ?? '',
    () => '',
  )
  return Promise.race([found, late])
}
