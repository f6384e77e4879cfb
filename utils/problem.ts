/**
 * Every problem that users are told about. Each code has a message in `public/_locales`, `problem_<code>`, and, if the
 * user can do something, `problem_<code>_help`.
 */
export const PROBLEMS = [
  // The page cannot be read.
  'restricted',
  'store',
  'pdf',
  'file_access',
  'empty_tab',
  'loading',
  'tab_closed',
  'tab_moved',
  'gave_up',
  'popup_closed',
  'not_article',
  'no_selection',
  'too_large',
  'unreadable',
  // The file was kept, but has not reached its destination.
  'download_cancelled',
  'download_blocked',
  'download_failed',
  'disk_full',
  'name_refused',
  'path_taken',
  'incomplete',
  'permission_needed',
  'place_missing',
  'place_moved',
  'place_full',
  'place_gone',
  'write_refused',
  'sign_in_refused',
  'clock_wrong',
  'network',
  'redirected',
  'conflict',
  'not_stored',
  'server_busy',
  'server_failed',
  'server_refused',
  'too_big',
  'answer_too_big',
  'cut_off',
  // The linked page could not be fetched.
  'link_permission',
  'link_failed',
  'link_leads_on',
  'link_file',
  'needs_scripts',
  // The file could not be kept.
  'storage_full',
  'storage_failed',
  'storage_newer',
  'storage_blocked',
  // Unexpected.
  'internal_error',
] as const

export type ProblemCode = (typeof PROBLEMS)[number]

interface ProblemOptions extends ErrorOptions {
  retryAfter?: number
}

/** An error for the user: a code with a message in every language, plus an untranslated detail and cause. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string
  /** Ms after which the server said to try again. */
  readonly retryAfter?: number
  constructor(code: ProblemCode, detail = '', options: ProblemOptions = {}) {
    super(detail || code, options)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
    this.retryAfter = options.retryAfter
  }
}

/** Anything thrown, as a problem: an unexpected error becomes `internal_error` with its own message as detail. */
export const toProblem = (cause: unknown): Problem =>
  cause instanceof Problem ? cause : new Problem('internal_error', String(cause), { cause })
