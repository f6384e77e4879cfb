import type { ClipRequest } from '../../outbox/account'
import { pause } from '../../pause'
import { Problem } from '../../problem'
import { browser } from '../browser'
import { type CaptureRequest, type CaptureResult, type CaptureTab, capture } from '../capture/capture'
import { tabAddress } from '../tab-address'
import { ask, fulfil, newRequest, type Read } from './fulfil'

const LOADING_PATIENCE = 10_000

/** Clip a tab at once with the current settings, for the menu and the keyboard. The badge shows how it goes. */
export async function clipTab(tab: CaptureTab & { incognito?: boolean }, request: CaptureRequest): Promise<void> {
  const { id: tabId, url = '', incognito } = tab
  if (tabId === undefined) return
  const { scope, selectionText, selectionIsCut } = request
  const asked = { kind: 'page', url, title: '', tabId, scope, selectionText, selectionIsCut } as const
  // The stored selection may be cut.
  await ask(newRequest({ ...asked, ...(incognito && { isPrivate: true }) }), () => read(tabId, url, request))
}

/** Resume what a dead worker had begun, if the tab still shows that page. */
export const resumeTab = (request: ClipRequest): Promise<void> => fulfil(request, readAgain)

const readAgain: Read = async ({ tabId, url, byPopup, scope, selectionText, selectionIsCut }) => {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  if (tabId === undefined || !tab) throw new Problem('tab_closed')
  // If the tab shows another page, the click's permission is gone and the browser hides its address.
  if (tab.url !== url) throw new Problem('tab_moved')
  // Reading again would lose the user's changes.
  if (byPopup) throw new Problem('popup_closed')
  return read(tabId, url, { scope, selectionText, selectionIsCut })
}

async function read(tabId: number, url: string, request: CaptureRequest): ReturnType<Read> {
  const captured = await captureLoaded(tabId, url, request)
  if ('problem' in captured) throw new Problem(captured.problem, captured.detail)
  const { article, scope } = captured
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { clip: { article, scope, clippedAt: Date.now(), timeZone }, origin: { tabId } }
}

/** Wait a while for a page that is still loading. @throws {Problem} `tab_moved` if another one arrives */
async function captureLoaded(tabId: number, url: string, request: CaptureRequest): Promise<CaptureResult> {
  const deadline = Date.now() + LOADING_PATIENCE
  for (let isFirst = true; ; isFirst = false) {
    const captured = await capture({ id: tabId, url }, request)
    if (!isFirst && !(await shows(tabId, url))) throw new Problem('tab_moved')
    if (!('problem' in captured) || captured.problem !== 'loading' || Date.now() > deadline) return captured
    await pause(500)
  }
}

/** Whether a tab still shows this page, as far as the browser tells. */
async function shows(tabId: number, url: string): Promise<boolean> {
  const now = await tabAddress(tabId)
  return now === undefined || url === '' || now.split('#')[0] === url.split('#')[0]
}
