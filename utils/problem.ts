/**
 * Everything that can go wrong and that a person is told about. Each code has its words in
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
  'not_article',
  'no_selection',
  'too_large',
  'unreadable',
  // The file was kept, but has not reached its place.
  'download_cancelled',
  'download_blocked',
  'download_failed',
  'disk_full',
  'name_refused',
  'incomplete',
  // The file could not be kept.
  'storage_full',
  'storage_failed',
] as const

export type ProblemCode = (typeof PROBLEMS)[number]

/** An error the person can read: a code that has words in every language, plus the untranslated detail and cause. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string
  constructor(code: ProblemCode, detail = '', options?: ErrorOptions) {
    super(detail || code, options)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
  }
}
