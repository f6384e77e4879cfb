import type { ClipFile, ClipFiles, MissingPicture, PictureProblem } from '../article'
import { presetById } from '../presets'
import { Problem } from '../problem'
import { wantedPictures } from '../render/pictures'
import { filesAt } from '../render/render'
import { type Database, write } from './database'
import { dueToGather } from './due'
import type { FlushWorld } from './flush-world'
import { isDue, type Payload, planned, type Source } from './job'

/** What gathering needs from outside. */
export interface GatherWorld extends Pick<FlushWorld, 'now' | 'locks'> {
  /** The pictures at these addresses. Ends within minutes whatever the servers do; no failure costs the others. */
  pictures(urls: readonly string[], source: Source): Promise<Fetched>
  /** The page as it is now, for the post at this path. */
  snapshot?(source: Source, post: string): Promise<ClipFile | undefined>
  /** The sidecar that names their origin. */
  provenance?(files: ClipFiles, source: Source, missing: readonly MissingPicture[]): Promise<ClipFile | undefined>
  /** Called once a clip can be delivered: it need not wait for those still being gathered. */
  handedOver(): void
  /** Told why a clip was not gathered; nobody waits for it. */
  failed?(cause: unknown): void
}

export interface Fetched {
  /** The pictures' files, by address. */
  kept: ReadonlyMap<string, ClipFile>
  missing: readonly MissingPicture[]
}

/** How often gathering starts; if every worker died of it, the post goes without. */
const TRIES = 3
const PAUSE = 30_000

/** Clips at once, across all pages and workers: one slow site delays no other clip's pictures. */
const AT_ONCE = 3

/**
 * Gather what belongs to the posts that are due and hand them to delivery, in order, a few at a time. Resumes whatever
 * a dead worker left.
 */
export async function gatherDue(db: Database, world: GatherWorld): Promise<void> {
  const tried = new Set<number>()
  let left: number[] = []
  let listing: Promise<void> | undefined
  const list = async () => {
    try {
      left = (await duePayloads(db, world.now())).filter((id) => !tried.has(id))
    } finally {
      listing = undefined
    }
  }
  /** One list for all rows, made again when it is empty: more may have come. */
  const isMore = async () => {
    if (left.length === 0) {
      listing ??= list()
      await listing
    }
    return left.length > 0
  }
  const row = async () => {
    while (await isMore()) {
      const id = left.shift()
      if (id === undefined) return
      tried.add(id)
      if (await gatherAlone(db, id, world)) world.handedOver()
    }
  }
  for (;;) {
    const rows = Array.from({ length: AT_ONCE }, (_, n) =>
      world.locks.request(
        `gather-${n}`,
        { ifAvailable: true },
        async (lock) => lock !== null && row().then(() => true),
      ),
    )
    const worked = (await Promise.all(rows)).some((had) => had)
    // A clip kept between a row's last look and its end relied on it.
    if (!worked || !(await isMore())) return
  }
}

/** @returns false if it failed, or if another worker is gathering it: a slow one comes due again meanwhile */
const gatherAlone = (db: Database, id: number, world: GatherWorld): Promise<boolean> =>
  world.locks.request(`gather:${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    // One failure delays no other clip: its next try is already planned.
    return gather(db, id, world).then(
      () => true,
      async (cause) => {
        world.failed?.(cause)
        if (!(cause instanceof Problem) || cause.code !== 'storage_full') return false
        // There is no room to note a try: the post goes as it is, which frees some.
        return handOver(db, id, world.now()).then(
          () => true,
          () => false,
        )
      },
    )
  })

const duePayloads = async (db: Database, now: number): Promise<number[]> => [
  ...new Set((await dueToGather(db, now)).flatMap(({ payload }) => payload ?? [])),
]

async function gather(db: Database, id: number, world: GatherWorld): Promise<void> {
  const begun = await begin(db, id, world.now())
  if (!begun) return
  const { source, post } = begun
  if (!source) return handOver(db, id, world.now())
  const preset = presetById(source.preset)
  const urls = wantedPictures(source.clip.article, preset, source.settings)
  const without = (reason: PictureProblem): Fetched => ({
    kept: new Map(),
    missing: urls.map((url) => ({ url, reason })),
  })
  const isLast = (source.tries ?? 0) > TRIES
  const fetched = isLast || urls.length === 0 ? without('interrupted') : await world.pictures(urls, source)
  const snapshot = isLast ? undefined : await world.snapshot?.(source, post)
  const handOverWith = async ({ kept, missing }: Fetched, others: ClipFile[]) => {
    const [first, ...pictures] = filesAt(post, source.clip, preset, source.settings, kept)
    const files: ClipFiles = [first, ...pictures, ...others]
    const provenance = await world.provenance?.(files, source, missing)
    return handOver(db, id, world.now(), { files: provenance ? [...files, provenance] : files, missing })
  }
  try {
    await handOverWith(fetched, snapshot ? [snapshot] : [])
  } catch (cause) {
    // The post itself is already kept, and needs no more room.
    if (isLast) return handOver(db, id, world.now())
    if (!(cause instanceof Problem) || cause.code !== 'storage_full') throw cause
    await handOverWith(without('no_room'), [])
  }
}

/**
 * Counted and put off before anything is fetched: if this worker dies, the next one starts again.
 * @returns nothing if another worker has begun since it was listed
 */
const begin = (db: Database, id: number, now: number): Promise<{ source?: Source; post: string } | undefined> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const payload = await tx.objectStore('payloads').get(id)
    const waiting = (await tx.objectStore('jobs').index('payload').getAll(id)).filter(
      (job) => job.state === 'gathering' && isDue(job, now),
    )
    if (!payload || waiting.length === 0) return undefined
    const post = payload.files[0].path
    if (!payload.source) return { post }
    const source = { ...payload.source, tries: (payload.source.tries ?? 0) + 1 }
    await tx.objectStore('payloads').put({ ...payload, source })
    for (const job of waiting) await tx.objectStore('jobs').put({ ...job, ...planned(now + PAUSE, now) })
    return { source, post }
  })

/** Store what was gathered and release its jobs in one step. With nothing gathered, the files go as they are. */
const handOver = (
  db: Database,
  id: number,
  now: number,
  gathered?: Pick<Payload, 'files' | 'missing'>,
): Promise<void> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    const payload = await tx.objectStore('payloads').get(id)
    // A newer clip of the article has replaced it.
    if (!payload) return
    if (gathered) {
      const { source, ...rest } = payload
      const [, ...others] = payload.files
      const missing = gathered.missing?.length ? { missing: gathered.missing } : {}
      await tx.objectStore('payloads').put({ ...rest, files: [...gathered.files, ...others], ...missing })
    }
    for (const job of await tx.objectStore('jobs').index('payload').getAll(id)) {
      if (job.state === 'gathering')
        await tx.objectStore('jobs').put({ ...job, state: 'pending', ...planned(now, now) })
    }
  })

/** The user has answered: gather what waited for that now. */
export const stopWaiting = (db: Database, now: number): Promise<void> =>
  write(db, ['jobs', 'payloads'], async (tx) => {
    for (const job of await tx.objectStore('jobs').getAll()) {
      // Other jobs' files may be large.
      if (job.state !== 'gathering' || job.payload === undefined) continue
      const source = (await tx.objectStore('payloads').get(job.payload))?.source
      if (source && !source.tries) await tx.objectStore('jobs').put({ ...job, ...planned(now, now) })
    }
  })
