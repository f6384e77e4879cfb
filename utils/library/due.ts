import type { Library } from './database'
import { isDue, type Job } from './job'

/** The jobs whose time has come, gathering ones too: also those that were put off before the clock was set back. */
export async function dueJobs(db: Library, now: number): Promise<Job[]> {
  const due = await db.getAllFromIndex('jobs', 'due', IDBKeyRange.upperBound(now))
  const ahead = await db.getAllFromIndex('jobs', 'planned', IDBKeyRange.lowerBound(now, true))
  const known = new Set(due.map(({ id }) => id))
  return [...due, ...ahead.filter((job) => !known.has(job.id) && isDue(job, now))]
}

/** When the next open job is due, in milliseconds since the epoch; undefined when nothing is open. */
export async function nextDue(db: Library, now: number): Promise<number | undefined> {
  const ahead = await db.countFromIndex('jobs', 'planned', IDBKeyRange.lowerBound(now, true))
  if (ahead > 0) return now
  return (await db.transaction('jobs').store.index('due').openKeyCursor())?.key
}
