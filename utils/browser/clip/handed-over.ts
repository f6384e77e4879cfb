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

/** Writes in progress, by handover; the popup may close meanwhile. */
const keeping = new Map<string, Promise<unknown>>()

/** Notice when a popup closes while handing over a clip. For the background's start. */
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

/** Store what a popup starts to hand over: once closed, it cannot say that nothing was kept. */
export async function beginHandover({ id, url, title, scope, tabId }: Request<'handOver'>): Promise<void> {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  // A closed tab may have been private.
  const isPrivate = tab?.incognito !== false
  const asked = { kind: 'page', url: tab?.url ?? url, title, scope, tabId, byPopup: true } as const
  await addRequest({ ...newRequest(asked), id, ...(isPrivate && { isPrivate }) })
  if (!active.has(id)) await afterPopup(id)
}

/** Keep part or all of a clip: only afterwards may its request fail because the popup was closed. */
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
