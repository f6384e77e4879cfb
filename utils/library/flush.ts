import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Destination, Receipt } from '../destinations/destination'
import { Problem, type ProblemCode } from '../problem'
import { type Library, type Schema, write } from './database'
import type { Job } from './job'
import { newestFirst } from './receipts'

/** What delivering needs from outside. */
export interface FlushWorld {
  destinations: readonly Destination[]
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** 0 ≤ random() < 1, for the jitter. */
  random(): number
  /** One flush at a time in all of the browser's pages and workers. */
  locks: Pick<LockManager, 'request'>
}

/** Problems that may pass by themselves. After any other one the job waits for the person: a cancelled download is their answer. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['download_failed', 'incomplete', 'disk_full'])
const ATTEMPTS = 8
const MINUTE = 60_000
/** Done jobs are a recent history only. */
const HISTORY = 50

/**
 * Deliver every due job, one by one, and finish those a dead worker left under way.
 * A job that fails never keeps the next one waiting.
 */
export const flush = (db: Library, world: FlushWorld): Promise<void> =>
  world.locks.request('outbox', async () => {
    const tried = new Set<number>()
    for (;;) {
      const due = await db.getAllKeysFromIndex('jobs', 'due', IDBKeyRange.upperBound(world.now()))
      const id = due.find((key) => !tried.has(key))
      if (id === undefined) return
      tried.add(id)
      await deliver(db, id, world)
    }
  })

/** When the next open job is due, in milliseconds since the epoch; undefined when nothing is open. */
export async function nextDue(db: Library): Promise<number | undefined> {
  const cursor = await db.transaction('jobs').store.index('due').openKeyCursor()
  return cursor?.key
}

async function deliver(db: Library, id: number, world: FlushWorld): Promise<void> {
  const startedAt = world.now()
  const begun = await begin(db, id, startedAt)
  if (!begun) return
  const { job, file, replaces } = begun
  try {
    const destination = world.destinations.find((d) => d.id === job.destination)
    if (!destination) throw new Problem('download_failed', `no destination named ${job.destination}`)
    const receipt = await destination.deliver({
      file,
      replaces,
      earlier: job.started,
      remember: (handle) => remember(db, id, { startedAt, handle }),
    })
    if (receipt) await settle(db, job, receipt)
  } catch (cause) {
    // The job is as it was; with no working database there is nothing more to do now.
    if (cause instanceof Problem && cause.code.startsWith('storage_')) throw cause
    await fail(db, id, cause, world)
  }
}

/**
 * Mark the job as under way. It stays due, so that any later flush finds it should this one die.
 * A newer file of the same article waits until the older one's outcome is known.
 */
const begin = (db: Library, id: number, now: number) =>
  write(db, ['jobs', 'receipts'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (!job?.file) return
    const same = await sameFile(tx.objectStore('jobs'), job)
    if (same.some((other) => other.id < id && other.state === 'delivering')) return
    const begun: Job = {
      ...job,
      state: 'delivering',
      attempts: job.attempts + 1,
      due: Math.min(job.due ?? now, now),
      problem: undefined,
    }
    await tx.objectStore('jobs').put(begun)
    const replaces = newestFirst(await tx.objectStore('receipts').index('clip').getAll(job.clip), job.destination)
    return { job: begun, file: job.file, replaces }
  })

const remember = (db: Library, id: number, started: NonNullable<Job['started']>): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job) await tx.objectStore('jobs').put({ ...job, started })
  })

/** The receipt and the end of the job are one fact: only then is the file's text dropped. */
const settle = (db: Library, { id, clip, destination }: Job, receipt: Receipt): Promise<void> =>
  write(db, ['jobs', 'receipts'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    await tx.objectStore('receipts').put({ ...receipt, destination, clip })
    const job = await jobs.get(id)
    if (job) {
      const { file, due, started, problem, ...rest } = job
      await jobs.put({ ...rest, state: 'done', receipt })
    }
    for (const old of (await jobs.getAllKeys()).slice(0, -HISTORY)) {
      if ((await jobs.get(old))?.state === 'done') await jobs.delete(old)
    }
  })

const fail = (db: Library, id: number, cause: unknown, { now, random }: FlushWorld): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (!job) return
    const known = cause instanceof Problem
    const problem = known ? cause : new Problem('download_failed', String(cause), { cause })
    const again = PASSING.has(problem.code) && job.attempts < ATTEMPTS
    const newer = (await sameFile(tx.objectStore('jobs'), job)).some((other) => other.id > id && other.state !== 'done')
    if (newer && (known || !again)) {
      await tx.objectStore('jobs').delete(id)
      return
    }
    await tx.objectStore('jobs').put({
      ...job,
      // Unless the destination says that nothing lies at the place, the next try must look for it first.
      state: !again ? 'failed' : known ? 'pending' : 'delivering',
      started: known ? undefined : job.started,
      due: again ? now() + delay(job.attempts, random()) : undefined,
      problem: { code: problem.code, detail: problem.detail },
    })
  })

type Jobs = IDBPObjectStore<Schema, StoreNames<Schema>[], 'jobs', 'readwrite'>

/** All jobs that write this job's article to the same destination, itself included. */
const sameFile = async (jobs: Jobs, { clip, destination }: Job): Promise<Job[]> =>
  (await jobs.index('clip').getAll(clip)).filter((job) => job.destination === destination)

/** 30 s, 1 min, 2 min … 1 h, up to half of it more so that jobs do not move in step. */
const delay = (attempts: number, random: number): number =>
  Math.round(Math.min(MINUTE * 2 ** (attempts - 2), 60 * MINUTE) * (1 + random / 2))
