import type { ProblemCode } from '../problem'
import { type Account, type ClipRequest, jobsOf, type Reason } from './account'
import type { Job } from './job'

/** A clip's progress, from the button to its destinations. */
export type DeliveryState =
  | { state: 'idle' }
  | { state: 'saving' }
  /** Nothing was committed. `earlier`: the clip was made by menu or keyboard. */
  | { state: 'failed'; code: ProblemCode; detail?: string; earlier?: boolean }
  /** Committed: it can no longer be lost. One job per destination, once they are known. */
  | { state: 'kept'; jobs: readonly Job[]; earlier?: boolean }

/** What this popup has done; while that is nothing, the account's clip of the tab is shown. */
export type OwnClip = 'nothing' | 'reset' | 'saving' | { failed: Reason } | { jobIds: readonly number[] }

/** The page a popup was opened on, and the jobs its draft became in an earlier popup. */
export interface OpenedOn {
  tab: { id?: number; url?: string }
  draft: { jobIds?: readonly number[] }
}

/** The jobs of the clip to show; undefined if there is none. */
export function shownJobs(own: OwnClip, account: Account | undefined, on: OpenedOn): readonly number[] | undefined {
  if (typeof own === 'object' && 'jobIds' in own) return own.jobIds
  return own === 'nothing' && account ? earlierClip(account, on).jobIds : undefined
}

/** @param jobs as they are now, of `shownJobs` */
export function deliveryState(
  own: OwnClip,
  account: Account | undefined,
  on: OpenedOn,
  jobs: readonly Job[],
): DeliveryState {
  if (own === 'saving') return { state: 'saving' }
  if (typeof own === 'object' && 'failed' in own) return { state: 'failed', ...own.failed }
  const earlier = own === 'nothing' && account ? earlierClip(account, on) : undefined
  if (earlier?.problem) return { state: 'failed', ...earlier.problem, earlier: true }
  if (!shownJobs(own, account, on) || (own === 'nothing' && jobs.length === 0)) return { state: 'idle' }
  return { state: 'kept', jobs, earlier: earlier?.isOthers && jobs.some(({ problem }) => problem) }
}

/** The jobs with these ids. The outbox forgets jobs long done; those seen done are still shown. */
export const newestJobs = (before: readonly Job[], now: readonly Job[], ids: readonly number[]): readonly Job[] =>
  ids.flatMap(
    (id) => now.find((job) => job.id === id) ?? before.find((job) => job.id === id && job.state === 'done') ?? [],
  )

/** The failed menu or keyboard clip of this page. */
export const failedRequest = (account: Account, { id, url }: OpenedOn['tab']): ClipRequest | undefined =>
  account.requests.find((one) => one.kind === 'page' && one.problem && one.tabId === id && one.url === url)

interface Earlier {
  jobIds?: readonly number[]
  problem?: Reason
  /** The menu or the keyboard made it. */
  isOthers?: boolean
}

/** What became of the last clip of this page in this tab. */
function earlierClip(account: Account, { tab, draft }: OpenedOn): Earlier {
  const failed = failedRequest(account, tab)
  if (failed?.problem) return { problem: failed.problem }
  const clip = tab.id === undefined ? undefined : account.tabs[tab.id]
  const hasProblem = clip?.url === tab.url && jobsOf(account, clip?.jobIds ?? []).some(({ problem }) => problem)
  if (!clip || !hasProblem) return { jobIds: draft.jobIds }
  return { jobIds: clip.jobIds, isOthers: String(clip.jobIds) !== String(draft.jobIds) }
}

/** Whether a clip has arrived everywhere. */
export const isArrived = (delivery: DeliveryState): boolean =>
  delivery.state === 'kept' && delivery.jobs.every(({ state }) => state === 'done')
