import type { ProblemCode } from '../problem'

const TRANSIENT: ReadonlySet<ProblemCode> = new Set([
  ...(['download_failed', 'incomplete', 'disk_full', 'place_full', 'network', 'conflict', 'not_stored'] as const),
  ...(['server_busy', 'server_failed', 'internal_error'] as const),
])
const DESTINATION_WIDE: ReadonlySet<ProblemCode> = new Set([
  ...(['disk_full', 'place_full', 'place_missing', 'place_moved', 'place_gone', 'permission_needed'] as const),
  ...(['sign_in_refused', 'clock_wrong', 'network', 'redirected', 'server_busy'] as const),
])
/** What one path can cause too (a folder removed just now, a redirect), and its code in that case. */
const OF_ONE_PATH: Partial<Readonly<Record<ProblemCode, ProblemCode>>> = {
  place_missing: 'server_refused',
  redirected: 'server_refused',
  place_moved: 'conflict',
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Whether trying again may help. Otherwise the job waits for the user: a cancelled download is their answer. */
export const isTransient = (code: ProblemCode): boolean => TRANSIENT.has(code)

/** Whether it is the destination's problem, not the clip's: everything else on its way there would meet it too. */
export const isDestinationWide = (code: ProblemCode): boolean => DESTINATION_WIDE.has(code)

/** What a destination's problem is if the destination itself is well; undefined if no single path can cause it. */
export const ofOnePath = (code: ProblemCode): ProblemCode | undefined => OF_ONE_PATH[code]

/**
 * How long to wait after this many attempts, in ms: 30 s, 1 min, 2 min … 1 h, plus up to half so that jobs do not move
 * in step (0 ≤ `random` < 1); at least as long as the server said, but at most a day.
 */
export function waitFor(attempts: number, random: number, retryAfter = 0): number {
  const delay = Math.min(MINUTE * 2 ** (attempts - 2), HOUR) * (1 + random / 2)
  return Math.max(Math.round(delay), Math.min(retryAfter, DAY))
}
