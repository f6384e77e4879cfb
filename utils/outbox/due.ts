import type { Database } from './database'
import { isDue, type Job } from './job'

/** All open jobs of a state, or of those the ones at a place, in the index `open`. */
const all = (...prefix: string[]): IDBKeyRange => IDBKeyRange.bound(prefix, [...prefix, []])

/** Whether something was put off before the clock was set back: then `due` alone does not tell whose time has come. */
const wasSetBack = async (db: Database, now: number): Promise<boolean> =>
  (await db.countFromIndex('jobs', 'planned', IDBKeyRange.lowerBound(now, true))) > 0

/** The jobs at a place that can be delivered and whose time has come. */
export async function dueAt(db: Database, place: string, now: number): Promise<Job[]> {
  const isBack = await wasSetBack(db, now)
  const of = (state: Job['state']) =>
    isBack ? all(state, place) : IDBKeyRange.bound([state, place], [state, place, now])
  const { index } = openJobs(db)
  const [pending, underWay] = await Promise.all([index.getAll(of('pending')), index.getAll(of('delivering'))])
  return [...underWay, ...pending].filter((job) => isDue(job, now))
}

/** The jobs that something is to be gathered for and whose time has come, in their order. */
export async function dueToGather(db: Database, now: number): Promise<Job[]> {
  const gathering = await openJobs(db).index.getAll(all('gathering'))
  return gathering.filter((job) => isDue(job, now)).sort((a, b) => a.id - b.id)
}

/** The places that something may be due at. One look a place, however much waits there. */
export async function duePlaces(db: Database, now: number): Promise<string[]> {
  const isBack = await wasSetBack(db, now)
  const { index } = openJobs(db)
  const places = new Set<string>()
  for (const state of ['delivering', 'pending']) {
    for (let cursor = await index.openKeyCursor(all(state)); cursor; ) {
      const [, place, due] = cursor.key
      if (isBack || due <= now) places.add(place)
      cursor = await cursor.continue([state, place, Number.POSITIVE_INFINITY])
    }
  }
  return [...places]
}

/** When the next open job is due, in milliseconds since the epoch; undefined when nothing is open. */
export async function nextDue(db: Database, now: number): Promise<number | undefined> {
  if (await wasSetBack(db, now)) return now
  return (await db.transaction('jobs').store.index('due').openKeyCursor())?.key
}

const openJobs = (db: Database) => ({ index: db.transaction('jobs').store.index('open') })
