import type { Clip } from '../article'
import type { ProblemCode } from '../problem'
import { pathKey } from '../render/path-key'
import { choosePath, type Owners, type Render } from './choose-path'
import { type Database, write } from './database'
import { eachOf } from './each-of'
import { type Job, planned, type Source, underWay } from './job'
import { targetOf } from './look-up'
import { pack } from './packed'
import { addPayload, dropUnused } from './payloads'
import { type At, firstTarget, isAt } from './receipts'
import { changeTo, dropVersion, nextVersion, revisions } from './versions'

export interface Commit {
  clip: Clip
  /** Ids of the destinations it goes to. */
  destinations: readonly string[]
  render: Render
  /** The path template that `render` uses. */
  template: string
  /** A preset's id. */
  preset: string
  /** Keep it beside the article's earlier clips, whatever they say. */
  beside?: boolean
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** Set if something is still to be gathered before the files leave. */
  source?: Source
}

/**
 * Keep the rendered clip: once this resolves, its files and the jobs to deliver them are on disk. A text that replaces
 * an earlier one includes that as a numbered revision, even if its files have not left yet.
 * @returns the jobs' ids, one per destination
 * @throws {Problem} `storage_full` or `storage_failed`: nothing was kept.
 */
export async function commit(db: Database, given: Commit): Promise<number[]> {
  const { destinations, render, template, now, source } = given
  const { title, url } = given.clip.article
  return write(db, ['clips', 'jobs', 'payloads', 'versions'], async (tx) => {
    const clips = tx.objectStore('clips')
    const jobs = tx.objectStore('jobs')
    const target = await targetOf(tx, given.clip, given.beside)
    const { key } = target
    const versionChange = await changeTo(tx, given.clip, target)
    const { clip } = versionChange
    const owners: Owners = { clip: (k) => clips.get(k), owner: (k) => clips.index('pathKey').get(k) }
    const [post, ...others] = await choosePath(key, clip, render, template, owners)
    const { path } = post
    const since = clip.since ?? clip.clippedAt
    const before = await jobs.index('clip').getAll(key)
    const open = before.filter(({ state }) => state !== 'done')
    const earlier = await revisions(tx, post, versionChange.earlier, open, target.version !== undefined)
    const payload = await addPayload(tx, {
      files: [post, ...others, ...earlier],
      ...(source && { source: { ...source, clip } }),
    })
    await clips.put({ key, title, url, path, pathKey: pathKey(path), template, since, savedAt: now, seq: payload })
    const version = nextVersion(versionChange, { key, preset: given.preset, path, savedAt: now, payload })
    await tx.objectStore('versions').put(pack(version))
    const ids: number[] = []
    for (const destination of destinations) {
      const waiting = before.find((job) => job.destination === destination && isReplaceable(job))
      const job: Omit<Job, 'id'> = {
        ...{ clip: key, title, url, destination, path, payload, seq: payload },
        ...{ state: source ? 'gathering' : 'pending', attempts: 0, createdAt: now },
        ...planned(source?.until ?? now, now),
        ...(waiting && { id: waiting.id }),
      }
      ids.push(await jobs.put(job as Job))
      await dropUnused(tx, waiting?.payload)
    }
    return ids
  })
}

const isReplaceable = ({ state }: Job): boolean => state === 'gathering' || state === 'pending' || state === 'failed'

const NONE: ReadonlySet<string> = new Set()

/** A job may only look under way: its worker has died, or the browser still asks where to save. */
const isBeingWritten = (job: Job, idle: ReadonlySet<string>): boolean => underWay(job) && !idle.has(job.destination)

/** Every open job and the recently done ones, highest id first. */
export const jobs = async (db: Database): Promise<Job[]> => (await db.getAll('jobs')).reverse()

/**
 * Make waiting and failed jobs due now, in one transaction. One gathering, under way or done stays as it is.
 * @returns those left, as they are now
 */
export const retry = (db: Database, ids: readonly number[], now: number): Promise<Job[]> =>
  write(db, ['jobs'], (tx) =>
    eachOf(tx, ids, async (job) => {
      if (job.state === 'done' || job.state === 'gathering' || underWay(job)) return job
      const again = renewed(job, now)
      await tx.objectStore('jobs').put(again)
      return again
    }),
  )

/** Make everything that waits for this destination due now: it was fixed. */
export const retryAll = (db: Database, destination: string, now: number): Promise<void> =>
  renewWhere(db, now, (job) => job.destination === destination && job.problem !== undefined && job.state !== 'done')

/** Make everything due now that waits for this reason, which may be gone. */
export const retryProblem = (db: Database, code: ProblemCode, now: number): Promise<void> =>
  renewWhere(db, now, ({ problem }) => problem?.code === code)

const renewWhere = (db: Database, now: number, test: (job: Job) => boolean): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    await Promise.all((await jobs.getAll()).filter(test).map(async (job) => jobs.put(renewed(job, now))))
  })

const renewed = (job: Job, now: number): Job => ({
  ...job,
  // An unknown outcome must be checked first.
  state: job.state === 'delivering' ? 'delivering' : 'pending',
  attempts: 0,
  ...planned(now, now),
  begun: 0,
  problem: undefined,
})

/**
 * Send jobs that are not under way to another destination, in one transaction; what they may have left at the first one
 * stays there. If a newer text of the article is going there, or has gone, the older one went along as a revision:
 * there is nothing to send, and the job is dropped.
 * @param idle destinations where nothing is being written now (`whileIdle`)
 * @returns the jobs as they are now, or the one that delivers the newer text
 */
export const redirect = (
  db: Database,
  ids: readonly number[],
  to: At,
  now: number,
  idle: ReadonlySet<string> = NONE,
): Promise<Job[]> =>
  write(db, ['jobs', 'payloads', 'receipts', 'meta'], async (tx) => {
    const jobs = tx.objectStore('jobs')
    const first = await tx.objectStore('meta').get(firstTarget(to.id))
    return eachOf(tx, ids, async (job) => {
      if (job.state === 'done' || isBeingWritten(job, idle) || job.destination === to.id) return job
      const others = (await jobs.index('clip').getAll(job.clip)).filter(({ destination }) => destination === to.id)
      const receipts = await tx.objectStore('receipts').index('clip').getAll(job.clip)
      const there = receipts.filter(({ destination, target }) => destination === to.id && isAt(target, to, first))
      const newer = others.find(({ state, seq }) => state !== 'done' && seq >= job.seq)
      if (newer || there.some(({ seq }) => seq >= job.seq)) {
        await jobs.delete(job.id)
        await dropUnused(tx, job.payload)
        return newer
      }
      const waiting = others.find(isReplaceable)
      if (waiting) await jobs.delete(waiting.id)
      const { started, begun, problem, ...rest } = job
      const state = job.state === 'gathering' ? 'gathering' : 'pending'
      const sent: Job = { ...rest, destination: to.id, state, attempts: 0, ...planned(now, now) }
      await jobs.put(sent)
      await dropUnused(tx, waiting?.payload)
      return sent
    })
  })

/**
 * Give up jobs and their files, in one transaction. An article that was never delivered frees its path; an update
 * restores the text before it. A job being written cannot be given up: its file may already be there.
 * @param idle destinations where nothing is being written now (`whileIdle`)
 * @returns those left: under way, or done by now
 */
export const discard = (db: Database, ids: readonly number[], idle: ReadonlySet<string> = NONE): Promise<Job[]> =>
  write(db, ['clips', 'jobs', 'payloads', 'receipts', 'versions'], (tx) =>
    eachOf(tx, ids, async (job) => {
      if (job.state === 'done' || isBeingWritten(job, idle)) return job
      const jobs = tx.objectStore('jobs')
      await jobs.delete(job.id)
      await dropVersion(tx, job)
      await dropUnused(tx, job.payload)
      const others = await jobs.index('clip').count(job.clip)
      const delivered = await tx.objectStore('receipts').index('clip').count(job.clip)
      if (others + delivered === 0) await tx.objectStore('clips').delete(job.clip)
      return undefined
    }),
  )
