import { Problem } from '../../problem'
import { contentBytes, sameBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import type { Delivery, Receipt } from './destination'
import { type Plan, plan } from './plan'
import type { Stale, Stored, Write } from './stored'

/** A destination that stores files by path. Its methods throw only `Problem`s. */
export interface FileStore {
  /** The file at this path, or undefined. */
  read(path: string): Promise<Stored | undefined>
  /**
   * Write the whole file and create its folders, if possible without showing a partial file.
   * @throws {Problem} `conflict` if the destination can tell that the file there is not `old`, or that there is one
   * although `old` is undefined
   */
  write(file: Write): Promise<void>
  /** Remove the file. Succeeds if there is none. */
  remove(path: string): Promise<void>
}

/** Another device may write between our read and our write: try this many times. */
const TRIES = 4

/**
 * Deliver to a destination that can be read back. A file counts as written only once read back and compared.
 * @throws {Problem} what the store throws; `not_stored` if a file read back differs from what was written
 */
export async function deliverFiles(store: FileStore, delivery: Delivery, now: () => number): Promise<Receipt> {
  let kept = delivery.earlier?.handle
  for (let tries = 1; ; tries++) {
    const planned = await plan(store.read, delivery)
    if (planned.kept !== undefined) {
      kept = planned.kept
      // After the post is replaced, the destination no longer shows that anything was put aside.
      await delivery.remember(kept)
    }
    try {
      await carryOut(store, planned)
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'conflict' && tries < TRIES) continue
      throw cause
    }
    return receiptOf(delivery, planned, kept, now())
  }
}

/** The other files are read back before the post is written, and before the originals of copies are removed. */
async function carryOut(store: FileStore, { post, writes, stale }: Plan): Promise<void> {
  const others = writes.filter(({ path }) => path !== post)
  for (const write of others) await store.write(write)
  for (const write of others) await expectStored(store, write)
  for (const file of stale) await removeStale(store, file)
  const last = writes.find(({ path }) => path === post)
  if (!last) return
  await store.write(last)
  await expectStored(store, last)
}

/** Without permission to delete, the stale file stays: the hash in it shows that it belongs to another text. */
async function removeStale(store: FileStore, { path, old }: Stale): Promise<void> {
  const there = await store.read(path)
  if (there && !sameBytes(there.bytes, old.bytes)) throw new Problem('conflict', path)
  try {
    if (there) await store.remove(path)
  } catch (cause) {
    if (!(cause instanceof Problem) || !REFUSED.has(cause.code)) throw cause
  }
}

const REFUSED: ReadonlySet<string> = new Set(['write_refused', 'server_refused'])

/** The receipt for a delivery whose post has been read back and compared. */
export async function receiptOf(
  { files: [post] }: Pick<Delivery, 'files'>,
  { post: name, edited }: Pick<Plan, 'post' | 'edited'>,
  kept: string | undefined,
  deliveredAt: number,
): Promise<Receipt> {
  const bytes = contentBytes(post)
  const hash = await sha256(bytes)
  return {
    name,
    asked: post.path,
    bytes: bytes.length,
    deliveredAt,
    hash,
    ...(kept !== undefined && { kept }),
    ...(edited && { edited }),
  }
}

async function expectStored(store: FileStore, { path, bytes }: Write): Promise<void> {
  const found = await store.read(path)
  if (found && sameBytes(found.bytes, bytes)) return
  throw new Problem('not_stored', found ? `${path}: ${found.bytes.length} of ${bytes.length} bytes` : path)
}
