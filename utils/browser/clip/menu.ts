import { browser } from '../browser'
import type { CaptureRequest } from '../capture/capture-page'
import { t } from '../i18n'

const ID = 'clip'

/** One item everywhere on a page: with a second visible item the browser would fold both into a submenu. */
export async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: ID,
    title: t('menu_clip'),
    contexts: ['page', 'selection', 'link', 'image', 'video', 'audio', 'frame', 'editable'],
  })
}

/** A link, as the browser's menu has it. */
export interface ClickedLink {
  url: string
  /** Firefox only. */
  text?: string
  /** The page it is on. */
  pageUrl: string
  /** In a private window. */
  isPrivate: boolean
}

/** What choosing the item can mean. */
interface Clicks {
  /** The page in this tab. */
  page(tab: { id?: number; url?: string; incognito?: boolean }, request: CaptureRequest): void
  /** The article behind a link in this tab. Called at once, so that the user can still be asked for permission. */
  link(link: ClickedLink, tabId: number): void
}

/** Call `page` or `link` when the user chooses the item. */
export function onMenu({ page, link }: Clicks): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const { menuItemId, selectionText, mediaType, linkUrl, pageUrl = '' } = info
    if (menuItemId !== ID || !tab) return
    // A linked picture is as often meant itself: then clip the page.
    if (linkUrl && !selectionText && !mediaType && tab.id !== undefined && leadsAway(linkUrl, pageUrl)) {
      const text = 'linkText' in info ? String(info.linkText) : undefined
      link({ url: linkUrl, text, pageUrl: tab.url ?? pageUrl, isPrivate: tab.incognito }, tab.id)
      return
    }
    page({ id: tab.id, url: tab.url ?? pageUrl, incognito: tab.incognito }, requestFor(selectionText))
  })
  if (import.meta.env.FIREFOX) nameWhatIsMeant()
}

/** Characters: several times the longest article, and little to pass on. `requests.ts` stores fewer. */
const LONGEST_SELECTION = 500_000

/** What to read of the page, given its selected text. */
export const requestFor = (selectionText = ''): CaptureRequest => ({
  scope: selectionText ? 'selection' : 'article',
  ...(selectionText && { selectionText: selectionText.slice(0, LONGEST_SELECTION) }),
  ...(selectionText.length > LONGEST_SELECTION && { selectionIsCut: true }),
})

/** Whether this is another web page: no script, mail or anchor; `#!` and `#/` lead to another article. */
export function leadsAway(linkUrl: string, pageUrl: string): boolean {
  if (!/^https?:/i.test(linkUrl)) return false
  const [page = '', destination = ''] = linkUrl.split(/#(.*)/s)
  return page !== pageUrl.split('#')[0] || /^[!/]/.test(destination)
}

/** In Firefox, which asks whenever the menu opens, the item says what it would clip. */
function nameWhatIsMeant(): void {
  const menus = browser.contextMenus
  menus.onShown?.addListener(async ({ contexts, linkUrl = '', pageUrl = '' }) => {
    const isLink = contexts.includes('link') && !contexts.some((one) => OTHERS.has(one))
    // Without permission to read the page, its addresses are hidden.
    const title = isLink && (!linkUrl || leadsAway(linkUrl, pageUrl)) ? t('menu_clip_link') : t('menu_clip')
    await menus.update(ID, { title })
    await menus.refresh?.()
  })
}

const OTHERS: ReadonlySet<string> = new Set(['selection', 'image', 'video', 'audio'])
