import type { Clip, MissingPicture } from '../../article'
import { type Account, jobsOf } from '../../outbox/account'
import {
  type DeliveryState,
  deliveryState,
  newestJobs,
  type OpenedOn,
  type OwnClip,
  shownJobs,
} from '../../outbox/delivery-state'
import type { Job } from '../../outbox/job'
import { toProblem } from '../../problem'
import { send } from '../messages/messages'
import type { Origin } from '../outbox/delivery'
import { askForPictures } from '../pictures/ask-for-pictures'
import { persistStorage } from '../storage'
import { unattended } from '../trouble'
import { sendClip } from './send-clip'

interface Saving {
  /** The user's pending answer, which the clip's pictures wait for. */
  asked?: Promise<unknown>
  /** Keep it beside the article's earlier clips. */
  beside?: boolean
}

/** A clip from button to destinations, as one popup sees it. */
export interface DeliverySession {
  /** What to show now. */
  stateIn(account: Account | undefined): DeliveryState
  /** Called when that may have changed without the account. @returns a function to stop */
  watch(listener: () => void): () => void
  save(clip: Clip, preset: string, how?: Saving): Promise<void>
  /** Deliver the kept clip again where it has not arrived, if there is one. */
  retry(): Promise<void>
  /** Fetch these pictures of the kept clip again. Call it first thing in a click: the user may have to be asked. */
  retryPictures(missing: readonly MissingPicture[]): Promise<void>
  /** The form no longer shows what was clipped: stop reporting on that. */
  reset(): void
}

/**
 * Starts where an earlier popup, the menu or the keyboard left it.
 * @param keepJobs notes which jobs the draft became
 */
export function deliverySession(on: OpenedOn, keepJobs: (jobIds?: readonly number[]) => void): DeliverySession {
  const { tab } = on
  const listeners = new Set<() => void>()
  let own: OwnClip = 'nothing'
  /** Counts clips: an older one goes on in the background but is no longer shown. */
  let newest = 0
  let jobIds: readonly number[] | undefined
  let jobs: readonly Job[] = []

  const become = (next: OwnClip) => {
    own = next
    for (const listener of listeners) listener()
  }

  async function keep(
    asked: Saving['asked'],
    commit: (origin: Pick<Origin, 'tabId' | 'asking'>) => Promise<{ jobIds: number[] }>,
  ): Promise<void> {
    const mine = ++newest
    become('saving')
    try {
      const kept = await commit({ tabId: tab.id, asking: asked !== undefined })
      if (asked) unattended(asked.then(() => send('decided', null)))
      unattended(persistStorage())
      if (newest !== mine) return
      become(kept)
      keepJobs(kept.jobIds)
    } catch (cause) {
      // Nothing was kept: say so, whatever was typed meanwhile.
      const { code, detail } = toProblem(cause)
      become({ failed: { code, detail } })
    }
  }

  return {
    stateIn(account) {
      jobIds = shownJobs(own, account, on)
      jobs = jobIds ? newestJobs(jobs, account ? jobsOf(account, jobIds) : [], jobIds) : []
      return deliveryState(own, account, on, jobs)
    },

    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    save: (clip, preset, { asked, beside } = {}) =>
      keep(asked, (origin) => sendClip({ clip, preset, beside, ...origin })),

    async retryPictures(missing) {
      if (!jobIds) return
      const ids = [...jobIds]
      const asked = askForPictures(
        missing.map(({ url }) => url),
        tab.url,
      )
      await keep(asked, (origin) => send('retryPictures', { jobIds: ids, ...origin }))
    },

    async retry() {
      if (!jobIds) return
      const ids = [...jobIds]
      become({ jobIds: ids })
      await send('retry', { jobIds: ids })
    },

    reset() {
      newest++
      become('reset')
      keepJobs(undefined)
    },
  }
}
