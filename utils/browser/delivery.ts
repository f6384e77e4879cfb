import { browser } from 'wxt/browser'
import type { Clip } from '../article'
import { destinations } from '../destinations'
import { library } from '../library/database'
import { type FlushWorld, flush, nextDue } from '../library/flush'
import type { Job } from '../library/job'
import { commit, jobs } from '../library/outbox'
import { presetById } from '../presets'
import { Problem } from '../problem'
import { render } from '../render/render'
import { showWaiting } from './badge'
import { downloadsPort } from './downloads'
import { readClosed } from './failure'
import { readSettings } from './settings'

/** The one alarm. */
export const ALARM = 'outbox'
/** Browsers fire alarms no earlier. */
const SOONEST = 30_000

const now = () => Date.now()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let world: FlushWorld | undefined
const outside = (): FlushWorld => {
  world ??= {
    destinations: destinations({ downloads: downloadsPort(), settings: readSettings, now }),
    now,
    random: Math.random,
    locks: navigator.locks,
  }
  return world
}

/**
 * Render the clip and commit it; once this resolves it can no longer be lost.
 * @returns the job's id
 * @throws {Problem} when it could not be kept
 */
export async function keep(clip: Clip, preset: string): Promise<number> {
  const settings = await readSettings()
  // Set before the commit: a worker that dies right after it is woken again.
  await wakeAt(now())
  return commit(await library(), {
    clip,
    destination: 'downloads',
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
    failed: (await jobs(db)).some((job) => job.state === 'failed'),
    closed: (await readClosed()).length > 0,
  })
}

/** Deliver, until the job is done, failed, or waits for another try; gives up watching while a dialog stays open. */
export async function settled(jobId: number): Promise<Job> {
  const db = await library()
  const asked = await db.get('jobs', jobId)
  for (let round = 0; ; round++) {
    await deliverDue()
    // A newer clip of the same article takes the place of a job that failed.
    const job =
      (await db.get('jobs', jobId)) ?? (asked && (await db.getAllFromIndex('jobs', 'clip', asked.clip)).at(-1))
    if (!job) throw new Problem('storage_failed', `job ${jobId} was discarded`)
    if (job.state === 'done' || job.state === 'failed' || job.problem || round === 20) return job
    await pause(500)
  }
}

const wakeAt = (due: number): Promise<void> =>
  Promise.resolve(browser.alarms.create(ALARM, { when: Math.max(due, now() + SOONEST) }))
