import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Destination, Receipt } from '../destinations/destination'
import { Problem, toProblem } from '../problem'
import { isOfThePlace, ofOnePath, passes, waitFor } from './backoff'
import { type Library, type Schema, write } from './database'
import { dueJobs } from './due'
import { isDue, type Job, planned } from './job'
import { dropUnused, missingIn } from './payloads'
import { type At, firstTarget, isAt, newestFirst, rememberTargets } from './receipts'
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
 * Deliver what is due at every place, all places at once.
 * @returns once the slowest has ended; who must not wait for it asks for each of the `duePlaces` by itself
 */
export async function flush(db: Library, world: FlushWorld): Promise<void> {
  const ends = await Promise.allSettled((await duePlaces(db, world.now())).map((place) => flushPlace(db, place, world)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

/** The places that something is due at. */
export const duePlaces = async (db: Library, now: number): Promise<string[]> => [
  ...new Set((await deliverable(db, now)).map(({ destination }) => destination)),
]

/**
 * Deliver every job that is due at a place, one by one and in their order, and finish those a dead worker left under way.
 * A job that fails never keeps the next one waiting; a place that fails is left for this time.
 */
export const flushPlace = (db: Library, place: string, world: FlushWorld): Promise<void> =>
  world.locks.request(`outbox:${place}`, async () => {
    const isWell = probe()
    const tried = new Set<number>()
    for (;;) {
      const due = await deliverable(db, world.now())
      const next = due.filter(({ id, destination }) => destination === place && !tried.has(id))
      if (next.length === 0) return
      for (const { id } of next) {
        tried.add(id)
        if (!(await deliver(db, id, world, isWell))) return
      }
    }
  })

const deliverable = async (db: Library, now: number): Promise<Job[]> =>
  (await dueJobs(db, now)).filter(({ state }) => state !== 'gathering').sort((a, b) => rank(a) - rank(b) || a.id - b.id)

/** What a dead worker left under way comes first, what was tried most often last: it may be what makes the place fail. */
const rank = ({ state, tries = 0 }: Job): number => (state === 'delivering' ? -1 : tries)

/** Whether clips could go to a place at all, tried once however often it is asked. */
function probe() {
  let answer: Promise<boolean> | undefined
  return ({ test }: Destination): Promise<boolean> => {
    answer ??=
      test === undefined
        ? Promise.resolve(false)
        : test().then(
            () => true,
            () => false,
          )
    return answer
  }
}

/** @returns false when the place itself fails */
async function deliver(
  db: Library,
  id: number,
  world: FlushWorld,
  isWell: (place: Destination) => Promise<boolean>,
): Promise<boolean> {
  const startedAt = world.now()
  const begun = await begin(db, id, startedAt)
  if (!begun) return true
  const { job, files, receipts, first } = begun
  let destination: Destination | undefined
  try {
    destination = await world.destination(job.destination)
    if (!destination) throw new Problem('place_gone', job.destination)
    const to = destination
    if (first === undefined) await rememberTargets(db, [to])
    const isHere = ({ target }: { target: string }) => isAt(target, to, first ?? to.target)
    const replaces = newestFirst(receipts.filter(isHere))
    const { url, title, started } = job
    const receipt = await to.deliver({
      ...{ files, replaces, url, title },
      earlier: started && isHere(started) ? started : undefined,
      remember: (handle) => remember(db, id, { startedAt, target: to.target, handle }),
    })
    if (receipt) await settle(db, job, to, receipt)
    return true
  } catch (cause) {
    const problem = toProblem(cause)
    // The job is as it was; with no working database there is nothing more to do now.
    if (problem.code.startsWith('storage_')) throw cause
    const own = ofOnePath(problem.code)
    if (own && destination && (await isWell(destination))) {
      return fail(db, id, new Problem(own, problem.detail, { cause }), world)
    }
    return fail(db, id, problem, world)
  }
}

/**
 * Mark the job as under way. It stays due, so that any later flush finds it should this one die.
 * A newer file of the same article waits until the older one's outcome is known.
 */
const begin = (db: Library, id: number, now: number) =>
  write(db, ['jobs', 'payloads', 'receipts', 'meta'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job?.payload === undefined || job.state === 'gathering') return
    // Another page may have delivered it or put it off since it was listed.
    if (!isDue(job, now)) return
    const files = (await tx.objectStore('payloads').get(job.payload))?.files
    if (!files) return
    const same = await sameFile(tx.objectStore('jobs'), job)
    if (same.some(({ seq, state }) => seq < job.seq && state === 'delivering')) return
    const begun: Job = {
      ...job,
      state: 'delivering',
      attempts: job.attempts + 1,
      tries: (job.tries ?? 0) + 1,
      problem: undefined,
    }
    await tx.objectStore('jobs').put(begun)
    const receipts = await tx.objectStore('receipts').index('clip').getAll(job.clip)
    const atPlace = receipts.filter(({ destination }) => destination === job.destination)
    return {
      job: begun,
      files,
      receipts: atPlace,
      first: await tx.objectStore('meta').get(firstTarget(job.destination)),
    }
  })

const remember = (db: Library, id: number, started: NonNullable<Job['started']>): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job) await tx.objectStore('jobs').put({ ...job, started })
  })

/** The receipt and the end of the job are one fact: only then are its files dropped. */
const settle = (db: Library, { id, clip, destination, seq }: Job, { target }: At, receipt: Receipt): Promise<void> =>
  write(db, ['jobs', 'payloads', 'receipts', 'versions'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    const whole = { ...receipt, ...(await missingIn(tx, job?.payload)) }
    await tx.objectStore('receipts').put({ ...whole, ...{ destination, target, clip, seq } })
    if (job) {
      await settleVersion(tx, job)
      const { payload, due, planned, started, problem, ...rest } = job
      await jobs.put({ ...rest, state: 'done', receipt: whole })
      await dropUnused(tx, payload)
    }
    // By their keys: a thousand that wait are not read for every one that is done.
    const open = new Set(await jobs.index('payload').getAllKeys())
    const done = (await jobs.getAllKeys()).filter((key) => !open.has(key))
    for (const old of done.slice(0, -HISTORY)) await jobs.delete(old)
  })

/** @returns false when the place itself fails: then its other open jobs wait as long, or for the person too */
const fail = (db: Library, id: number, problem: Problem, { now, random }: FlushWorld): Promise<boolean> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    if (!job) return true
    const { code, detail } = problem
    const known = code !== 'internal_error'
    const again = passes(code)
    const newer = (await sameFile(jobs, job)).some(({ seq, state }) => seq > job.seq && state !== 'done')
    if (newer && (known || !again)) {
      await jobs.delete(id)
      await dropUnused(tx, job.payload)
      return !isOfThePlace(code)
    }
    const wait = again
      ? planned(now() + waitFor(job.attempts, random(), problem.retryAfter), now())
      : { due: undefined, planned: undefined }
    const failed: Job = {
      ...job,
      ...wait,
      problem: { code, detail },
      // Unless the destination says that nothing lies at the place, the next try must look for it first.
      state: !again ? 'failed' : known ? 'pending' : 'delivering',
    }
    await jobs.put(failed)
    if (!isOfThePlace(code)) return true
    await putOff(jobs, failed)
    return false
  })

/**
 * What else is on its way to the place waits as long as this job, or for the person as it does: the try counts for all.
 * The detail is this job's own.
 */
async function putOff(jobs: Jobs, failed: Job): Promise<void> {
  const { destination, due, planned, problem } = failed
  const until = due ?? Number.POSITIVE_INFINITY
  const shared = problem && { code: problem.code, detail: '' }
  const state = due === undefined ? 'failed' : 'pending'
  const isEarlier = (other: Job) =>
    other.destination === destination && other.state === 'pending' && (other.due ?? 0) < until
  await Promise.all(
    (await jobs.getAll()).filter(isEarlier).map(async (other) => {
      const attempts = Math.max(other.attempts, failed.attempts)
      return jobs.put({ ...other, ...{ due, planned, problem: shared, attempts, state } })
    }),
  )
}

type Jobs = IDBPObjectStore<Schema, StoreNames<Schema>[], 'jobs', 'readwrite'>

/** All jobs that write this job's article to the same destination, itself included. */
const sameFile = async (jobs: Jobs, { clip, destination }: Job): Promise<Job[]> =>
  (await jobs.index('clip').getAll(clip)).filter((job) => job.destination === destination)
