import type { Clip } from '../article'
import { clipKey } from '../render/clip-key'
import { pathKey } from '../render/path-key'
import { choosePath, type Owners, type Render } from './choose-path'
import { type Library, write } from './database'
import { type Job, underWay } from './job'

export interface Commit {
  clip: Clip
  /** A destination's id. */
  destination: string
  render: Render
  /** Milliseconds since the epoch, UTC. */
  now: number
}

/**
 * Keep the rendered clip: when this resolves, its file and the job to deliver it are on disk.
 * Clipped again before its file has left, the newer file takes the older one's place.
 * @returns the job's id
 * @throws {Problem} `storage_full` or `storage_failed`: nothing was kept.
 */
export async function commit(db: Library, { clip, destination, render, now }: Commit): Promise<number> {
  const key = clipKey(clip)
  const { title, url } = clip.article
  return write(db, ['clips', 'jobs'], async (tx) => {
    const clips = tx.objectStore('clips')
    const jobs = tx.objectStore('jobs')
    const {
      file,
      wanted,
      since = clip.clippedAt,
    } = await choosePath(key, render, {
      clip: (k) => clips.get(k),
      owner: (k) => clips.index('pathKey').get(k),
    })
    await clips.put({ key, title, url, path: file.path, pathKey: pathKey(file.path), wanted, since, savedAt: now })

    const waiting = (await jobs.index('clip').getAll(key)).find(
      (job) => job.destination === destination && (job.state === 'pending' || job.state === 'failed'),
    )
    const job: Omit<Job, 'id'> = {
      clip: key,
      title,
      url,
      destination,
      file,
      state: 'pending',
      attempts: 0,
      due: now,
      createdAt: now,
      ...(waiting && { id: waiting.id }),
    }
    return jobs.put(job as Job)
  })
}

/** The path this clip would get if it were committed now; changes nothing. */
export async function ownPath(db: Library, clip: Clip, render: Render): Promise<string> {
  const owners: Owners = {
    clip: (key) => db.get('clips', key),
    owner: (key) => db.getFromIndex('clips', 'pathKey', key),
  }
  return (await choosePath(clipKey(clip), render, owners)).file.path
}

/** Every job: pending, under way and failed, and the recent done ones; the newest first. */
export const jobs = async (db: Library): Promise<Job[]> => (await db.getAll('jobs')).reverse()

/** Make a waiting or failed job due at once. A job under way or done stays as it is. */
export const retry = (db: Library, id: number, now: number): Promise<Job | undefined> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (!job || job.state === 'done' || underWay(job)) return job
    // An outcome that is not known must be looked for first.
    const state = job.state === 'delivering' ? 'delivering' : 'pending'
    const again: Job = { ...job, state, attempts: 0, due: now, problem: undefined }
    await tx.objectStore('jobs').put(again)
    return again
  })

/** Give up a job and its file. An article that was never delivered gives its path back. */
export const discard = (db: Library, id: number): Promise<void> =>
  write(db, ['clips', 'jobs', 'receipts'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const clips = tx.objectStore('clips')
    const job = await jobs.get(id)
    if (!job || job.state === 'done') return
    await jobs.delete(id)
    const others = await jobs.index('clip').count(job.clip)
    const delivered = await tx.objectStore('receipts').index('clip').count(job.clip)
    if (others + delivered === 0) await clips.delete(job.clip)
  })
