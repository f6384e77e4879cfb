import type { Clip } from '../article'
import { clipKey } from '../render/clip-key'
import { pathKey } from '../render/path-key'
import { choosePath, type Owners, type Render } from './choose-path'
import { type Library, write } from './database'
import { type Job, type Source, underWay } from './job'
import { addPayload, dropUnused } from './payloads'

export interface Commit {
  clip: Clip
  /** Ids of the places it goes to. */
  destinations: readonly string[]
  render: Render
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** Set when something is still to be gathered before the files leave. */
  source?: Source
}

/**
 * Keep the rendered clip: when this resolves, its files and the jobs to deliver them are on disk.
 * Clipped again before its files have left, the newer ones take the older ones' place.
 * @returns the jobs' ids, one a destination
 * @throws {Problem} `storage_full` or `storage_failed`: nothing was kept.
 */
export async function commit(db: Library, { clip, destinations, render, now, source }: Commit): Promise<number[]> {
  const key = clipKey(clip)
  const { title, url } = clip.article
  return write(db, ['clips', 'jobs', 'payloads'], async (tx) => {
    const clips = tx.objectStore('clips')
    const jobs = tx.objectStore('jobs')
    const {
      files,
      wanted,
      since = clip.clippedAt,
    } = await choosePath(key, render, {
      clip: (k) => clips.get(k),
      owner: (k) => clips.index('pathKey').get(k),
    })
    const { path } = files[0]
    await clips.put({ key, title, url, path, pathKey: pathKey(path), wanted, since, savedAt: now })

    const before = await jobs.index('clip').getAll(key)
    const payload = await addPayload(tx, { files, ...(source && { source }) })
    const ids: number[] = []
    for (const destination of destinations) {
      const waiting = before.find((job) => job.destination === destination && isReplaceable(job))
      const job: Omit<Job, 'id'> = {
        ...{ clip: key, title, url, destination, path, payload },
        ...{ state: source ? 'gathering' : 'pending', attempts: 0, due: now, createdAt: now },
        ...(waiting && { id: waiting.id }),
      }
      ids.push(await jobs.put(job as Job))
      await dropUnused(tx, waiting?.payload)
    }
    return ids
  })
}

const isReplaceable = ({ state }: Job): boolean => state === 'gathering' || state === 'pending' || state === 'failed'

/** The path this clip would get if it were committed now; changes nothing. */
export async function ownPath(db: Library, clip: Clip, render: Render): Promise<string> {
  const owners: Owners = {
    clip: (key) => db.get('clips', key),
    owner: (key) => db.getFromIndex('clips', 'pathKey', key),
  }
  return (await choosePath(clipKey(clip), render, owners)).files[0].path
}

/** Every job: pending, under way and failed, and the recent done ones; the newest first. */
export const jobs = async (db: Library): Promise<Job[]> => (await db.getAll('jobs')).reverse()

/** Make a waiting or failed job due at once. A job under way or done stays as it is. */
export const retry = (db: Library, id: number, now: number): Promise<Job | undefined> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (!job || job.state === 'done' || job.state === 'gathering' || underWay(job)) return job
    const again = renewed(job, now)
    await tx.objectStore('jobs').put(again)
    return again
  })

/** Make everything that waits for this place due at once: it was repaired. */
export const retryAll = (db: Library, destination: string, now: number): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    for (const job of await tx.objectStore('jobs').getAll()) {
      if (job.destination === destination && job.problem && job.state !== 'done') {
        await tx.objectStore('jobs').put(renewed(job, now))
      }
    }
  })

const renewed = (job: Job, now: number): Job => ({
  ...job,
  // An outcome that is not known must be looked for first.
  state: job.state === 'delivering' ? 'delivering' : 'pending',
  attempts: 0,
  due: now,
  problem: undefined,
})

/** Send a job that is not under way to another place; what it may have left at the first one stays there. */
export const redirect = (db: Library, id: number, destination: string, now: number): Promise<Job | undefined> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    if (!job || job.state === 'done' || underWay(job) || job.destination === destination) return job
    const others = await jobs.index('clip').getAll(job.clip)
    const there = others.find((other) => other.destination === destination && isReplaceable(other))
    if (there) await jobs.delete(there.id)
    const { started, problem, ...rest } = job
    const state = job.state === 'gathering' ? 'gathering' : 'pending'
    const sent: Job = { ...rest, destination, state, attempts: 0, due: now }
    await jobs.put(sent)
    await dropUnused(tx, there?.payload)
    return sent
  })

/** Give up a job and its files. An article that was never delivered gives its path back. */
export const discard = (db: Library, id: number): Promise<void> =>
  write(db, ['clips', 'jobs', 'payloads', 'receipts'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const clips = tx.objectStore('clips')
    const job = await jobs.get(id)
    if (!job || job.state === 'done') return
    await jobs.delete(id)
    await dropUnused(tx, job.payload)
    const others = await jobs.index('clip').count(job.clip)
    const delivered = await tx.objectStore('receipts').index('clip').count(job.clip)
    if (others + delivered === 0) await clips.delete(job.clip)
  })
