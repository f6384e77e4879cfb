import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap } from 'idb'
import { Problem, type ProblemCode } from '../problem'
import type { Schema } from './schema'
import { upgrade } from './upgrade'

export type Database = IDBPDatabase<Schema>

const VERSION = 4

/** An older page of ours closes at once; one in the middle of something gets this long, in ms. */
const PATIENCE = 10_000

/**
 * Open (create or upgrade) the database that holds every clip until its destination has confirmed it.
 * @throws {Problem} `storage_newer` if a newer version of the extension made it: nothing is touched; `storage_blocked`
 * if another page blocks the upgrade; `storage_full` or `storage_failed`
 */
export function openDatabase(name = 'pressclip', terminated?: () => void, patience = PATIENCE): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let late = false
  let failure: unknown
  return new Promise((resolve, reject) => {
    openDB<Schema>(name, VERSION, {
      terminated,
      upgrade(db, from, _to, tx) {
        // Only the database's own errors abort the transaction: after any other, half of the changes would stay.
        upgrade(db, from, tx).catch((cause) => {
          failure = cause
          abort(tx)
        })
        tx.done.catch(() => {})
      },
      blocked() {
        timer = setTimeout(() => {
          late = true
          reject(new Problem('storage_blocked'))
        }, patience)
      },
      // A newer version of the extension must not wait for an open page.
      blocking(_current, _wanted, event) {
        ;(event.target as IDBDatabase).close()
        terminated?.()
      },
    })
      .then(
        (db) => (late ? db.close() : resolve(db)),
        (cause) => reject(storageProblem(failure ?? cause)),
      )
      .finally(() => clearTimeout(timer))
  })
}

let opened: Promise<Database> | undefined

/** This context's connection, opened once. */
export function database(): Promise<Database> {
  const forget = () => {
    opened = undefined
  }
  opened ??= openDatabase('pressclip', forget).catch((cause) => {
    forget()
    throw cause
  })
  return opened
}

const listeners = new Set<(jobs: ReadonlySet<number>) => void>()

/** Called after every change that this context commits, with the ids of the jobs written. */
export const onWritten = (listener: (jobs: ReadonlySet<number>) => void): void => {
  listeners.add(listener)
}

type Changing<Names extends StoreNames<Schema>[]> = IDBPTransaction<Schema, Names, 'readwrite'>

/**
 * Run `change` in one transaction; once this resolves, its result is on disk (durability `strict`). If `change` throws,
 * nothing is kept. It may await nothing but the transaction.
 * @throws {Problem} `storage_full` or `storage_failed`; what `change` itself throws passes through.
 */
export async function write<Result, Names extends StoreNames<Schema>[]>(
  db: Database,
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
    const written = new Set<number>()
    if (stores.some((name) => name === 'jobs')) note(tx as Changing<['jobs']>, written)
    const result = await change(tx)
    await tx.done
    for (const listener of listeners) listener(written)
    return result
  } catch (cause) {
    abort(tx)
    throw cause instanceof DOMException ? storageProblem(tx.error ?? cause) : cause
  }
}

/** Note which jobs a transaction writes: no change can forget to say so. */
function note(tx: Pick<Changing<['jobs']>, 'objectStore'>, written: Set<number>): void {
  const jobs = unwrap(tx.objectStore('jobs'))
  for (const name of ['put', 'delete'] as const) {
    const original: (given: never) => IDBRequest = jobs[name]
    jobs[name] = (given: unknown) => {
      const request = original.call(jobs, given as never)
      // A new job gets its id only then.
      request.addEventListener('success', () => written.add(request.result ?? given))
      return request
    }
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // It had already ended.
  }
}

const CODES: Readonly<Record<string, ProblemCode>> = {
  QuotaExceededError: 'storage_full',
  VersionError: 'storage_newer',
}

const storageProblem = (cause: unknown): Problem => {
  const code = (cause instanceof DOMException && CODES[cause.name]) || 'storage_failed'
  return new Problem(code, cause instanceof Error ? cause.message : String(cause), { cause })
}
