import type { ClipFile } from '../../article'
import { Problem } from '../../problem'
import { contentBytes, sameBytes } from '../../render/content'
import { asidePath, EVIDENCE, nextNumbered, textPath } from '../../render/sidecar-path'
import type { Read, Stored, Write } from './stored'

/** A server that answers every address with some page would be asked for ever. */
export const MAX_NUMBER = 200

export const noneFree = ({ path }: Pick<ClipFile, 'path'>) =>
  new Problem('server_refused', `${path}: ${MAX_NUMBER} names are taken`)

export const begins = ({ bytes }: Stored, whole: Uint8Array): boolean =>
  sameBytes(bytes, whole.subarray(0, bytes.length))

/**
 * Where a file that is not the post will lie, and what must be written unless it lies there already.
 * @param taken where files lie that were planned so far
 */
export async function planOther(
  read: Read,
  file: ClipFile,
  taken: ReadonlySet<string>,
): Promise<{ path: string; write?: Write }> {
  const bytes = contentBytes(file)
  let path = file.path
  for (let n = 1; n <= MAX_NUMBER; n++) {
    const found = await read(path)
    if (found && sameBytes(found.bytes, bytes)) return { path }
    const free = found
      ? !file.numbered || (begins(found, bytes) && !taken.has(path))
      : !file.numbered || !(await isOfAnother(read, path, file))
    if (free) return { path, write: { path, type: file.type, bytes, over: found } }
    path = nextNumbered(path)
  }
  throw noneFree(file)
}

/** Whether the number has another text's evidence, or is another text's: what lies under one number belongs together. */
async function isOfAnother(read: Read, path: string, file: ClipFile): Promise<boolean> {
  if (path === textPath(path)) return hasEvidence(read, path)
  return path !== file.path && (await read(textPath(path))) !== undefined
}

/** Whether evidence lies under the number of a revision. */
export async function hasEvidence(read: Read, revision: string): Promise<boolean> {
  for (const name of Object.keys(EVIDENCE)) if (await read(asidePath(revision, name))) return true
  return false
}
