import type { ClipRequest } from '../library/account'
import { resumeLink } from './clip-link'
import { resumeTab } from './clip-tab'
import { isBeingRead } from './fulfil'
import { changeRequests, readRequests } from './requests'
import { forgetTab } from './tab-clips'
import { unattended } from './trouble'

/** Begin again what a worker that died had begun to read. */
export async function resumeRequests(): Promise<void> {
  for (const request of await readRequests()) {
    if (request.problem || isBeingRead(request)) continue
    unattended(request.kind === 'link' ? resumeLink(request) : resumeTab(request))
  }
}

/** Nothing can ever be clipped there, and the user knows what they closed. */
const HOPELESS: ReadonlySet<string> = new Set(['restricted', 'store', 'empty_tab'])

/** A tab has closed: what could not be clipped in it is from now on told everywhere. */
export async function afterTab(tabId: number): Promise<void> {
  const isDone = ({ problem, kind }: ClipRequest) => kind === 'page' && problem && HOPELESS.has(problem.code)
  await changeRequests((one) => {
    if (one.tabId !== tabId || !one.problem) return one
    return isDone(one) ? undefined : { ...one, tabId: undefined }
  })
  await forgetTab(tabId)
}
