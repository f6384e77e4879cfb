import type { ClipFile } from '../../article'
import { contentBytes, sameBytes } from '../../render/content'
import { withSuffix } from '../../render/path'
import { postAddress } from '../../render/post-address'
import { sha256 } from '../../render/sha256'
import { isSidecar, sidecarAt } from '../../render/sidecar-path'
import type { Delivery } from './destination'
import { isStartOf, MAX_NUMBER, noneFree, planOther } from './free-path'
import { asRevision, planSidecars, type Revision } from './plan-sidecars'
import type { Read, Stale, Stored, Write } from './stored'

export interface Plan {
  /** The post's path. */
  post: string
  /** In this order: the post comes last, after everything it links to. Empty if everything is there already. */
  writes: Write[]
  /** Another text's sidecars, to remove once copied, before the post is written: they would seem to vouch for it. */
  stale: Stale[]
  /** Where somebody else's text at the post's path is, or will be, put aside. */
  kept?: string
  /** Somebody has edited the post since we wrote this same text: their edit is kept. */
  edited?: boolean
}

/**
 * What to write so that all files of the delivery are at a destination that can be read. Deterministic: after a crash
 * it gives the same plan, without what is there already.
 * - Another article's post is never replaced: ours takes the next free suffix.
 * - A text of this article that we did not write is put aside as a revision before it is replaced; sidecars go with
 *   their text (`planSidecars`).
 * - An edit of the same text that we would write again is kept: we have nothing new.
 * - A file that is the beginning of ours is ours, cut short by a crash: replacing it loses nothing.
 * @throws {Problem} `server_refused` if no name is free
 */
export async function plan(read: Read, delivery: Pick<Delivery, 'files' | 'url' | 'replaces'>): Promise<Plan> {
  const [post, ...others] = delivery.files
  const bytes = contentBytes(post)
  const writes: Write[] = []
  /** Paths planned so far. These files are complete, even if another file begins with the same bytes. */
  const taken = new Set<string>()
  const { path, found } = await postPath(read, delivery)
  const isThere = found !== undefined && sameBytes(found.bytes, bytes)
  const edited = found && !isStartOf(found, bytes) && (await wasDelivered(path, bytes))
  /** Another text at the post's path, to be replaced. */
  const earlier = found && !isThere && !edited && !isStartOf(found, bytes) ? found : undefined
  const own = earlier && (await wasDelivered(path, earlier.bytes)) ? earlier : undefined
  /** Path of the delivered revision with that text, if any. */
  let aside: string | undefined
  const revisions: Revision[] = []
  const sidecars: ClipFile[] = []
  for (const file of others) {
    const placed = { ...file, path: sidecarAt(path, post.path, file.path) }
    if (isSidecar(path, placed.path) && !file.numbered) {
      sidecars.push(placed)
      continue
    }
    const at = await add(placed)
    if (!file.numbered) continue
    revisions.push({ at, hash: await sha256(contentBytes(file)) })
    if (earlier && (await isText(earlier, contentBytes(file)))) aside = at
  }
  const kept = earlier && !own ? await add(asRevision(path, earlier)) : undefined
  if (earlier && kept !== undefined) revisions.push({ at: kept, hash: await sha256(earlier.bytes) })
  const keeps = isThere || edited === true
  const stale = await planSidecars(readPlanned, add, {
    ...{ path, hash: await sha256(bytes), keeps, aside, kept, revisions, sidecars },
    ...(aside === undefined && { own }),
  })
  if (keeps) return { post: path, writes, stale, ...(!isThere && { edited }) }
  writes.push({ path, type: post.type, bytes, old: found })
  return { post: path, writes, stale, kept }

  /** Planned writes come first, then what is stored. */
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

  /** Whether this is the text stored there, or the one we delivered before somebody edited it. */
  async function isText(there: Stored, content: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return sameBytes(there.bytes, content) || wasDelivered(path, content)
  }

  /** Whether an earlier delivery wrote this content there. */
  async function wasDelivered(at: string, content: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const hash = await sha256(content)
    return delivery.replaces.some((receipt) => receipt.name === at && receipt.hash === hash)
  }
}

/** The first of `x.md`, `x-2.md` … that is free or belongs to this article. */
async function postPath(
  read: Read,
  { files: [post], url, replaces }: Pick<Delivery, 'files' | 'url' | 'replaces'>,
): Promise<{ path: string; found?: Stored }> {
  const own = replaces.find((receipt) => receipt.asked === post.path)?.name
  if (own !== undefined) {
    const found = await read(own)
    // The user may have moved it and put another article's file there.
    if (!found || isOfThisArticle(found)) return { path: own, found }
  }
  const bytes = contentBytes(post)
  for (let n = 1; n <= MAX_NUMBER; n++) {
    const path = n === 1 ? post.path : withSuffix(post.path, n)
    const found = await read(path)
    if (!found || isStartOf(found, bytes) || isOfThisArticle(found)) return { path, found }
  }
  throw noneFree(post)

  function isOfThisArticle({ bytes: stored }: Stored): boolean {
    return postAddress(new TextDecoder().decode(stored)) === url
  }
}
