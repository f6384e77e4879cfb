import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Destination, Receipt } from '../destinations/destination'
import { Problem, toProblem } from '../problem'
import { isOfThePlace, passes, waitFor } from './backoff'
import { type Library, type Schema, write } from './database'
import type { Job } from './job'
import { dropUnused, missingIn } from './payloads'
import { newestFirst } from './receipts'
import { settleVersion } from './versions'

/** What delivering needs from outside. */
export interface FlushWorld {
  /** The place with this id as it is set up now; undefined when the person has removed it. */
  destination(id: string): Promise<Destination | undefined>
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** 0 ≤ random() < 1, for the jitter. */
  random(): number
  /** One flush a place at a time in all of the browser's pages and workers. */
  locks: Pick<LockManager, 'request'>
}

/** Done jobs are a recent history only. */
const HISTORY = 50

/**
 * Deliver every due job, one by one and in their order at each place, and finish those a dead worker left under way.
 * A job that fails never keeps the next one waiting, nor a place the others; a place that fails is left for this time.
 */
export async function flush(db: Library, world: FlushWorld): Promise<void> {
  const places = new Set((await dueJobs(db, world)).map(({ destination }) => destination))
  const ends = await Promise.allSettled(
    Array.from(places, (place) => world.locks.request(`outbox:${place}`, () => flushPlace(db, place, world))),
  )
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

async function flushPlace(db: Library, place: string, world: FlushWorld): Promise<void> {
  const tried = new Set<number>()
  for (;;) {
    const due = (await dueJobs(db, world)).filter(({ id, destination }) => destination === place && !tried.has(id))
    if (due.length === 0) return
    for (const { id } of due) {
      tried.add(id)
      if (!(await deliver(db, id, world))) return
    }
  }
}

const dueJobs = async (db: Library, { now }: FlushWorld): Promise<Job[]> =>
  (await db.getAllFromIndex('jobs', 'due', IDBKeyRange.upperBound(now())))
    .filter(({ state }) => state !== 'gathering')
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id)

/** What a dead worker left under way comes first, what was tried last comes last: it may be what makes the place fail. */
const rank = ({ state, triedAt = 0 }: Job): number => (state === 'delivering' ? -1 : triedAt)

/** When the next open job is due, in milliseconds since the epoch; undefined when nothing is open. */
export async function nextDue(db: Library): Promise<number | undefined> {
  const cursor = await db.transaction('jobs').store.index('due').openKeyCursor()
  return cursor?.key
}

/** @returns false when the place itself fails */
async function deliver(db: Library, id: number, world: FlushWorld): Promise<boolean> {
  const startedAt = world.now()
  const begun = await begin(db, id, startedAt)
  if (!begun) return true
  const { job, files, replaces } = begun
  try {
    const destination = await world.destination(job.destination)
    if (!destination) throw new Problem('place_gone', job.destination)
    const receipt = await destination.deliver({
      ...{ files, replaces, url: job.url, title: job.title, earlier: job.started },
      remember: (handle) => remember(db, id, { startedAt, handle }),
    })
    if (receipt) await settle(db, job, receipt)
    return true
  } catch (cause) {
    // The job is as it was; with no working database there is nothing more to do now.
    if (cause instanceof Problem && cause.code.startsWith('storage_')) throw cause
    return fail(db, id, cause, world)
  }
}

/**
 * Mark the job as under way. It stays due, so that any later flush finds it should this one die.
 * A newer file of the same article waits until the older one's outcome is known.
 */
const begin = (db: Library, id: number, now: number) =>
  write(db, ['jobs', 'payloads', 'receipts'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job?.payload === undefined || job.state === 'gathering') return
    // Another page may have delivered it or put it off since it was listed.
    if (job.due === undefined || job.due > now) return
    const files = (await tx.objectStore('payloads').get(job.payload))?.files
    if (!files) return
    const same = await sameFile(tx.objectStore('jobs'), job)
    if (same.some((other) => other.id < id && other.state === 'delivering')) return
    const begun: Job = {
      ...job,
      state: 'delivering',
      attempts: job.attempts + 1,
      triedAt: now,
      problem: undefined,
    }
    await tx.objectStore('jobs').put(begun)
    const receipts = await tx.objectStore('receipts').index('clip').getAll(job.clip)
    const replaces = newestFirst(receipts.filter(({ destination }) => destination === job.destination))
    return { job: begun, files, replaces }
  })

const remember = (db: Library, id: number, started: NonNullable<Job['started']>): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job) await tx.objectStore('jobs').put({ ...job, started })
  })

/** The receipt and the end of the job are one fact: only then are its files dropped. */
const settle = (db: Library, { id, clip, destination, createdAt }: Job, receipt: Receipt): Promise<void> =>
  write(db, ['jobs', 'payloads', 'receipts', 'versions'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    const whole = { ...receipt, ...(await missingIn(tx, job?.payload)) }
    await tx.objectStore('receipts').put({ ...whole, destination, clip, keptAt: createdAt })
    if (job) {
      await settleVersion(tx, job)
      const { payload, due, started, problem, ...rest } = job
      await jobs.put({ ...rest, state: 'done', receipt: whole })
      await dropUnused(tx, payload)
    }
    // By their keys: a thousand that wait are not read for every one that is done.
    const open = new Set(await jobs.index('payload').getAllKeys())
    const done = (await jobs.getAllKeys()).filter((key) => !open.has(key))
    for (const old of done.slice(0, -HISTORY)) await jobs.delete(old)
  })

/** @returns false when the place itself fails: then its other open jobs wait as long, or for the person too */
const fail = (db: Library, id: number, cause: unknown, { now, random }: FlushWorld): Promise<boolean> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    if (!job) return true
    const known = cause instanceof Problem
    const problem = toProblem(cause)
    const again = passes(problem.code)
    const newer = (await sameFile(jobs, job)).some((other) => other.id > id && other.state !== 'done')
    if (newer && (known || !again)) {
      await jobs.delete(id)
      await dropUnused(tx, job.payload)
      return !isOfThePlace(problem.code)
    }
    const outcome: Outcome = {
      attempts: job.attempts,
      due: again ? now() + waitFor(job.attempts, random(), problem.retryAfter) : undefined,
      problem: { code: problem.code, detail: problem.detail },
    }
    await jobs.put({
      ...job,
      ...outcome,
      // Unless the destination says that nothing lies at the place, the next try must look for it first.
      state: !again ? 'failed' : known ? 'pending' : 'delivering',
    })
    if (!isOfThePlace(problem.code)) return true
    await putOff(jobs, job, outcome)
    return false
  })

type Outcome = Pick<Job, 'attempts' | 'due' | 'problem'>

/** What else is on its way to the place waits as long as this job, or for the person as it does: the try counts for all. */
async function putOff(jobs: Jobs, { destination }: Job, outcome: Outcome): Promise<void> {
  const until = outcome.due ?? Number.POSITIVE_INFINITY
  for (const other of await jobs.getAll()) {
    if (other.destination !== destination || other.state !== 'pending' || (other.due ?? 0) >= until) continue
    const attempts = Math.max(other.attempts, outcome.attempts)
    await jobs.put({ ...other, ...outcome, attempts, state: outcome.due === undefined ? 'failed' : 'pending' })
  }
}

type Jobs = IDBPObjectStore<Schema, StoreNames<Schema>[], 'jobs', 'readwrite'>

/** All jobs that write this job's article to the same destination, itself included. */
const sameFile = async (jobs: Jobs, { clip, destination }: Job): Promise<Job[]> =>
  (await jobs.index('clip').getAll(clip)).filter((job) => job.destination === destination)
