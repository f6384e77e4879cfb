import { browser } from 'wxt/browser'
import type { CaptureRequest } from './capture-page'
import { t } from './i18n'

const ID = 'clip'

/** One item everywhere on a page; a second visible item would make the browser fold both into a submenu. */
export async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: ID,
    title: t('menu_clip'),
    contexts: ['page', 'selection', 'link', 'image', 'video', 'audio', 'frame', 'editable'],
  })
}

/** Call `clip` with the tab and what to clip when the person chooses the item. */
export function onMenu(clip: (tab: { id?: number; url?: string }, request: CaptureRequest) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, pageUrl }, tab) => {
    if (menuItemId !== ID || !tab) return
    const request: CaptureRequest = selectionText ? { scope: 'selection', selectionText } : { scope: 'article' }
    clip({ id: tab.id, url: tab.url ?? pageUrl }, request)
  })
}
