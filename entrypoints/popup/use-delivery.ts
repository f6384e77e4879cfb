import { useEffect, useState } from 'preact/hooks'
import type { DeliveryState } from '../../components/delivery'
import type { Clip } from '../../utils/article'
import { clearBadge } from '../../utils/browser/badge'
import { dropFailure } from '../../utils/browser/failure'
import { send } from '../../utils/browser/messages'
import type { Job } from '../../utils/library/job'
import { Problem } from '../../utils/problem'
import type { Session } from './session'

interface Delivering {
  delivery: DeliveryState
  save: (clip: Clip, preset: string) => Promise<void>
  /** Deliver the kept clip again; without one, nothing. */
  retry: () => Promise<void>
  /** What is shown no longer tells about the last clip. */
  reset: () => void
}

/** Follows a clip from the button to the disk; begins where an earlier popup, the menu or the keyboard left it. */
export function useDelivery({ tab, draft, failure }: Session, keepJob: (jobId?: number) => void): Delivering {
  const [delivery, show] = useState<DeliveryState>(failure ? failed(failure, failure.jobId !== undefined, true) : IDLE)
  const [jobId, setJob] = useState(failure ? failure.jobId : draft.jobId)

  useEffect(() => {
    // The outbox forgets jobs long done: then there is simply nothing to tell.
    if (!failure && draft.jobId !== undefined) follow(draft.jobId, 'settled').catch(() => show(IDLE))
  }, [])

  async function follow(id: number, ask: 'settled' | 'retry'): Promise<void> {
    let job = await send(ask, { jobId: id })
    while (job.state !== 'done' && !job.problem) {
      show({ state: 'saved' })
      job = await send('settled', { jobId: id })
    }
    show(outcome(job))
    if (job.state === 'done' && tab.id !== undefined) await Promise.all([dropFailure(tab.id), clearBadge(tab.id)])
  }

  return {
    delivery,

    async save(clip, preset) {
      show({ state: 'saving' })
      let id: number
      try {
        id = (await send('clip', { clip, preset, tabId: tab.id })).jobId
      } catch (cause) {
        show(failed(reason(cause), false))
        return
      }
      show({ state: 'saved' })
      setJob(id)
      keepJob(id)
      await follow(id, 'settled').catch((cause) => show(failed(reason(cause), true)))
    },

    async retry() {
      if (jobId === undefined) return
      show({ state: 'saved' })
      await follow(jobId, 'retry').catch((cause) => show(failed(reason(cause), true)))
    },

    reset() {
      show(IDLE)
      setJob(undefined)
      keepJob(undefined)
    },
  }
}

const IDLE: DeliveryState = { state: 'idle' }

type Reason = NonNullable<Job['problem']>

const failed = ({ code, detail }: Reason, kept: boolean, earlier = false): DeliveryState => ({
  state: 'failed',
  code,
  detail,
  kept,
  earlier,
})

const outcome = ({ receipt, problem }: Job): DeliveryState => {
  if (receipt) return { state: 'done', receipt }
  return failed(problem ?? { code: 'download_failed', detail: '' }, true)
}

const reason = (cause: unknown): Reason =>
  cause instanceof Problem ? cause : { code: 'storage_failed', detail: String(cause) }
