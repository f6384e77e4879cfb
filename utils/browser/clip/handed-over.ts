import { database } from '../../outbox/database'
import { dropHandover } from '../../outbox/handovers'
import { browser } from '../browser'
import { fromOwnPage } from '../messages/own-page'
import { HANDOVER_PORT } from '../messages/ports'
import type { Request } from '../messages/protocol'
import { unattended } from '../trouble'
import { resumeTab } from './clip-tab'
import { active, newRequest } from './fulfil'
import { addRequest, findRequest } from './requests'

/** What is just being kept of it; its popup may be closed meanwhile. */
const keeping = new Map<string, Promise<unknown>>()

/** See when a popup is closed that hands a clip over. For the background, at its start. */
export function serveHandovers(): void {
  browser.runtime.onConnect.addListener((port) => {
    const id = port.name.slice(HANDOVER_PORT.length)
    if (!port.name.startsWith(HANDOVER_PORT) || !fromOwnPage(port.sender)) return
    active.add(id)
    port.onDisconnect.addListener(() => {
      active.delete(id)
      unattended(afterPopup(id))
    })
  })
}

/** Note what a popup begins to hand over: once closed, it cannot tell that nothing was kept. */
export async function beginHandover({ id, url, title, scope, tabId }: Request<'handOver'>): Promise<void> {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  // A tab that is gone may have been a private one.
  const isPrivate = tab?.incognito !== false
  const asked = { kind: 'page', url: tab?.url ?? url, title, scope, tabId, byPopup: true } as const
  await addRequest({ ...newRequest(asked), id, ...(isPrivate && { isPrivate }) })
  if (!active.has(id)) await afterPopup(id)
}

/** Keep a part of it, or all and drop its request: only then may it be told that its popup was closed. */
export function keepHanded<Kept>(id: string, kept: Promise<Kept>): Promise<Kept> {
  keeping.set(id, kept)
  return kept.finally(() => keeping.delete(id))
}

async function afterPopup(id: string): Promise<void> {
  await keeping.get(id)?.catch(() => {})
  const request = await findRequest(id)
  if (request) await resumeTab(request)
  await dropHandover(await database(), id)
}
