import { browser } from 'wxt/browser'
import type { Clip } from '../article'
import { library } from '../library/database'
import { type FlushWorld, flush, nextDue } from '../library/flush'
import { type Job, needsPerson } from '../library/job'
import { commit, jobs } from '../library/outbox'
import { presetById } from '../presets'
import { Problem } from '../problem'
import { render } from '../render/render'
import { activePlaces } from '../settings'
import { showWaiting } from './badge'
import { readClosed } from './failure'
import { destination } from './places'
import { readSettings } from './settings'

/** The one alarm. */
export const ALARM = 'outbox'
/** Browsers fire alarms no earlier. */
const SOONEST = 30_000

const now = () => Date.now()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const outside = (): FlushWorld => ({ destination, now, random: Math.random, locks: navigator.locks })

/**
 * Render the clip and commit it to every active place; once this resolves it can no longer be lost.
 * @returns the jobs' ids, one a place
 * @throws {Problem} when it could not be kept
 */
export async function keep(clip: Clip, preset: string): Promise<number[]> {
  const settings = await readSettings()
  // Set before the commit: a worker that dies right after it is woken again.
  await wakeAt(now())
  return commit(await library(), {
    clip,
    destinations: activePlaces(settings).map(({ id }) => id),
    render: (taken, since) => render(clip, presetById(preset), settings, taken, since),
    now: now(),
  })
}

/** Deliver what is due, plan the next wake-up, and show whether something waits for the person. */
export async function deliverDue(): Promise<void> {
  const db = await library()
  if ((await nextDue(db)) !== undefined) {
    await wakeAt(now())
    await flush(db, outside())
  }
  await refresh()
}

/** Bring alarm and badge up to date with the outbox. */
export async function refresh(): Promise<void> {
  const db = await library()
  const due = await nextDue(db)
  await (due === undefined ? browser.alarms.clear(ALARM) : wakeAt(due))
  await showWaiting({
    waiting: (await jobs(db)).filter(needsPerson).length,
    closed: (await readClosed()).length,
  })
}

/** Deliver, until each of the jobs is done, failed, or waits for another try; gives up watching while a dialog stays open. */
export async function settled(jobIds: readonly number[]): Promise<Job[]> {
  const db = await library()
  const asked = await Promise.all(jobIds.map((id) => db.get('jobs', id)))
  for (let round = 0; ; round++) {
    await deliverDue()
    const found = await Promise.all(jobIds.map((id, i) => current(id, asked[i])))
    if (round === 20 || found.every((job) => job.state === 'done' || job.state === 'failed' || job.problem))
      return found
    await pause(500)
  }

  /** A newer clip of the same article takes the place of a job that failed. */
  async function current(id: number, before: Job | undefined): Promise<Job> {
    const job = await db.get('jobs', id)
    if (job || !before) return job ?? missing(id)
    const all = await db.getAllFromIndex('jobs', 'clip', before.clip)
    return all.filter(({ destination }) => destination === before.destination).at(-1) ?? missing(id)
  }
}

function missing(id: number): never {
  throw new Problem('storage_failed', `job ${id} was discarded`)
}

const wakeAt = (due: number): Promise<void> =>
  Promise.resolve(browser.alarms.create(ALARM, { when: Math.max(due, now() + SOONEST) }))
