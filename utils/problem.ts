/**
 * Everything that can go wrong and that a user is told about. Each code has its words in
 * `public/_locales` as `problem_<code with _>` and, where there is something to do, `problem_<code>_help`.
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
  // Nobody has foreseen it.
  'internal_error',
] as const

export type ProblemCode = (typeof PROBLEMS)[number]

interface ProblemOptions extends ErrorOptions {
  retryAfter?: number
}

/** An error the user can read: a code that has words in every language, plus the untranslated detail and cause. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string
  /** When the server said it could be asked again: ms from then. */
  readonly retryAfter?: number
  constructor(code: ProblemCode, detail = '', options: ProblemOptions = {}) {
    super(detail || code, options)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
    this.retryAfter = options.retryAfter
  }
}

/** Whatever was thrown, as something that can be told: what nobody has foreseen is an `internal_error` with its own words. */
export const toProblem = (cause: unknown): Problem =>
  cause instanceof Problem ? cause : new Problem('internal_error', String(cause), { cause })
