import type { IDBPObjectStore, StoreNames } from 'idb'
import type { ClipFiles } from '../article'
import type { Database } from './database'
import type { Job, Payload } from './job'
import type { Schema } from './schema'

type Stores = StoreNames<Schema>[]

/** What a transaction must hold to add or drop payloads. */
interface Changing {
  objectStore(name: 'payloads'): IDBPObjectStore<Schema, Stores, 'payloads', 'readwrite'>
  objectStore(name: 'jobs'): IDBPObjectStore<Schema, Stores, 'jobs', 'readwrite'>
}

/** @returns its id */
export const addPayload = (tx: Changing, payload: Omit<Payload, 'id'>): Promise<number> =>
  tx.objectStore('payloads').put(payload as Payload)

/** Drop a payload no job delivers any more. Call it after writing the job that did. */
export async function dropUnused(tx: Changing, payload: number | undefined): Promise<void> {
  if (payload === undefined) return
  if ((await tx.objectStore('jobs').index('payload').count(payload)) === 0) {
    await tx.objectStore('payloads').delete(payload)
  }
}

/** What could not be gathered of a payload. */
export async function missingIn(tx: Changing, payload: number | undefined): Promise<Pick<Payload, 'missing'>> {
  const missing = payload === undefined ? undefined : (await tx.objectStore('payloads').get(payload))?.missing
  return missing ? { missing } : {}
}

/** The files a job delivers; undefined once they are delivered. */
export const filesOf = async (db: Database, { payload }: Pick<Job, 'payload'>): Promise<ClipFiles | undefined> =>
  payload === undefined ? undefined : (await db.get('payloads', payload))?.files
