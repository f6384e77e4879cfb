import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { makeFolder } from './make-folder.ts'

/** Jekyll, Obsidian and most sync programs skip names that start with a dot. */
const NAME = '.pressclip-lock'
const INTERVAL = 200
const SQLITE_BUSY = 5

/**
 * Waits until no other process holds the folder, created if necessary, and holds it. The lock is the operating system's
 * own (SQLite's on an empty file), so it ends with its process, however that ends: it cannot be stale.
 * @param waiting called once if another process holds it
 * @returns what releases it (losing it loses the lock); undefined if the signal was aborted meanwhile
 * @throws the system's error if the folder cannot be written to
 */
export async function lockFolder(
  folder: string,
  waiting: () => void,
  signal: AbortSignal,
): Promise<(() => void) | undefined> {
  makeFolder(folder)
  const path = join(folder, NAME)
  for (let tries = 1; !signal.aborted; tries++) {
    const unlock = tryLock(path)
    if (unlock) return unlock
    if (tries === 2) waiting()
    await setTimeout(INTERVAL, undefined, { signal }).catch(() => {})
  }
  return undefined
}

/** @returns undefined if another process holds it */
function tryLock(path: string): (() => void) | undefined {
  closeSync(openSync(path, 'a'))
  const seen = inode(path)
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    // Nothing is ever written, so no journal is needed.
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    // Its last holder may have removed the file since: then we locked one that others cannot find.
    if (seen !== undefined && inode(path) === seen) return () => release(path, file)
  } catch (cause) {
    if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause
  }
  file.close()
  return undefined
}

const inode = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino

function release(path: string, file: DatabaseSync) {
  try {
    rmSync(path, { force: true })
  } catch {
    // Windows cannot remove an open file: it stays, empty, for the next run.
  }
  file.close()
}
