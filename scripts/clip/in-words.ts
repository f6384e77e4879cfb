import messages from '../../public/_locales/en/messages.json'
import { Problem } from '../../utils/problem'

/** What went wrong, for people. */
export function inWords(error: unknown): string {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error)
  const words: Record<string, { message: string }> = messages
  const said = words[`problem_${error.code}`]?.message ?? error.code
  return error.message === error.code ? said : `${said} (${error.message})`
}
