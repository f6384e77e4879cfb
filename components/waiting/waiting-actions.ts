import type { Job } from '../../utils/outbox/job'
import type { Destination } from '../../utils/settings'

type Jobs = readonly Job[]

/** What can be done about waiting clips. */
export interface WaitingActions {
  onRetry(jobs: Jobs): void
  onRetryDestination(destination: string): void
  onZip(jobs: Jobs): void
  /** The permission is asked for first thing in the click. */
  onAllow(destination: Destination): void
}

/** What a dialog asks about first. */
export interface WaitingQuestions {
  onRedirect(jobs: Jobs): void
  onDiscard(jobs: Jobs): void
}
