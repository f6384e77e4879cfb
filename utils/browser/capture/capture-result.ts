import type { Article, Scope } from '../../article'
import { Problem, type ProblemCode } from '../../problem'

export type CaptureResult =
  | { article: Article; scope: Scope; hasSelection: boolean }
  | { problem: ProblemCode; detail?: string; hasSelection: boolean }

/** A problem as an answer: errors do not cross out of a page. */
export const failedCapture = (cause: unknown, hasSelection: boolean): CaptureResult =>
  cause instanceof Problem
    ? { problem: cause.code, detail: cause.detail, hasSelection }
    : { problem: 'unreadable', detail: String(cause), hasSelection }
