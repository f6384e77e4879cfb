import messages from '../../public/_locales/en/messages.json'
import { Problem } from '../../utils/problem'

/** What the system's codes mean. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'Nothing lies there.',
  EEXIST: 'Something else lies there already.',
  ENOTDIR: 'A file lies where a folder should be.',
  EACCES: 'The system does not allow it.',
  EPERM: 'The system does not allow it.',
  EROFS: 'The disk can only be read.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'There is no room left for this user.',
  ELOOP: 'Links lead round in a circle.',
  ENAMETOOLONG: 'The name is too long for this disk.',
  EMFILE: 'Too many files are open.',
  EIO: 'The disk reports a fault.',
}

/** What went wrong, in plain words. */
export function inWords(error: unknown): string {
  if (!(error instanceof Problem)) return ofSystem(error as NodeJS.ErrnoException)
  const words: Record<string, { message: string }> = messages
  const said = words[`problem_${error.code}`]?.message ?? error.code
  return error.message === error.code ? said : `${said} (${error.message})`
}

function ofSystem(error: NodeJS.ErrnoException): string {
  const said = error instanceof Error ? error.message : String(error)
  const words = SYSTEM[error?.code ?? '']
  return words ? `${words} (${said})` : said
}
