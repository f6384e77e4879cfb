import type { Library } from './database'
import type { Job } from './job'
import { newestFirst } from './receipts'

/**
 * A job as it is now: a newer clip of the article takes the place of one that failed, and of one that is done and
 * already forgotten (`flush` keeps a short history) its receipt tells. Undefined when it was discarded.
 */
export async function currentJob(db: Library, before: Job): Promise<Job | undefined> {
  const { id, clip, destination, seq } = before
  const atPlace = (other: { destination: string }) => other.destination === destination
  const job = (await db.get('jobs', id)) ?? (await db.getAllFromIndex('jobs', 'clip', clip)).filter(atPlace).at(-1)
  if (job) return job
  const [receipt] = newestFirst((await db.getAllFromIndex('receipts', 'clip', clip)).filter(atPlace))
  if (!receipt || receipt.seq < seq) return undefined
  const { payload, due, planned, started, problem, ...rest } = before
  return { ...rest, state: 'done', receipt }
}
