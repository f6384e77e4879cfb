import type { ClipFile } from '../../article'
import { Problem } from '../../problem'
import { contentBytes, sameBytes } from '../../render/content'
import { asidePath, EVIDENCE, nextNumbered, textPath } from '../../render/sidecar-path'
import type { Read, Stored, Write } from './stored'

/** A limit, because a server may answer every address with some page: then no name ever seems free. */
export const MAX_NUMBER = 200

export const noneFree = ({ path }: Pick<ClipFile, 'path'>) =>
  new Problem('server_refused', `${path}: ${MAX_NUMBER} names are taken`)

export const isStartOf = ({ bytes }: Stored, whole: Uint8Array): boolean =>
  sameBytes(bytes, whole.subarray(0, bytes.length))

/**
 * The path of a file other than the post, and the write it needs unless it is there already.
 * @param taken paths of the files planned so far
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
      ? !file.numbered || (isStartOf(found, bytes) && !taken.has(path))
      : !file.numbered || !(await isNumberInUse(read, path, file))
    if (free) return { path, write: { path, type: file.type, bytes, old: found } }
    path = nextNumbered(path)
  }
  throw noneFree(file)
}

/** Whether this number is in use by another text or its evidence: files with one number belong together. */
async function isNumberInUse(read: Read, path: string, file: ClipFile): Promise<boolean> {
  if (path === textPath(path)) return hasEvidence(read, path)
  return path !== file.path && (await read(textPath(path))) !== undefined
}

/** Whether there is evidence under this revision's number. */
export async function hasEvidence(read: Read, revision: string): Promise<boolean> {
  for (const name of Object.keys(EVIDENCE)) if (await read(asidePath(revision, name))) return true
  return false
}
