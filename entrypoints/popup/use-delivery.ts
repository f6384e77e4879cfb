import { useRef, useState } from 'preact/hooks'
import type { DeliveryState } from '../../components/clip/delivery'
import type { Clip, MissingPicture } from '../../utils/article'
import { sendClip } from '../../utils/browser/clip/send-clip'
import { send } from '../../utils/browser/messages/messages'
import type { Origin } from '../../utils/browser/outbox/delivery'
import { askForPictures } from '../../utils/browser/pictures/ask-for-pictures'
import { persistStorage } from '../../utils/browser/storage'
import { unattended } from '../../utils/browser/trouble'
import { type Account, type ClipRequest, jobsOf, type Reason } from '../../utils/outbox/account'
import type { Job } from '../../utils/outbox/job'
import { toProblem } from '../../utils/problem'
import type { Session } from './session'

interface Saving {
  /** The user's answer to a question that the clip's pictures wait for. */
  asked?: Promise<unknown>
  /** To stand beside the article's earlier clips. */
  beside?: boolean
}

interface Delivering {
  delivery: DeliveryState
  save: (clip: Clip, preset: string, how?: Saving) => Promise<void>
  /** Deliver the kept clip again where it has not arrived; without one, nothing. */
  retry: () => Promise<void>
  /** Fetch these pictures of the kept clip again. To be called first thing in a click: the user may have to be asked. */
  retryPictures: (missing: readonly MissingPicture[]) => Promise<void>
  /** What the form shows is no longer what was clipped: stop telling about that. */
  reset: () => void
}

/** What this popup itself has done; before that, what is told is what the account knows of the tab. */
type Own = 'nothing' | 'reset' | 'saving' | { failed: Reason } | { jobIds: readonly number[] }

/**
 * Tells of a clip from the button to its destinations, as the account has it; begins where an earlier popup, the menu or the
 * keyboard left it.
 * @param keepJobs notes which jobs the draft became
 */
export function useDelivery(
  { tab, draft }: Session,
  account: Account | undefined,
  keepJobs: (jobIds?: readonly number[]) => void,
): Delivering {
  const [own, setOwn] = useState<Own>('nothing')
  /** Which clip is told about; an older one goes on in the background. */
  const told = useRef(0)
  /** The outbox forgets jobs long done: those that were seen here stay on the screen. */
  const seen = useRef<readonly Job[]>([])

  const earlier = own === 'nothing' && account ? earlierClip(account, tab, draft) : undefined
  const jobIds = typeof own === 'object' && 'jobIds' in own ? own.jobIds : earlier?.jobIds
  const jobs = jobIds ? newest(seen.current, account ? jobsOf(account, jobIds) : [], jobIds) : []
  seen.current = jobs

  return {
    delivery: stateOf(),

    save: (clip, preset, { asked, beside } = {}) =>
      keep(asked, (origin) => sendClip({ clip, preset, beside, ...origin })),

    async retryPictures(missing) {
      if (!jobIds) return
      const asked = askForPictures(
        missing.map(({ url }) => url),
        tab.url,
      )
      await keep(asked, (origin) => send('retryPictures', { jobIds: [...jobIds], ...origin }))
    },

    async retry() {
      if (!jobIds) return
      setOwn({ jobIds })
      await send('retry', { jobIds: [...jobIds] })
    },

    reset() {
      told.current++
      setOwn('reset')
      keepJobs(undefined)
    },
  }

  function stateOf(): DeliveryState {
    if (own === 'saving') return { state: 'saving' }
    if (typeof own === 'object' && 'failed' in own) return { state: 'failed', ...own.failed }
    if (earlier?.problem) return { state: 'failed', ...earlier.problem, earlier: true }
    if (!jobIds || (own === 'nothing' && jobs.length === 0)) return { state: 'idle' }
    return { state: 'kept', jobs, earlier: earlier?.isOthers && jobs.some(({ problem }) => problem) }
  }

  async function keep(
    asked: Saving['asked'],
    commit: (origin: Pick<Origin, 'tabId' | 'asking'>) => Promise<{ jobIds: number[] }>,
  ): Promise<void> {
    const mine = ++told.current
    setOwn('saving')
    try {
      const { jobIds } = await commit({ tabId: tab.id, asking: asked !== undefined })
      if (asked) unattended(asked.then(() => send('decided', null)))
      unattended(persistStorage())
      if (told.current !== mine) return
      setOwn({ jobIds })
      keepJobs(jobIds)
    } catch (cause) {
      // Nothing was kept: that is told whatever was typed meanwhile.
      const { code, detail } = toProblem(cause)
      setOwn({ failed: { code, detail } })
    }
  }
}

interface Earlier {
  jobIds?: readonly number[]
  problem?: Reason
  /** The menu or the keyboard made it. */
  isOthers?: boolean
}

/** What became of what was last clipped of this page in this tab. */
function earlierClip(account: Account, tab: Session['tab'], draft: Session['draft']): Earlier {
  const failed = failedRequest(account, tab)
  if (failed?.problem) return { problem: failed.problem }
  const clip = tab.id === undefined ? undefined : account.tabs[tab.id]
  const isTold = clip?.url === tab.url && jobsOf(account, clip?.jobIds ?? []).some(({ problem }) => problem)
  if (!clip || !isTold) return { jobIds: draft.jobIds }
  return { jobIds: clip.jobIds, isOthers: String(clip.jobIds) !== String(draft.jobIds) }
}

/** The menu's or the keyboard's clip of this page that failed. */
export const failedRequest = (account: Account, { id, url }: Session['tab']): ClipRequest | undefined =>
  account.requests.find((one) => one.kind === 'page' && one.problem && one.tabId === id && one.url === url)

const newest = (before: readonly Job[], now: readonly Job[], ids: readonly number[]): readonly Job[] =>
  ids.flatMap(
    (id) => now.find((job) => job.id === id) ?? before.find((job) => job.id === id && job.state === 'done') ?? [],
  )
