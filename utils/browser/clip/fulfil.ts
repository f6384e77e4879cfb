import type { Clip } from '../../article'
import type { ClipRequest } from '../../outbox/account'
import { Problem, toProblem } from '../../problem'
import { deliver, keep, type Origin } from '../outbox/delivery'
import { readSettings } from '../settings'
import { addRequest, changeRequest, dropRequests, findRequest } from './requests'
import { followTab } from './tab-clips'

/** So often reading is begun: a page that ends every worker which reads it must not do so for ever. */
const TRIES = 3

/** The requests this worker is reading, or a popup hands over to it. */
export const active = new Set<string>()

export const isBeingRead = ({ id }: Pick<ClipRequest, 'id'>): boolean => active.has(id)

/** What a request gives when it is read, or the problem it ends with is thrown. */
export type Read = (request: ClipRequest) => Promise<{ clip: Clip; origin: Origin }>

/** A request nobody has tried yet. */
export const newRequest = (given: Omit<ClipRequest, 'id' | 'since' | 'tries'>): ClipRequest => ({
  ...given,
  ...{ id: crypto.randomUUID(), since: Date.now(), tries: 0 },
})

/** Note what the user asked for, so that it cannot be lost, and read it: at once, as they may leave in the next moment. */
export async function ask(request: ClipRequest, read: Read): Promise<void> {
  active.add(request.id)
  const noted = addRequest({ ...request, tries: 1 })
  await finish(request, read(request), noted)
}

/** Read again what a worker that died had begun; each beginning is counted before, so that a page which ends every worker is given up. */
export async function fulfil(request: ClipRequest, read: Read): Promise<void> {
  const { id, tries } = request
  if (active.has(id)) return
  active.add(id)
  const counted = changeRequest(id, { tries: tries + 1, problem: undefined })
  const reading = tries < TRIES ? counted.then(() => read(request)) : Promise.reject(new Problem('gave_up'))
  await finish(request, reading, counted)
}

/** Keep what was read; what fails stays and says why. What the user has given up meanwhile is not kept. */
async function finish({ id, tabId, url, page }: ClipRequest, reading: ReturnType<Read>, noted: Promise<unknown>) {
  // Heard below; until it is noted, nobody could be told.
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

/** A tab that is gone shows nothing any more: its request is the account's to tell of. */
const TABLESS: ReadonlySet<string> = new Set(['tab_closed', 'tab_moved'])

async function fail(id: string, cause: unknown): Promise<void> {
  const { code, detail } = toProblem(cause)
  await changeRequest(id, { problem: { code, detail }, ...(TABLESS.has(code) && { tabId: undefined }) })
}
