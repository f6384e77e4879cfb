import type { Database } from './database'
import { isDue, type Job } from './job'

/** All open jobs in a state, or those of them at a destination, in the index `open`. */
const all = (...prefix: string[]): IDBKeyRange => IDBKeyRange.bound(prefix, [...prefix, []])

/** Whether the clock was set back after something was put off: then `due` alone does not tell what is due. */
const wasSetBack = async (db: Database, now: number): Promise<boolean> =>
  (await db.countFromIndex('jobs', 'planned', IDBKeyRange.lowerBound(now, true))) > 0

/** The deliverable jobs due at a destination. */
export async function dueAt(db: Database, destination: string, now: number): Promise<Job[]> {
  const isBack = await wasSetBack(db, now)
  const of = (state: Job['state']) =>
    isBack ? all(state, destination) : IDBKeyRange.bound([state, destination], [state, destination, now])
  const { index } = openJobs(db)
  const [pending, underWay] = await Promise.all([index.getAll(of('pending')), index.getAll(of('delivering'))])
  return [...underWay, ...pending].filter((job) => isDue(job, now))
}

/** The jobs due for gathering, in order of id. */
export async function dueToGather(db: Database, now: number): Promise<Job[]> {
  const gathering = await openJobs(db).index.getAll(all('gathering'))
  return gathering.filter((job) => isDue(job, now)).sort((a, b) => a.id - b.id)
}

/** The destinations where something may be due. One look per destination, however much waits there. */
export async function dueDestinations(db: Database, now: number): Promise<string[]> {
  const isBack = await wasSetBack(db, now)
  const { index } = openJobs(db)
  const destinations = new Set<string>()
  for (const state of ['delivering', 'pending']) {
    for (let cursor = await index.openKeyCursor(all(state)); cursor; ) {
      const [, destination, due] = cursor.key
      if (isBack || due <= now) destinations.add(destination)
      cursor = await cursor.continue([state, destination, Number.POSITIVE_INFINITY])
    }
  }
  return [...destinations]
}

/** When the next open job is due, in milliseconds since the epoch; undefined if nothing is open. */
export async function nextDue(db: Database, now: number): Promise<number | undefined> {
  if (await wasSetBack(db, now)) return now
  return (await db.transaction('jobs').store.index('due').openKeyCursor())?.key
}

const openJobs = (db: Database) => ({ index: db.transaction('jobs').store.index('open') })
