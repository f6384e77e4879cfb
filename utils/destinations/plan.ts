import type { ClipFile } from '../article'
import { Problem } from '../problem'
import { contentBytes, sameBytes } from '../render/content'
import { withSuffix } from '../render/path'
import { postAddress } from '../render/post-address'
import { sha256 } from '../render/sha256'
import {
  asidePath,
  EVIDENCE,
  isSidecar,
  nextNumbered,
  revisionPath,
  sidecarAt,
  sidecarPath,
} from '../render/sidecar-path'
import type { Delivery } from './destination'

/** What lies at a path. */
export interface Stored {
  bytes: Uint8Array<ArrayBuffer>
  /** What tells this state of the file from any other: an ETag, a hash. */
  version: string
}

/** One file to be written. */
export interface Write {
  path: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  /** The state that is replaced; without one nothing may lie there. */
  over?: Stored
}

/** A file to be removed, as long as it is what was read. */
export interface Stale {
  path: string
  over: Stored
}

export interface Plan {
  /** Where the post will lie. */
  post: string
  /** In this order: the post comes last, when all it links to is there. Empty when everything lies there already. */
  writes: Write[]
  /**
   * An earlier text's sidecars, which are copied beside its revision first, and would vouch for the newer one: to be removed
   * before the post is written.
   */
  stale: Stale[]
  /** Where a text that somebody else had written at the post's place will be put aside, or has been already. */
  kept?: string
  /** Somebody has edited the post since we wrote just this text: their edit stays. */
  edited?: boolean
}

type Read = (path: string) => Promise<Stored | undefined>

/** A server that answers every address with some page would be asked for ever. */
const MAX_NUMBER = 200

/**
 * What must be written so that all files of the delivery lie at a place that can be read. Deterministic: after a crash
 * the same plan comes out, less what is there already. A post of another article is spared (ours takes the next free
 * suffix); a text of this article that is not the one we left there is put aside as a revision before it is replaced, and
 * a text's sidecars go with it. An edit of the very text we would write again is left alone: nothing is new. A file with
 * which ours begins is ours, cut short by a crash: nothing is lost with it.
 * @throws {Problem} `server_refused` when no name is free
 */
export async function plan(read: Read, delivery: Pick<Delivery, 'files' | 'url' | 'replaces'>): Promise<Plan> {
  const [post, ...others] = delivery.files
  const bytes = contentBytes(post)
  const writes: Write[] = []
  /** Where the files lie that were planned so far: what lies there is whole, though another may begin with it. */
  const taken = new Set<string>()
  const { path, found } = await placeOf(read, delivery)
  const isThere = found !== undefined && sameBytes(found.bytes, bytes)
  const edited = found && !begins(found, bytes) && (await wasLeft(path, bytes))
  /** Another text, which the post takes the place of. */
  const earlier = found && !isThere && !edited && !begins(found, bytes) ? found : undefined
  /** The revision that this becomes, or is. */
  let aside: string | undefined
  const sidecars: ClipFile[] = []
  for (const file of others) {
    const placed = { ...file, path: sidecarAt(path, post.path, file.path) }
    if (isSidecar(path, placed.path) && !file.numbered) {
      sidecars.push(placed)
      continue
    }
    const at = await add(placed)
    if (earlier && file.numbered && (await isText(earlier, contentBytes(file)))) aside = at
  }
  const kept = earlier && !(await wasLeft(path, earlier.bytes)) ? await add(asRevision(path, earlier)) : undefined
  const revision = aside ?? kept
  for (const file of sidecars) await addSidecar(file, revision)
  const stale = revision === undefined ? [] : await leftBehind(revision)
  if (isThere || edited) return { post: path, writes, stale, ...(!isThere && { edited }) }
  writes.push({ path, type: post.type, bytes, over: found })
  return { post: path, writes, stale, kept }

  /** What lies there, or will. */
  async function readPlanned(at: string): Promise<Stored | undefined> {
    const planned = writes.find((write) => write.path === at)
    return planned ? { bytes: planned.bytes, version: '' } : read(at)
  }

  async function add(file: ClipFile): Promise<string> {
    const { path: at, write } = await planOther(readPlanned, file, taken)
    if (write) writes.push(write)
    taken.add(at)
    return at
  }

  /** The sidecar that lies there is the earlier text's, and follows that. */
  async function addSidecar(file: ClipFile, revision: string | undefined): Promise<void> {
    const there = revision === undefined ? undefined : await readPlanned(file.path)
    if (revision !== undefined && there && !begins(there, contentBytes(file))) await putAside(file, there, revision)
    await add(file)
  }

  async function putAside(file: Pick<ClipFile, 'path' | 'type'>, { bytes: content }: Stored, revision: string) {
    await add({ ...file, path: asidePath(revision, file.path), content, numbered: true })
  }

  /** The earlier text's sidecars in whose place nothing comes. */
  async function leftBehind(revision: string): Promise<Stale[]> {
    const left: Stale[] = []
    for (const [name, type] of Object.entries(EVIDENCE)) {
      const at = sidecarPath(path, name)
      const over = sidecars.some((file) => file.path === at) ? undefined : await read(at)
      if (!over) continue
      await putAside({ path: at, type }, over, revision)
      left.push({ path: at, over })
    }
    return left
  }

  /** Whether this content is what lies there, or what we left there before somebody edited it. */
  async function isText(there: Stored, content: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return sameBytes(there.bytes, content) || wasLeft(path, content)
  }

  /** Whether it is what our last delivery left there. */
  async function wasLeft(at: string, content: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const hash = await sha256(content)
    return delivery.replaces.some((receipt) => receipt.name === at && receipt.hash === hash)
  }
}

const begins = ({ bytes }: Stored, whole: Uint8Array): boolean => sameBytes(bytes, whole.subarray(0, bytes.length))

const asRevision = (post: string, { bytes }: Stored): ClipFile => ({
  path: revisionPath(post, 1),
  type: 'text/markdown',
  content: bytes,
  numbered: true,
})

/** The first of `x.md`, `x-2.md` … that is free or this article's own. */
async function placeOf(
  read: Read,
  { files: [post], url, replaces }: Pick<Delivery, 'files' | 'url' | 'replaces'>,
): Promise<{ path: string; found?: Stored }> {
  const own = replaces.find((receipt) => receipt.asked === post.path)?.name
  if (own !== undefined) {
    const found = await read(own)
    // It may have been moved away and another article's put there.
    if (!found || isOfArticle(found)) return { path: own, found }
  }
  const bytes = contentBytes(post)
  for (let n = 1; n <= MAX_NUMBER; n++) {
    const path = n === 1 ? post.path : withSuffix(post.path, n)
    const found = await read(path)
    if (!found || begins(found, bytes) || isOfArticle(found)) return { path, found }
  }
  throw noneFree(post)

  function isOfArticle({ bytes: stored }: Stored): boolean {
    return postAddress(new TextDecoder().decode(stored)) === url
  }
}

/** Where a file that is not the post will lie, and what must be written unless it lies there already. */
async function planOther(
  read: Read,
  file: ClipFile,
  taken: ReadonlySet<string>,
): Promise<{ path: string; write?: Write }> {
  const bytes = contentBytes(file)
  let path = file.path
  for (let n = 1; n <= MAX_NUMBER; n++) {
    const found = await read(path)
    if (found && sameBytes(found.bytes, bytes)) return { path }
    const free = !found || !file.numbered || (begins(found, bytes) && !taken.has(path))
    if (free) return { path, write: { path, type: file.type, bytes, over: found } }
    path = nextNumbered(path)
  }
  throw noneFree(file)
}

const noneFree = ({ path }: ClipFile) => new Problem('server_refused', `${path}: ${MAX_NUMBER} names are taken`)
