import { Problem, type ProblemCode } from '../../problem'

/** What Chromium's errors mean, as observed on Linux. Any other error may be transient. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  // Read-only disk or folder, or the system's file permissions.
  NoModificationAllowedError: 'write_refused',
  NotAllowedError: 'write_refused',
  SecurityError: 'write_refused',
  QuotaExceededError: 'place_full',
  TypeError: 'name_refused',
  // There is a folder where the file should be, or the other way round.
  TypeMismatchError: 'path_taken',
  // Blocked by Safe Browsing.
  AbortError: 'download_blocked',
}

/** The problem behind a folder handle's error, from its name and the folder's state. `path`: the file concerned. */
export async function folderProblem(root: FileSystemDirectoryHandle, path: string, cause: unknown): Promise<Problem> {
  if (cause instanceof Problem) return cause
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) }
  const problem = (code: ProblemCode) => new Problem(code, `${path}: ${name} ${message}`, { cause })
  if (name === 'NotAllowedError' && !(await isAllowed(root))) return problem('permission_needed')
  // Somebody else has just removed a folder or our temporary file: the next try will get it right.
  if (name === 'NotFoundError') return problem((await isThere(root)) ? 'conflict' : 'place_moved')
  return problem(CODES[name] ?? 'download_failed')
}

export const isAllowed = async (root: FileSystemDirectoryHandle): Promise<boolean> =>
  (await root.queryPermission({ mode: 'readwrite' })) === 'granted'

/** A handle is only a path, so read from it to see whether the folder still exists. */
async function isThere(root: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    await root.keys().next()
    return true
  } catch {
    return false
  }
}
