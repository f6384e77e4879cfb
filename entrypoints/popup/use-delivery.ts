import { useEffect, useRef, useState } from 'preact/hooks'
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
  /** What the form shows is no longer what was clipped: stop telling about that. */
  reset: () => void
}

/** Follows a clip from the button to the disk; begins where an earlier popup, the menu or the keyboard left it. */
export function useDelivery({ tab, draft, failure }: Session, keepJob: (jobId?: number) => void): Delivering {
  const [delivery, show] = useState<DeliveryState>(failure ? failed(failure, failure.jobId !== undefined, true) : IDLE)
  const [jobId, setJob] = useState(failure ? failure.jobId : draft.jobId)
  /** Which clip is told about; an older one goes on in the background. */
  const told = useRef(0)

  useEffect(() => {
    // The outbox forgets jobs long done: then there is simply nothing to tell.
    if (!failure && draft.jobId !== undefined) {
      const tell = teller()
      follow(draft.jobId, 'settled').catch(() => tell(IDLE))
    }
  }, [])

  /** Shows how a clip fares, until another one, or none, is told about. */
  function teller() {
    const mine = told.current
    return (state: DeliveryState) => {
      if (told.current === mine) show(state)
    }
  }

  async function follow(id: number, ask: 'settled' | 'retry'): Promise<void> {
    const tell = teller()
    let job = await send(ask, { jobId: id })
    while (job.state !== 'done' && !job.problem) {
      tell({ state: 'saved' })
      job = await send('settled', { jobId: id })
    }
    tell(outcome(job))
    if (job.state === 'done' && tab.id !== undefined) await Promise.all([dropFailure(tab.id), clearBadge(tab.id)])
  }

  return {
    delivery,

    async save(clip, preset) {
      const mine = ++told.current
      show({ state: 'saving' })
      let id: number
      try {
        id = (await send('clip', { clip, preset, tabId: tab.id })).jobId
      } catch (cause) {
        // Nothing was kept: that is told whatever was typed meanwhile.
        show(failed(reason(cause), false))
        return
      }
      if (told.current !== mine) return
      show({ state: 'saved' })
      setJob(id)
      keepJob(id)
      const tell = teller()
      await follow(id, 'settled').catch((cause) => tell(failed(reason(cause), true)))
    },

    async retry() {
      if (jobId === undefined) return
      const tell = teller()
      tell({ state: 'saved' })
      await follow(jobId, 'retry').catch((cause) => tell(failed(reason(cause), true)))
    },

    reset() {
      told.current++
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
