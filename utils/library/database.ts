import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { Problem } from '../problem'
import type { ClipRecord, Delivered, Job } from './job'

export interface Schema extends DBSchema {
  clips: { key: string; value: ClipRecord; indexes: { pathKey: string } }
  /** `due` lists open jobs only (failed and done ones have none), the earliest first. */
  jobs: { key: number; value: Job; indexes: { due: number; clip: string } }
  receipts: { key: [destination: string, name: string]; value: Delivered; indexes: { clip: string } }
}

export type Library = IDBPDatabase<Schema>

/** Open (and create) the database that holds every clip until its destination has confirmed it. */
export const openLibrary = (name = 'pressclip', terminated?: () => void): Promise<Library> =>
  openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('clips', { keyPath: 'key' }).createIndex('pathKey', 'pathKey', { unique: true })
      const jobs = db.createObjectStore('jobs', { keyPath: 'id', autoIncrement: true })
      jobs.createIndex('due', 'due')
      jobs.createIndex('clip', 'clip')
      db.createObjectStore('receipts', { keyPath: ['destination', 'name'] }).createIndex('clip', 'clip')
    },
    // A newer version of the extension must not wait for a page that is still open.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    terminated,
  })

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
