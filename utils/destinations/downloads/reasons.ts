import type { ProblemCode } from '../../problem'

/** Interrupt reasons with their own problem code; others are `download_failed`. Source: `downloads.InterruptReason`. */
export const reasons: Readonly<Record<string, ProblemCode>> = {
  USER_CANCELED: 'download_cancelled',
  FILE_NO_SPACE: 'disk_full',
  FILE_NAME_TOO_LONG: 'name_refused',
  FILE_ACCESS_DENIED: 'download_blocked',
  FILE_BLOCKED: 'download_blocked',
  FILE_SECURITY_CHECK_FAILED: 'download_blocked',
  FILE_VIRUS_INFECTED: 'download_blocked',
  SERVER_FORBIDDEN: 'download_blocked',
}
