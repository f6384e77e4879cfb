import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import { copyKey, renewedKey } from '../compare/clip-key'
import type { Delivered, Job, Payload, Version } from './job'
import type { Schema } from './schema'

export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>

/** Upgrade a database of any earlier version to this one. */
export async function upgrade(db: IDBPDatabase<Schema>, from: number, tx: Upgrade): Promise<void> {
  if (from < 1) {
    db.createObjectStore('clips', { keyPath: 'key' }).createIndex('pathKey', 'pathKey', { unique: true })
    const jobs = db.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
    jobs.createIndex('due', 'due')
    jobs.createIndex('clip', 'clip')
    db.createObjectStore('receipts', { keyPath: ['destination', 'name'] }).createIndex('clip', 'clip')
  }
  if (from < 2) {
    db.createObjectStore('payloads', { keyPath: 'id', autoIncrement: true })
    db.createObjectStore('folders')
    db.createObjectStore('versions', { keyPath: 'key' }).createIndex('marks', 'marks', { multiEntry: true })
    tx.objectStore('jobs').createIndex('payload', 'payload')
    await movePayloads(tx)
  }
  if (from < 3) {
    await renewKeys(tx)
    db.createObjectStore('meta')
    tx.objectStore('jobs').createIndex('planned', 'planned')
    await countCommits(tx)
    const receipts = await countReceipts(tx)
    db.deleteObjectStore('receipts')
    const store = db.createObjectStore('receipts', { keyPath: ['destination', 'target', 'name'] })
    store.createIndex('clip', 'clip')
    await Promise.all(receipts.map(async (receipt) => store.put(receipt)))
  }
  if (from < 4) {
    tx.objectStore('jobs').createIndex('open', ['state', 'destination', 'due'])
    tx.objectStore('jobs').createIndex('done', 'ended')
    await countEnded(tx)
    // Anything there is left over: no page that hands over is open.
    if (from === 3) db.deleteObjectStore('handovers')
    db.createObjectStore('handovers', { keyPath: ['id', 'n'] }).createIndex('at', 'at')
  }
}

/** In the first version a job itself held its only file. */
async function movePayloads(tx: Upgrade): Promise<void> {
  for (const old of (await tx.objectStore('jobs').getAll()) as OldJob[]) {
    const { file, ...job } = old
    if (!file) continue
    const { started } = job
    // Downloads noted one file; now they note each by path.
    if (started?.handle) started.handle = noteOf(file.path, started.handle)
    const { text, ...rest } = file
    const files = [{ ...rest, content: text }] as const
    const payload = await tx.objectStore('payloads').put({ files } as unknown as Payload)
    await tx.objectStore('jobs').put({ ...job, path: file.path, payload })
  }
}

function noteOf(path: string, handle: string): string | undefined {
  try {
    return JSON.stringify({ [path]: JSON.parse(handle) })
  } catch {
    return undefined
  }
}

/**
 * The first version took a mobile address for another article, the second `…/guitar/amp` for `…/guitar`: a clip of one
 * is no longer found for the other. Whether its page was AMP is no longer known: then it is not found at all, which is
 * better than being replaced by another article. Two clips that turn out to be one article stay side by side.
 */
async function renewKeys(tx: Upgrade): Promise<void> {
  const clips = tx.objectStore('clips')
  const all = await clips.getAll()
  const taken = new Set(all.map(({ key }) => key))
  for (const record of all) {
    const wanted = renewedKey(record.key, record.url)
    if (wanted === record.key) continue
    let n = 1
    while (taken.has(copyKey(wanted, n))) n++
    const key = copyKey(wanted, n)
    taken.add(key)
    await clips.delete(record.key)
    await clips.put({ ...record, key })
    // Packed later.
    const version = (await tx.objectStore('versions').get(record.key)) as Version | undefined
    if (version) {
      await tx.objectStore('versions').delete(record.key)
      const { before } = version
      await tx.objectStore('versions').put({ ...version, key, ...(before && { before: { ...before, key } }) })
    }
    for (const name of ['jobs', 'receipts'] as const) {
      const store = tx.objectStore(name)
      for (let cursor = await store.index('clip').openCursor(record.key); cursor; cursor = await cursor.continue()) {
        await cursor.update({ ...cursor.value, clip: key } as Job & Delivered)
      }
    }
  }
}

type OldJob = Job & { file?: { path: string; type: string; text: string } }

/** Before the third version the clock told which clip was newer. Payloads were already numbered in commit order. */
async function countCommits(tx: Upgrade): Promise<void> {
  const jobs = tx.objectStore('jobs')
  const all = (await jobs.getAll()) as (Job & { triedAt?: number })[]
  await Promise.all(
    all.map(async ({ triedAt, ...job }) =>
      jobs.put({
        ...job,
        seq: job.payload ?? 0,
        ...(job.due !== undefined && { planned: job.createdAt }),
        ...(job.started && { started: { ...job.started, target: '' } }),
      }),
    ),
  )
}

/** Before the fourth version nothing told the order in which jobs ended. */
async function countEnded(tx: Upgrade): Promise<void> {
  const jobs = tx.objectStore('jobs')
  const done = (await jobs.getAll()).filter(({ state }) => state === 'done')
  await Promise.all(done.map(async (job, n) => jobs.put({ ...job, ended: n + 1 })))
}

/** Before the third version a receipt named no target, and dated its clip by the clock. */
async function countReceipts(tx: Upgrade): Promise<Delivered[]> {
  const open = new Map<string, Job[]>()
  for (const job of await tx.objectStore('jobs').getAll()) open.set(job.clip, [...(open.get(job.clip) ?? []), job])
  const receipts = (await tx.objectStore('receipts').getAll()) as (Delivered & { keptAt?: number })[]
  return receipts.map(({ keptAt = 0, ...receipt }) => {
    const older = (open.get(receipt.clip) ?? []).filter(({ createdAt }) => createdAt <= keptAt)
    return { ...receipt, target: '', seq: Math.max(0, ...older.map(({ seq }) => seq)) }
  })
}
