import type { Job } from '../../utils/outbox/job'
import type { Destination } from '../../utils/settings'

type Jobs = readonly Job[]

/** What can be done about waiting clips. */
export interface WaitingActions {
  onRetry(jobs: Jobs): void
  onRetryDestination(destination: string): void
  onZip(jobs: Jobs): void
  /** Must ask for the permission first thing. */
  onAllow(destination: Destination): void
}

/** Actions to confirm in a dialog. */
export interface WaitingQuestions {
  onRedirect(jobs: Jobs): void
  onDiscard(jobs: Jobs): void
}
