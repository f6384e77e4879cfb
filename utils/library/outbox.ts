import type { Clip } from '../article'
import type { ProblemCode } from '../problem'
import { pathKey } from '../render/path-key'
import { choosePath, type Owners, type Render } from './choose-path'
import { type Library, write } from './database'
import { type Job, type Source, underWay } from './job'
import { addPayload, dropUnused } from './payloads'
import { targetOf } from './saved-before'
import { dropVersion, revisions, stepTo, versionOf } from './versions'

export interface Commit {
  clip: Clip
  /** Ids of the places it goes to. */
  destinations: readonly string[]
  render: Render
  /** The path template that `render` uses. */
  template: string
  /** A preset's id. */
  preset: string
  /** To stand beside the article's earlier clips, whatever they say. */
  beside?: boolean
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** Set when something is still to be gathered before the files leave. */
  source?: Source
}

/**
 * Keep the rendered clip: when this resolves, its files and the jobs to deliver them are on disk. A text that takes an
 * earlier one's place has that with it as a numbered revision, even one whose files have not left yet.
 * @returns the jobs' ids, one a destination
 * @throws {Problem} `storage_full` or `storage_failed`: nothing was kept.
 */
export async function commit(db: Library, given: Commit): Promise<number[]> {
  const { destinations, render, template, now, source } = given
  const { title, url } = given.clip.article
  return write(db, ['clips', 'jobs', 'payloads', 'versions'], async (tx) => {
    const clips = tx.objectStore('clips')
    const jobs = tx.objectStore('jobs')
    const target = await targetOf(tx, given.clip, given.beside)
    const { key } = target
    const step = await stepTo(tx, given.clip, target)
    const { clip } = step
    const owners: Owners = { clip: (k) => clips.get(k), owner: (k) => clips.index('pathKey').get(k) }
    const [post, ...others] = await choosePath(key, clip, render, template, owners)
    const { path } = post
    const since = clip.since ?? clip.clippedAt
    await clips.put({ key, title, url, path, pathKey: pathKey(path), template, since, savedAt: now })

    const before = await jobs.index('clip').getAll(key)
    const open = before.filter(({ state }) => state !== 'done')
    const earlier = await revisions(tx, post, step.earlier, open, target.version !== undefined)
    const payload = await addPayload(tx, {
      files: [post, ...others, ...earlier],
      ...(source && { source: { ...source, clip } }),
    })
    await tx.objectStore('versions').put(versionOf(step, { key, preset: given.preset, path, savedAt: now, payload }))
    const ids: number[] = []
    for (const destination of destinations) {
      const waiting = before.find((job) => job.destination === destination && isReplaceable(job))
      const job: Omit<Job, 'id'> = {
        ...{ clip: key, title, url, destination, path, payload },
        ...{ state: source ? 'gathering' : 'pending', attempts: 0, due: source?.until ?? now, createdAt: now },
        ...(waiting && { id: waiting.id }),
      }
      ids.push(await jobs.put(job as Job))
      await dropUnused(tx, waiting?.payload)
    }
    return ids
  })
}

const isReplaceable = ({ state }: Job): boolean => state === 'gathering' || state === 'pending' || state === 'failed'

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

/** Make everything due at once that waits for this reason, which may be gone. */
export const retryProblem = (db: Library, code: ProblemCode, now: number): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    for (const job of await tx.objectStore('jobs').getAll()) {
      if (job.problem?.code === code) await tx.objectStore('jobs').put(renewed(job, now))
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

/**
 * Send a job that is not under way to another place; what it may have left at the first one stays there. Where a newer
 * text of the article goes, or has gone, the older one went along as a revision: there is nothing to send.
 */
export const redirect = (db: Library, id: number, destination: string, now: number): Promise<Job | undefined> =>
  write(db, ['jobs', 'payloads', 'receipts'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const job = await jobs.get(id)
    if (!job || job.state === 'done' || underWay(job) || job.destination === destination) return job
    const atPlace = (other: { destination: string }) => other.destination === destination
    const others = (await jobs.index('clip').getAll(job.clip)).filter(atPlace)
    const delivered = (await tx.objectStore('receipts').index('clip').getAll(job.clip)).filter(atPlace)
    const newer = others.find(({ createdAt }) => createdAt >= job.createdAt)
    if (newer || delivered.some(({ keptAt = 0 }) => keptAt >= job.createdAt)) {
      await jobs.delete(id)
      await dropUnused(tx, job.payload)
      return newer
    }
    const there = others.find(isReplaceable)
    if (there) await jobs.delete(there.id)
    const { started, problem, ...rest } = job
    const state = job.state === 'gathering' ? 'gathering' : 'pending'
    const sent: Job = { ...rest, destination, state, attempts: 0, due: now }
    await jobs.put(sent)
    await dropUnused(tx, there?.payload)
    return sent
  })

/** Give up a job and its files. An article that was never delivered gives its path back, an update its place to the text before it. */
export const discard = (db: Library, id: number): Promise<void> =>
  write(db, ['clips', 'jobs', 'payloads', 'receipts', 'versions'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const clips = tx.objectStore('clips')
    const job = await jobs.get(id)
    if (!job || job.state === 'done') return
    await jobs.delete(id)
    await dropVersion(tx, job)
    await dropUnused(tx, job.payload)
    const others = await jobs.index('clip').count(job.clip)
    const delivered = await tx.objectStore('receipts').index('clip').count(job.clip)
    if (others + delivered === 0) await clips.delete(job.clip)
  })
