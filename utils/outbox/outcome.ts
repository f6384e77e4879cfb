import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Receipt } from '../destinations/shared/destination'
import type { Problem } from '../problem'
import { isDestinationWide, isTransient, waitFor } from './backoff'
import { type Database, write } from './database'
import type { FlushWorld } from './flush-world'
import { type Job, planned } from './job'
import { dropUnused, missingIn } from './payloads'
import type { At } from './receipts'
import type { Schema } from './schema'
import { confirmVersion } from './versions'

/** Only this many done jobs are kept. */
const HISTORY = 50

/** Store the receipt and end the job as one fact: only then are its files dropped. */
export const completeJob = (
  db: Database,
  { id, clip, destination, seq }: Job,
  { target }: At,
  receipt: Receipt,
): Promise<void> =>
  write(db, ['jobs', 'payloads', 'receipts', 'versions'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    const history = jobs.index('done')
    const whole = { ...receipt, ...(await missingIn(tx, job?.payload)) }
    await tx.objectStore('receipts').put({ ...whole, ...{ destination, target, clip, seq } })
    if (job) {
      await confirmVersion(tx, job)
      const { payload, due, planned, started, begun, problem, ...rest } = job
      const last = await history.openKeyCursor(null, 'prev')
      await jobs.put({ ...rest, state: 'done', receipt: whole, ended: (last?.key ?? 0) + 1 })
      await dropUnused(tx, payload)
    }
    for (const old of (await history.getAllKeys()).slice(0, -HISTORY)) await jobs.delete(old)
  })

/** @returns false if the destination itself fails: then other pending jobs wait as long, or for the user too */
export const failJob = (db: Database, id: number, problem: Problem, { now, random }: FlushWorld): Promise<boolean> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    if (!job) return true
    const { code, detail } = problem
    const known = code !== 'internal_error'
    const again = isTransient(code)
    const newer = (await sameFile(jobs, job)).some(({ seq, state }) => seq > job.seq && state !== 'done')
    if (newer && (known || !again)) {
      await jobs.delete(id)
      await dropUnused(tx, job.payload)
      return !isDestinationWide(code)
    }
    const wait = again
      ? planned(now() + waitFor(job.attempts, random(), problem.retryAfter), now())
      : { due: undefined, planned: undefined }
    const failed: Job = {
      ...job,
      ...wait,
      problem: { code, detail },
      // Unless the destination says that nothing was written, the next try must check first.
      state: !again ? 'failed' : known ? 'pending' : 'delivering',
    }
    await jobs.put(failed)
    if (!isDestinationWide(code)) return true
    await putOff(jobs, failed)
    return false
  })

/**
 * Other jobs for the destination wait as long as this one, or for the user as it does: the attempt counts for all. The
 * detail is this job's own.
 */
async function putOff(jobs: Jobs, failed: Job): Promise<void> {
  const { destination, due, planned, problem } = failed
  const until = due ?? Number.POSITIVE_INFINITY
  const shared = problem && { code: problem.code, detail: '' }
  const state = due === undefined ? 'failed' : 'pending'
  const earlier = IDBKeyRange.bound(['pending', destination], ['pending', destination, until], false, true)
  await Promise.all(
    (await jobs.index('open').getAll(earlier)).map(async (other) => {
      const attempts = Math.max(other.attempts, failed.attempts)
      return jobs.put({ ...other, ...{ due, planned, problem: shared, attempts, state } })
    }),
  )
}

type Jobs = IDBPObjectStore<Schema, StoreNames<Schema>[], 'jobs', 'readwrite'>

/** All jobs that write this job's article to the same destination, itself included. */
export const sameFile = async (jobs: Jobs, { clip, destination }: Job): Promise<Job[]> =>
  (await jobs.index('clip').getAll(clip)).filter((job) => job.destination === destination)
