import type { Clip } from '../../article'
import { database } from '../../outbox/database'
import { nextDue } from '../../outbox/due'
import { flush } from '../../outbox/flush'
import type { FlushWorld } from '../../outbox/flush-world'
import { gatherDue, stopWaiting } from '../../outbox/gather'
import type { Source } from '../../outbox/job'
import { commit, retryProblem } from '../../outbox/outbox'
import { versionOf } from '../../outbox/packed'
import { presetById } from '../../presets'
import { Problem, type ProblemCode } from '../../problem'
import { wantedPictures } from '../../render/pictures'
import { render, templateOf } from '../../render/render'
import { activeDestinations } from '../../settings'
import { browser } from '../browser'
import { keepAwake } from '../keep-awake'
import { pictures } from '../pictures/pictures'
import { readSettings } from '../settings'
import { tabAddress } from '../tab-address'
import { report, unattended } from '../trouble'
import { destination } from './destinations'
import { provenance, snapshot, wantsProvenance } from './provenance'

/** The one alarm. */
export const ALARM = 'outbox'
/** Browsers fire alarms no earlier. */
const SOONEST = 30_000
/** In ms: how long the user has to answer whether pictures may be fetched. */
const ANSWER = 60_000

/** Where a clip comes from. */
export interface Origin {
  tabId?: number
  /** The page's address as the user had it, if it is in no tab. */
  requested?: string
  /** The user is being asked for a permission that its pictures need. */
  asking?: boolean
  /** Keep it beside the article's earlier clips. */
  beside?: boolean
}

const now = () => Date.now()

const flushWorld = (): FlushWorld => ({ destination, now, random: Math.random, locks: navigator.locks })

/**
 * Render the clip and commit it to every active destination; once this resolves it can no longer be lost.
 * @returns the jobs' ids, one per destination
 * @throws {Problem} if it could not be kept
 */
export async function keep(clip: Clip, preset: string, origin: Origin = {}): Promise<number[]> {
  const settings = await readSettings()
  return keepAt(
    activeDestinations(settings).map(({ id }) => id),
    { clip, preset, settings },
    origin,
  )
}

/**
 * Keep a clip again as it was last kept, at the destinations of these jobs: its pictures are fetched again.
 * @throws {Problem} if it could not be kept, or nothing is known of it any more
 */
export async function keepAgain(jobIds: readonly number[], origin: Origin): Promise<number[]> {
  const db = await database()
  const delivered = (await Promise.all(jobIds.map((id) => db.get('jobs', id)))).flatMap((job) => job ?? [])
  const version = delivered[0] && (await versionOf(db, delivered[0].clip))
  if (!version) throw new Problem('storage_failed', `jobs ${jobIds} are forgotten`)
  const { clip, preset } = version
  const destinations = delivered.map(({ destination }) => destination)
  return keepAt(destinations, { clip, preset, settings: await readSettings() }, origin)
}

async function keepAt(
  destinations: readonly string[],
  { clip, preset, settings }: Source,
  { tabId, requested, asking, beside }: Origin,
): Promise<number[]> {
  const format = presetById(preset)
  const from = {
    ...(tabId !== undefined && { tabId, requested: await tabAddress(tabId) }),
    ...(requested && { requested }),
  }
  const source: Source = { clip, preset, settings, ...from, ...(asking && { until: now() + ANSWER }) }
  const isMore = wantedPictures(clip.article, format, settings).length > 0 || wantsProvenance(source)
  // Set before the commit: a worker that dies right after it is woken again.
  await wakeAt(now())
  return commit(await database(), {
    ...{ clip, destinations, preset, beside },
    template: templateOf(format, settings),
    render: (taken, clip) => render(clip, format, settings, taken),
    now: now(),
    ...(isMore && { source }),
  })
}

/** Deliver and gather what is due, each destination apart, and plan the next wake-up. The account shows progress. */
export function deliver(): void {
  unattended(deliverDue())
  unattended(gather())
}

async function deliverDue(): Promise<void> {
  const db = await database()
  if ((await nextDue(db, now())) === undefined) return
  await wakeAt(now())
  try {
    // A large picture on a slow line takes minutes.
    await keepAwake(() => flush(db, flushWorld()))
  } finally {
    const due = await nextDue(db, now())
    // Never cleared: a clip may be committed right now, and an alarm that finds nothing costs nothing.
    if (due !== undefined) await wakeAt(due)
  }
}

/** Apart, so that slow servers delay no delivery; the alarm resumes what a dead worker left. */
async function gather(): Promise<void> {
  // Each clip leaves as soon as it is whole.
  const handedOver = () => unattended(deliverDue())
  const world = { pictures, snapshot, provenance, now, locks: navigator.locks, handedOver, failed: report }
  await gatherDue(await database(), world)
}

/** The user was asked whether pictures may be fetched: go on, whatever they said. */
export async function picturesDecided(): Promise<void> {
  await stopWaiting(await database(), now())
  deliver()
}

/** Retry what waits for this reason, which may be gone. */
export async function deliverWaiting(reason: ProblemCode): Promise<void> {
  await retryProblem(await database(), reason, now())
  deliver()
}

/** The user gave a permission: retry what waited for one, and treat a question about pictures as answered. */
export async function permissionGiven(): Promise<void> {
  await deliverWaiting('permission_needed')
  await picturesDecided()
}

const wakeAt = (due: number): Promise<void> =>
  Promise.resolve(browser.alarms.create(ALARM, { when: Math.max(due, now() + SOONEST) }))
