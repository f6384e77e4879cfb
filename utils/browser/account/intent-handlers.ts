import * as v from 'valibot'
import type { Clip } from '../../article'
import { type Database, database } from '../../outbox/database'
import { layDown, takeOver } from '../../outbox/handovers'
import { underWay } from '../../outbox/job'
import { historyOf } from '../../outbox/look-up'
import { discard, redirect, retry, retryAll } from '../../outbox/outbox'
import { whileIdle } from '../../outbox/while-idle'
import { Problem } from '../../problem'
import { fromBase64 } from '../../render/base64'
import { activeDestinations } from '../../settings'
import { retryLink } from '../clip/clip-link'
import { beginHandover, keepHanded } from '../clip/handed-over'
import { dropRequests, findRequest } from '../clip/requests'
import { followTab } from '../clip/tab-clips'
import { ClipSchema } from '../messages/clip-schema'
import type { Handlers } from '../messages/messages'
import { ANY_PATH } from '../messages/protocol'
import { deliver, keep, keepAgain, picturesDecided } from '../outbox/delivery'
import { destinationAt, whereAt } from '../outbox/destinations'
import { comeBackToAllow } from '../outbox/folders'
import { readSettings } from '../settings'
import { tabAddress } from '../tab-address'
import { trouble, unattended } from '../trouble'
import { publish } from './account'

/** How the background answers its pages. Nothing waits for a delivery: the account shows how it goes. */
export const intentHandlers: Handlers = {
  history: async (question) => historyOf(await database(), question),
  owner: async ({ pathKey }) => (await (await database()).getFromIndex('clips', 'pathKey', pathKey))?.key ?? null,
  where: async () =>
    activeDestinations(await readSettings()).map((destination) => ({
      ...{ name: destination.name, kind: destination.kind },
      where: whereAt(destination, ANY_PATH),
    })),
  clip: ({ clip, written = {}, preset, handover, ...origin }) => {
    const pictures = Object.entries(written).map(([name, base64]) => [name, new Blob([fromBase64(base64)])] as const)
    return followed(keep(withPictures(clip, pictures), preset, origin), origin.tabId, handover)
  },
  async handOver(begun) {
    await beginHandover(begun)
    return null
  },
  clipPart({ handover: id, base64, ...part }) {
    const kept = async () => {
      const at = (await findRequest(id))?.isPrivate ? 0 : Date.now()
      await layDown(await database(), { ...part, id, bytes: fromBase64(base64), at })
      return null
    }
    return keepHanded(id, kept())
  },
  clipLarge: ({ handover, parts, preset, ...origin }) => {
    const kept = handedOver(handover, parts).then((clip) => keep(clip, preset, origin))
    return followed(kept, origin.tabId, handover)
  },
  retryPictures: ({ jobIds, ...origin }) => followed(keepAgain(jobIds, origin), origin.tabId),
  async decided() {
    await picturesDecided()
    return null
  },
  async retry({ jobIds }) {
    await retry(await database(), jobIds, Date.now())
    deliver()
    return null
  },
  async retryDestination({ destination }) {
    await retryAll(await database(), destination, Date.now())
    deliver()
    return null
  },
  async redirect({ jobIds, destination }) {
    const to = await destinationAt(destination)
    if (!to) throw new Problem('place_gone', destination)
    const jobs = await atIdle(jobIds, (db, idle) => redirect(db, jobIds, to, Date.now(), idle))
    deliver()
    return { left: jobs.filter((job) => underWay(job) && job.destination !== destination).length }
  },
  async discard({ jobIds }) {
    return { left: (await atIdle(jobIds, (db, idle) => discard(db, jobIds, idle))).length }
  },
  async retryRequest({ id }) {
    unattended(retryLink(id))
    return null
  },
  async discardRequest({ id }) {
    // Update the badges first: this worker cannot clear what it did not show.
    await publish()
    await dropRequests((request) => request.id === id)
    return null
  },
  async comeBackToAllow({ tabId, destination }) {
    await comeBackToAllow(tabId, destination)
    return null
  },
  async dismissTrouble() {
    // `undefined` would change nothing: storage drops it.
    await trouble.update(() => null)
    return null
  },
}

/** A clip as if sent in one message, with the pictures embedded in its page. */
async function handedOver(id: string, count: number): Promise<Clip> {
  const parts = await takeOver(await database(), id, count)
  const text = await parts.get('')?.text()
  parts.delete('')
  return withPictures(v.parse(ClipSchema, JSON.parse(text ?? '')), [...parts])
}

const withPictures = (clip: Clip, pictures: readonly (readonly [string, Blob])[]): Clip =>
  pictures.length === 0 ? clip : { ...clip, article: { ...clip.article, written: Object.fromEntries(pictures) } }

/** Once it is kept, the tab's badge shows this clip, and no longer an earlier failure to clip its page. */
function followed(keeping: Promise<number[]>, tabId?: number, handover?: string): Promise<{ jobIds: number[] }> {
  const follow = async () => {
    const jobIds = await keeping
    const url = tabId === undefined ? undefined : ((await tabAddress(tabId)) ?? '')
    if (tabId !== undefined && url !== undefined) await followTab(tabId, { url, jobIds })
    await dropRequests(
      (one) => one.id === handover || (one.kind === 'page' && one.tabId === tabId && one.url === url && !!one.problem),
    )
    deliver()
    return { jobIds }
  }
  return handover === undefined ? follow() : keepHanded(handover, follow())
}

/** Jobs that were begun but are not actually being written can be given up too. */
async function atIdle<Result>(
  jobIds: readonly number[],
  run: (db: Database, idle: ReadonlySet<string>) => Promise<Result>,
): Promise<Result> {
  const db = await database()
  const chosen = (await Promise.all(jobIds.map((id) => db.get('jobs', id)))).flatMap((job) => job ?? [])
  const destinations = [...new Set(chosen.map(({ destination }) => destination))]
  return whileIdle(navigator.locks, destinations, (idle) => run(db, idle))
}
