import { library } from '../library/database'
import { discard, redirect, retry, retryAll } from '../library/outbox'
import { historyOf } from '../library/saved-before'
import { Problem } from '../problem'
import { tell } from './account'
import { retryLink } from './clip-link'
import { answered, deliver, keep, keepAgain } from './delivery'
import { comeBackToAllow } from './folders'
import type { Handlers } from './messages'
import { placeAt } from './places'
import { addressOf } from './provenance'
import { dropRequests } from './requests'
import { clipOf } from './send-clip'
import { followTab } from './tab-clips'
import { trouble, unattended } from './trouble'

/** What the background does when its pages ask. Nothing waits for a delivery: the account tells how that goes. */
export const answers: Handlers = {
  history: async (question) => historyOf(await library(), question),
  owner: async ({ pathKey }) => (await (await library()).getFromIndex('clips', 'pathKey', pathKey))?.key ?? null,
  async clip({ clip, preset, ...origin }) {
    const jobIds = await keep(await clipOf(clip), preset, origin)
    await follow(jobIds, origin.tabId)
    deliver()
    return { jobIds }
  },
  async retryPictures({ jobIds, ...origin }) {
    const again = await keepAgain(jobIds, origin)
    await follow(again, origin.tabId)
    deliver()
    return { jobIds: again }
  },
  async answered() {
    await answered()
    return null
  },
  async retry({ jobIds }) {
    await retry(await library(), jobIds, Date.now())
    deliver()
    return null
  },
  async retryPlace({ place }) {
    await retryAll(await library(), place, Date.now())
    deliver()
    return null
  },
  async redirect({ jobIds, place }) {
    const to = await placeAt(place)
    if (!to) throw new Problem('place_gone', place)
    await redirect(await library(), jobIds, to, Date.now())
    deliver()
    return null
  },
  async discard({ jobIds }) {
    return { left: (await discard(await library(), jobIds)).length }
  },
  async retryRequest({ id }) {
    unattended(retryLink(id))
    return null
  },
  async discardRequest({ id }) {
    // The badges as they are: what this worker has not shown it cannot clear.
    await tell()
    await dropRequests((request) => request.id === id)
    return null
  },
  async comeBackToAllow({ tabId, place }) {
    await comeBackToAllow(tabId, place)
    return null
  },
  async dismissTrouble() {
    await trouble.update(() => undefined)
    return null
  },
}

/** The tab's badge tells of this clip from now on, and no longer that its page could not be clipped before. */
async function follow(jobIds: readonly number[], tabId?: number): Promise<void> {
  if (tabId === undefined) return
  const url = (await addressOf(tabId)) ?? ''
  await followTab(tabId, { url, jobIds })
  await dropRequests((one) => one.kind === 'page' && one.tabId === tabId && one.url === url && !!one.problem)
}
