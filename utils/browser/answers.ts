import { library } from '../library/database'
import { discard, redirect, retry, retryAll } from '../library/outbox'
import { activePlaces } from '../settings'
import { discardLink, retryLink } from './clip-link'
import { follow } from './clip-tab'
import { answered, deliverDue, keep, keepAgain, refresh, settled } from './delivery'
import { dropClosed } from './failure'
import { comeBackToAllow } from './folders'
import type { Handlers } from './messages'
import { whereAt } from './places'
import { clipOf } from './send-clip'
import { readSettings } from './settings'

/** What the background answers its pages. */
export const answers: Handlers = {
  async clip({ clip, preset, ...origin }) {
    const jobIds = await keep(await clipOf(clip), preset, origin)
    void (origin.tabId === undefined ? settled(jobIds) : follow(jobIds, origin.tabId))
    return { jobIds }
  },
  answered: () => answered(),
  async retryPictures({ jobIds, ...origin }) {
    const again = await keepAgain(jobIds, origin)
    void settled(again)
    return { jobIds: again }
  },
  settled: ({ jobIds }) => settled(jobIds),
  async retry({ jobIds }) {
    for (const id of jobIds) await retry(await library(), id, Date.now())
    return settled(jobIds)
  },
  async retryPlace({ place }) {
    await retryAll(await library(), place, Date.now())
    await deliverDue()
    return null
  },
  async redirect({ jobIds, place }) {
    for (const id of jobIds) await redirect(await library(), id, place, Date.now())
    await deliverDue()
    return null
  },
  async where({ path }) {
    const places = activePlaces(await readSettings())
    return places.map((place) => ({
      ...{ place: place.id, name: place.name, kind: place.kind },
      where: whereAt(place, path),
    }))
  },
  async discard({ jobIds }) {
    for (const id of jobIds) await discard(await library(), id)
    await refresh()
    return null
  },
  clipLink: retryLink,
  discardLink,
  comeBackToAllow: ({ tabId, place }) => comeBackToAllow(tabId, place),
  async told() {
    await dropClosed()
    await refresh()
    return null
  },
}
