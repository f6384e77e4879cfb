import { type OpenDestination, UnderWay } from '../destinations/shared/destination'
import { Problem, toProblem } from '../problem'
import { ofOnePath } from './backoff'
import { type Database, write } from './database'
import { dueAt, dueDestinations } from './due'
import type { FlushWorld } from './flush-world'
import { isDue, type Job } from './job'
import { completeJob, failJob, sameFile } from './outcome'
import { firstTarget, isAt, newestFirst, rememberTargets } from './receipts'
import { destinationLock } from './while-idle'

/**
 * Deliver what is due, at all destinations at once.
 * @returns once the slowest has ended; nobody should wait for it
 */
export async function flush(db: Database, world: FlushWorld): Promise<void> {
  const ends = await Promise.allSettled(
    (await dueDestinations(db, world.now())).map((destination) => flushDestination(db, destination, world)),
  )
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

/**
 * Deliver every job due at a destination, one by one and in order, and finish those a dead worker left under way. A
 * failed job never delays the next; a destination that fails is left until next time. If called while the destination
 * is being written to, it gets one more pass afterwards, however often it is called.
 */
export async function flushDestination(db: Database, destination: string, world: FlushWorld): Promise<void> {
  const about = aboutToBegin(world)
  if (about.has(destination)) return
  about.add(destination)
  const pass = world.locks.request(destinationLock(destination), () => {
    // What becomes due from now on is for the next pass.
    about.delete(destination)
    return deliverAll(db, destination, world)
  })
  await pass.catch((cause) => {
    // The lock was not given: no pass runs at the destination.
    about.delete(destination)
    throw cause
  })
}

/** The destinations this worker has a pass waiting for. */
function aboutToBegin({ locks }: FlushWorld): Set<string> {
  const destinations = about.get(locks) ?? new Set()
  about.set(locks, destinations)
  return destinations
}

const about = new WeakMap<FlushWorld['locks'], Set<string>>()

async function deliverAll(db: Database, destination: string, world: FlushWorld): Promise<void> {
  const isWell = probe()
  const tried = new Set<number>()
  for (;;) {
    const due = (await dueAt(db, destination, world.now())).filter(({ id }) => !tried.has(id))
    if (due.length === 0) return
    for (const { id } of due.sort((a, b) => rank(a) - rank(b) || a.id - b.id)) {
      tried.add(id)
      if (!(await deliver(db, id, world, isWell))) return
    }
  }
}

/** A dead worker's jobs come first, the most tried last: they may be what makes the destination fail. */
const rank = ({ state, tries = 0 }: Job): number => (state === 'delivering' ? -1 : tries)

/** Whether clips can reach a destination at all, tested once however often it is asked. */
function probe() {
  let answer: Promise<boolean> | undefined
  return ({ test }: OpenDestination): Promise<boolean> => {
    answer ??=
      test === undefined
        ? Promise.resolve(false)
        : test().then(
            () => true,
            () => false,
          )
    return answer
  }
}

/** @returns false if the destination itself fails */
async function deliver(
  db: Database,
  id: number,
  world: FlushWorld,
  isWell: (destination: OpenDestination) => Promise<boolean>,
): Promise<boolean> {
  const startedAt = world.now()
  const begun = await begin(db, id, startedAt)
  if (!begun) return true
  const { job, files, receipts, first } = begun
  let destination: OpenDestination | undefined
  try {
    destination = await world.destination(job.destination)
    if (!destination) throw new Problem('place_gone', job.destination)
    const to = destination
    if (first === undefined) await rememberTargets(db, [to])
    const isHere = ({ target }: { target: string }) => isAt(target, to, first ?? to.target)
    const replaces = newestFirst(receipts.filter(isHere))
    const { url, title, started } = job
    const receipt = await to.deliver({
      ...{ files, replaces, url, title },
      earlier: started && isHere(started) ? started : undefined,
      remember: (handle) => change(db, id, { started: { startedAt, target: to.target, handle } }),
    })
    await completeJob(db, job, to, receipt)
    return true
  } catch (cause) {
    if (cause instanceof UnderWay) {
      await change(db, id, { begun: 0 })
      return true
    }
    const problem = toProblem(cause)
    // The job is unchanged; without a working database nothing more can be done now.
    if (problem.code.startsWith('storage_')) throw cause
    const own = ofOnePath(problem.code)
    if (own && destination && (await isWell(destination))) {
      return failJob(db, id, new Problem(own, problem.detail, { cause }), world)
    }
    return failJob(db, id, problem, world)
  }
}

/**
 * Mark the job as under way. It stays due, so that any later flush finds it if this one dies. A newer file of the same
 * article waits until the older one's outcome is known.
 */
const begin = (db: Database, id: number, now: number) =>
  write(db, ['jobs', 'payloads', 'receipts', 'meta'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job?.payload === undefined || job.state === 'gathering') return
    // Another page may have delivered it or put it off since it was listed.
    if (!isDue(job, now)) return
    const files = (await tx.objectStore('payloads').get(job.payload))?.files
    if (!files) return
    const same = await sameFile(tx.objectStore('jobs'), job)
    if (same.some(({ seq, state }) => seq < job.seq && state === 'delivering')) return
    const times = job.state === 'delivering' && !job.problem ? (job.begun ?? 0) + 1 : 1
    if (times > MOST) {
      const problem = { code: 'cut_off', detail: `begun ${MOST} times` } as const
      await tx.objectStore('jobs').put({ ...job, state: 'failed', due: undefined, planned: undefined, problem })
      return
    }
    const begun: Job = {
      ...job,
      state: 'delivering',
      begun: times,
      attempts: job.attempts + 1,
      tries: (job.tries ?? 0) + 1,
      problem: undefined,
    }
    await tx.objectStore('jobs').put(begun)
    const receipts = await tx.objectStore('receipts').index('clip').getAll(job.clip)
    const atDestination = receipts.filter(({ destination }) => destination === job.destination)
    return {
      job: begun,
      files,
      receipts: atDestination,
      first: await tx.objectStore('meta').get(firstTarget(job.destination)),
    }
  })

/** A worker that dies this often while writing a clip dies of it: the others must not wait for ever. */
const MOST = 8

const change = (db: Database, id: number, changed: Partial<Job>): Promise<void> =>
  write(db, ['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(id)
    if (job) await tx.objectStore('jobs').put({ ...job, ...changed })
  })
