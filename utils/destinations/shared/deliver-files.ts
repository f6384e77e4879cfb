import { Problem } from '../../problem'
import { contentBytes, sameBytes } from '../../render/content'
import { sha256 } from '../../render/sha256'
import type { Delivery, Receipt } from './destination'
import { type Plan, plan } from './plan'
import type { Stale, Stored, Write } from './stored'

/** A destination that holds files under paths. All methods throw `Problem`s only. */
export interface FileStore {
  /** What lies at the path; undefined when nothing does. */
  read(path: string): Promise<Stored | undefined>
  /**
   * Write the whole file, making the folders it needs; no reader ever sees a part of it.
   * @throws {Problem} `conflict` when the destination can tell that what lies there is not `over` (or, without, anything)
   */
  write(file: Write): Promise<void>
  /** Remove the file; what is not there is removed already. */
  remove(path: string): Promise<void>
}

/** Another device may have written between reading and writing: planned anew so often. */
const TRIES = 4

/**
 * Deliver to a destination that can be read back: nothing counts as written before it was read and compared.
 * @throws {Problem} what the store throws; `not_stored` when what was read back is something else
 */
export async function deliverFiles(store: FileStore, delivery: Delivery, now: () => number): Promise<Receipt> {
  let kept = delivery.earlier?.handle
  for (let tries = 1; ; tries++) {
    const planned = await plan(store.read, delivery)
    if (planned.kept !== undefined) {
      kept = planned.kept
      // Once the post is replaced, nothing at the destination tells that something was put aside.
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

/** What goes with the post is read back before that is written, and before anything of which it is the copy is removed. */
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

/** Where we have no right to remove anything it stays, and tells by its hash that it is of another text. */
async function removeStale(store: FileStore, { path, over }: Stale): Promise<void> {
  const there = await store.read(path)
  if (there && !sameBytes(there.bytes, over.bytes)) throw new Problem('conflict', path)
  try {
    if (there) await store.remove(path)
  } catch (cause) {
    if (!(cause instanceof Problem) || !REFUSED.has(cause.code)) throw cause
  }
}

const REFUSED: ReadonlySet<string> = new Set(['write_refused', 'server_refused'])

/** The receipt of a delivery whose post was read back and compared. */
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
