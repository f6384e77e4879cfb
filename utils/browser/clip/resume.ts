import { isHopeless } from '../../outbox/account'
import { stored } from '../stored'
import { unattended } from '../trouble'
import { resumeLink } from './clip-link'
import { resumeTab } from './clip-tab'
import { isBeingRead } from './fulfil'
import { adoptLinks, changeRequests, readRequests } from './requests'
import { forgetTab } from './tab-clips'

/** Set while this browser runs: its next run numbers tabs anew. */
const isRunning = stored('session', 'running', (raw) => raw === true)

/** Resume what a dead worker had begun to read. */
export async function resumeRequests(): Promise<void> {
  await adoptLinks()
  if (!(await isRunning.read())) {
    await changeRequests((one) => ({ ...one, tabId: undefined }))
    await isRunning.update(() => true)
  }
  const left = (await readRequests()).filter((request) => !request.problem && !isBeingRead(request))
  for (const request of left) if (request.kind === 'page') unattended(resumeTab(request))
  // One after the other: a page that kills its worker counts against itself only.
  const links = left.filter(({ kind }) => kind === 'link').sort((a, b) => a.tries - b.tries)
  for (const link of links) await resumeLink(link)
}

/** A tab was closed: what could not be clipped in it is now reported everywhere. */
export async function afterTab(tabId: number): Promise<void> {
  await changeRequests((one) => {
    if (one.tabId !== tabId || !one.problem) return one
    return one.kind === 'page' && isHopeless(one) ? undefined : { ...one, tabId: undefined }
  })
  await forgetTab(tabId)
}
