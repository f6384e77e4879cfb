import { Problem, type ProblemCode } from '../../problem'

/** What Chromium's errors mean, tried on Linux. Anything else may pass by itself. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  // Read-only disk or folder, rights of the system.
  NoModificationAllowedError: 'write_refused',
  NotAllowedError: 'write_refused',
  SecurityError: 'write_refused',
  QuotaExceededError: 'place_full',
  TypeError: 'name_refused',
  // A folder came to lie where the file should, or the other way round.
  TypeMismatchError: 'path_taken',
  // Safe Browsing said no.
  AbortError: 'download_blocked',
}

/** An error of a folder's handle, told from its name and from how the folder is now. `path`: what was to be read or written. */
export async function folderProblem(root: FileSystemDirectoryHandle, path: string, cause: unknown): Promise<Problem> {
  if (cause instanceof Problem) return cause
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) }
  const problem = (code: ProblemCode) => new Problem(code, `${path}: ${name} ${message}`, { cause })
  if (name === 'NotAllowedError' && !(await isAllowed(root))) return problem('permission_needed')
  // Somebody else removed a folder, or our temporary file, in this moment: seen anew, it is as it should be.
  if (name === 'NotFoundError') return problem((await isThere(root)) ? 'conflict' : 'place_moved')
  return problem(CODES[name] ?? 'download_failed')
}

export const isAllowed = async (root: FileSystemDirectoryHandle): Promise<boolean> =>
  (await root.queryPermission({ mode: 'readwrite' })) === 'granted'

/** A handle is a path: it says nothing itself when nothing lies there any more. */
async function isThere(root: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    await root.keys().next()
    return true
  } catch {
    return false
  }
}
