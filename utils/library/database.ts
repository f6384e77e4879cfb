import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { Problem } from '../problem'
import { copyKey, renewedKey } from '../render/clip-key'
import type { Handover } from './handovers'
import type { ClipRecord, Delivered, Job, Payload, Version } from './job'

export interface Schema extends DBSchema {
  clips: { key: string; value: ClipRecord; indexes: { pathKey: string } }
  /** `due` lists open jobs only (failed and done ones have none), the earliest first. */
  jobs: { key: number; value: Job; indexes: { due: number; clip: string; payload: number } }
  /** Apart from the jobs, which are listed often. */
  payloads: { key: number; value: Payload }
  receipts: { key: [destination: string, name: string]; value: Delivered; indexes: { clip: string } }
  /** What was last kept of each article; `marks` finds the same text under another address. */
  versions: { key: string; value: Version; indexes: { marks: string } }
  /** The folders the person picked, by the place's id. */
  folders: { key: string; value: FileSystemDirectoryHandle }
  /** Clips on their way from a page of ours to the background. */
  handovers: { key: number; value: Handover }
}

export type Library = IDBPDatabase<Schema>

const VERSION = 3

/** Open (and create) the database that holds every clip until its destination has confirmed it. */
export const openLibrary = (name = 'pressclip', terminated?: () => void): Promise<Library> =>
  openDB<Schema>(name, VERSION, {
    async upgrade(db, from, _to, tx) {
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
        await renewKeys(tx)
      }
      if (from < 3) {
        db.createObjectStore('handovers', { keyPath: 'id', autoIncrement: true })
      }
    },
    // A newer version of the extension must not wait for a page that is still open.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    terminated,
  })

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>

/** In the first version a job held its only file itself. */
async function movePayloads(tx: Upgrade): Promise<void> {
  for (const old of (await tx.objectStore('jobs').getAll()) as OldJob[]) {
    const { file, ...job } = old
    if (!file) continue
    const { started } = job
    // Downloads noted one file; now it notes each by its path.
    if (started?.handle) started.handle = JSON.stringify({ [file.path]: JSON.parse(started.handle) })
    const { text, ...rest } = file
    const files = [{ ...rest, content: text }] as const
    const payload = await tx.objectStore('payloads').put({ files } as unknown as Payload)
    await tx.objectStore('jobs').put({ ...job, path: file.path, payload })
  }
}

/** In the first version a mobile address was another article. Two clips that turn out to be one article stay side by side. */
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
    for (const name of ['jobs', 'receipts'] as const) {
      const store = tx.objectStore(name)
      for (let cursor = await store.index('clip').openCursor(record.key); cursor; cursor = await cursor.continue()) {
        await cursor.update({ ...cursor.value, clip: key } as Job & Delivered)
      }
    }
  }
}

type OldJob = Job & { file?: { path: string; type: string; text: string } }

let opened: Promise<Library> | undefined

/** This context's connection, opened once. */
export function library(): Promise<Library> {
  const forget = () => {
    opened = undefined
  }
  opened ??= openLibrary('pressclip', forget).catch((cause) => {
    forget()
    throw storageProblem(cause)
  })
  return opened
}

type Changing<Names extends StoreNames<Schema>[]> = IDBPTransaction<Schema, Names, 'readwrite'>

/**
 * Run `change` in one transaction; when this resolves, its result is on disk (durability `strict`).
 * When `change` throws, nothing of it is kept. It may wait for nothing but the transaction.
 * @throws {Problem} `storage_full` or `storage_failed`; what `change` itself throws passes through.
 */
export async function write<Result, Names extends StoreNames<Schema>[]>(
  db: Library,
  stores: Names,
  change: (tx: Changing<Names>) => Promise<Result>,
): Promise<Result> {
  let tx: Changing<Names>
  try {
    tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  } catch (cause) {
    throw storageProblem(cause)
  }
  // Whoever comes first reports the failure; this keeps the other from being an unhandled rejection.
  tx.done.catch(() => {})
  try {
    const result = await change(tx)
    await tx.done
    return result
  } catch (cause) {
    try {
      tx.abort()
    } catch {
      // It had ended by itself.
    }
    throw cause instanceof DOMException ? storageProblem(tx.error ?? cause) : cause
  }
}

const storageProblem = (cause: unknown): Problem => {
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError'
  return new Problem(full ? 'storage_full' : 'storage_failed', cause instanceof Error ? cause.message : String(cause), {
    cause,
  })
}
