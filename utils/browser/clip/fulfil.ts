import type { Clip } from '../../article'
import type { ClipRequest } from '../../outbox/account'
import { Problem, toProblem } from '../../problem'
import { deliver, keep, type Origin } from '../outbox/delivery'
import { readSettings } from '../settings'
import { addRequest, changeRequest, dropRequests, findRequest } from './requests'
import { followTab } from './tab-clips'

/** How often reading starts: a page that kills every worker reading it must not do so for ever. */
const TRIES = 3

/** Requests this worker is reading, or a popup hands over to it. */
export const active = new Set<string>()

export const isBeingRead = ({ id }: Pick<ClipRequest, 'id'>): boolean => active.has(id)

/** Reads a request. Throws the problem it ends with. */
export type Read = (request: ClipRequest) => Promise<{ clip: Clip; origin: Origin }>

/** A request not tried yet. */
export const newRequest = (given: Omit<ClipRequest, 'id' | 'since' | 'tries'>): ClipRequest => ({
  ...given,
  ...{ id: crypto.randomUUID(), since: Date.now(), tries: 0 },
})

/** Store what the user asked for, so that it cannot be lost, and read it at once: they may leave any moment. */
export async function ask(request: ClipRequest, read: Read): Promise<void> {
  active.add(request.id)
  const noted = addRequest({ ...request, tries: 1 })
  await finish(request, read(request), noted)
}

/** Read again what a dead worker had begun. Starts are counted first, to give up a page that kills every worker. */
export async function fulfil(request: ClipRequest, read: Read): Promise<void> {
  const { id, tries } = request
  if (active.has(id)) return
  active.add(id)
  const counted = changeRequest(id, { tries: tries + 1, problem: undefined })
  const reading = tries < TRIES ? counted.then(() => read(request)) : Promise.reject(new Problem('gave_up'))
  await finish(request, reading, counted)
}

/** Keep what was read. A failed request stays, with its reason; one given up meanwhile is not kept. */
async function finish({ id, tabId, url, page }: ClipRequest, reading: ReturnType<Read>, noted: Promise<unknown>) {
  // Handled below, once the request is stored.
  reading.catch(() => {})
  try {
    await noted
    const { clip, origin } = await reading
    if (!(await findRequest(id))) return
    const { preset } = await readSettings()
    const jobIds = await keep(clip, preset, origin)
    if (tabId !== undefined) await followTab(tabId, { url, page, jobIds })
    await dropRequests((one) => one.id === id)
    deliver()
  } catch (cause) {
    await fail(id, cause)
  } finally {
    active.delete(id)
  }
}

/** These tabs no longer show the page: only the account tells of its request. */
const TABLESS: ReadonlySet<string> = new Set(['tab_closed', 'tab_moved'])

async function fail(id: string, cause: unknown): Promise<void> {
  const { code, detail } = toProblem(cause)
  await changeRequest(id, { problem: { code, detail }, ...(TABLESS.has(code) && { tabId: undefined }) })
}
