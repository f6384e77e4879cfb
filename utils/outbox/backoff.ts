import type { ProblemCode } from '../problem'

const TRANSIENT: ReadonlySet<ProblemCode> = new Set([
  ...(['download_failed', 'incomplete', 'disk_full', 'place_full', 'network', 'conflict', 'not_stored'] as const),
  ...(['server_busy', 'server_failed', 'internal_error'] as const),
])
const DESTINATION_WIDE: ReadonlySet<ProblemCode> = new Set([
  ...(['disk_full', 'place_full', 'place_missing', 'place_moved', 'place_gone', 'permission_needed'] as const),
  ...(['sign_in_refused', 'clock_wrong', 'network', 'redirected', 'server_busy'] as const),
])
/** What one path can cause too (a folder removed in this moment, an address that leads on), and its code in that case. */
const OF_ONE_PATH: Partial<Readonly<Record<ProblemCode, ProblemCode>>> = {
  place_missing: 'server_refused',
  redirected: 'server_refused',
  place_moved: 'conflict',
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Whether trying again may help. After any other problem the job waits for the user: a cancelled download is their answer. */
export const isTransient = (code: ProblemCode): boolean => TRANSIENT.has(code)

/** Whether it is a problem of the destination, not of the clip: whatever else is on its way there would meet it too. */
export const isDestinationWide = (code: ProblemCode): boolean => DESTINATION_WIDE.has(code)

/** What a problem of the destination is when the destination itself turns out to be well; undefined where no single path can be why. */
export const ofOnePath = (code: ProblemCode): ProblemCode | undefined => OF_ONE_PATH[code]

/**
 * How long to wait after so many tries, in ms: 30 s, 1 min, 2 min … 1 h, up to half of it more so that jobs do not move in
 * step (0 ≤ `random` < 1); at least as long as the server said, but no longer than a day.
 */
export function waitFor(attempts: number, random: number, retryAfter = 0): number {
  const delay = Math.min(MINUTE * 2 ** (attempts - 2), HOUR) * (1 + random / 2)
  return Math.max(Math.round(delay), Math.min(retryAfter, DAY))
}
