import type { ClipFile } from '../../article'
import { contentBytes, sameBytes } from '../../render/content'
import { withSuffix } from '../../render/path'
import { postAddress } from '../../render/post-address'
import { sha256 } from '../../render/sha256'
import { isSidecar, sidecarAt } from '../../render/sidecar-path'
import type { Delivery } from './destination'
import { begins, MAX_NUMBER, noneFree, planOther } from './free-path'
import { asRevision, planSidecars, type Revision } from './plan-sidecars'
import type { Read, Stale, Stored, Write } from './stored'

export interface Plan {
  /** Where the post will lie. */
  post: string
  /** In this order: the post comes last, when all it links to is there. Empty when everything lies there already. */
  writes: Write[]
  /** Another text's sidecars, which are put aside first, and would vouch for this one: to be removed before the post is written. */
  stale: Stale[]
  /** Where a text that somebody else had written at the post's destination will be put aside, or has been already. */
  kept?: string
  /** Somebody has edited the post since we wrote just this text: their edit stays. */
  edited?: boolean
}

/**
 * What must be written so that all files of the delivery lie at a destination that can be read. Deterministic: after a crash
 * the same plan comes out, less what is there already. A post of another article is spared (ours takes the next free
 * suffix); a text of this article that is not the one we left there is put aside as a revision before it is replaced, and
 * sidecars go with their text (`planSidecars`). An edit of the very text we would write again is left alone: nothing is
 * new. A file with which ours begins is ours, cut short by a crash: nothing is lost with it.
 * @throws {Problem} `server_refused` when no name is free
 */
export async function plan(read: Read, delivery: Pick<Delivery, 'files' | 'url' | 'replaces'>): Promise<Plan> {
  const [post, ...others] = delivery.files
  const bytes = contentBytes(post)
  const writes: Write[] = []
  /** Where the files lie that were planned so far: what lies there is whole, though another may begin with it. */
  const taken = new Set<string>()
  const { path, found } = await destinationOf(read, delivery)
  const isThere = found !== undefined && sameBytes(found.bytes, bytes)
  const edited = found && !begins(found, bytes) && (await wasLeft(path, bytes))
  /** Another text, which the post takes the place of. */
  const earlier = found && !isThere && !edited && !begins(found, bytes) ? found : undefined
  const own = earlier && (await wasLeft(path, earlier.bytes)) ? earlier : undefined
  /** The revision that this becomes, or is. */
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

/** The first of `x.md`, `x-2.md` … that is free or this article's own. */
async function destinationOf(
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
