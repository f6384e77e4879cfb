import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeliveryState } from '../../components/delivery'
import type { Clip, MissingPicture } from '../../utils/article'
import { askForPictures } from '../../utils/browser/ask-for-pictures'
import { clearBadge } from '../../utils/browser/badge'
import type { Origin } from '../../utils/browser/delivery'
import { dropFailure } from '../../utils/browser/failure'
import { send } from '../../utils/browser/messages'
import { sendClip } from '../../utils/browser/send-clip'
import { persistStorage } from '../../utils/browser/storage'
import type { Job } from '../../utils/library/job'
import { Problem } from '../../utils/problem'
import type { Session } from './session'

interface Saving {
  /** The person's answer to a question that the clip's pictures wait for. */
  asked?: Promise<unknown>
  /** To stand beside the article's earlier clips. */
  beside?: boolean
}

interface Delivering {
  delivery: DeliveryState
  save: (clip: Clip, preset: string, how?: Saving) => Promise<void>
  /** Deliver the kept clip again where it has not arrived; without one, nothing. */
  retry: () => Promise<void>
  /** Fetch these pictures of the kept clip again. To be called first thing in a click: the person may have to be asked. */
  retryPictures: (missing: readonly MissingPicture[]) => Promise<void>
  /** What the form shows is no longer what was clipped: stop telling about that. */
  reset: () => void
}

/** Follows a clip from the button to its places; begins where an earlier popup, the menu or the keyboard left it. */
export function useDelivery({ tab, draft, failure }: Session, keepJobs: (jobIds?: number[]) => void): Delivering {
  const [delivery, show] = useState<DeliveryState>(failure && !failure.jobIds ? failed(failure, true) : IDLE)
  const [jobIds, setJobs] = useState(failure ? failure.jobIds : draft.jobIds)
  /** Which clip is told about; an older one goes on in the background. */
  const told = useRef(0)

  useEffect(() => {
    // The outbox forgets jobs long done: then there is simply nothing to tell.
    const tell = teller()
    if (jobIds) follow(jobIds, 'settled', failure !== undefined).catch(() => tell(IDLE))
  }, [])

  /** Shows how a clip fares, until another one, or none, is told about. */
  function teller() {
    const mine = told.current
    return (state: DeliveryState) => {
      if (told.current === mine) show(state)
    }
  }

  async function follow(ids: number[], ask: 'settled' | 'retry', earlier = false): Promise<void> {
    const tell = teller()
    let jobs = await send(ask, { jobIds: ids })
    while (!jobs.every(isSettled)) {
      tell({ state: 'kept', jobs })
      jobs = await send('settled', { jobIds: ids })
    }
    tell({ state: 'kept', jobs, earlier: earlier && jobs.some(({ problem }) => problem) })
    if (jobs.every(isDone) && tab.id !== undefined) await Promise.all([dropFailure(tab.id), clearBadge(tab.id)])
  }

  return {
    delivery,

    save: (clip, preset, { asked, beside } = {}) =>
      keep(asked, (origin) => sendClip({ clip, preset, beside, ...origin })),

    async retryPictures(missing) {
      if (!jobIds) return
      const asked = askForPictures(
        missing.map(({ url }) => url),
        tab.url,
      )
      await keep(asked, (origin) => send('retryPictures', { jobIds, ...origin }))
    },

    async retry() {
      if (!jobIds) return
      show({ state: 'kept', jobs: [] })
      await followTelling(jobIds, 'retry')
    },

    reset() {
      told.current++
      show(IDLE)
      setJobs(undefined)
      keepJobs(undefined)
    },
  }

  async function keep(
    asked: Saving['asked'],
    commit: (origin: Pick<Origin, 'tabId' | 'asking'>) => Promise<{ jobIds: number[] }>,
  ): Promise<void> {
    const mine = ++told.current
    show({ state: 'saving' })
    let ids: number[]
    try {
      ids = (await commit({ tabId: tab.id, asking: asked !== undefined })).jobIds
    } catch (cause) {
      // Nothing was kept: that is told whatever was typed meanwhile.
      show(failed(reason(cause)))
      return
    }
    void asked?.then(() => send('answered', null))
    void persistStorage()
    if (told.current !== mine) return
    show({ state: 'kept', jobs: [] })
    setJobs(ids)
    keepJobs(ids)
    await followTelling(ids, 'settled')
  }

  /** The clip is kept, whatever keeps us from hearing of it. */
  async function followTelling(ids: number[], ask: 'settled' | 'retry'): Promise<void> {
    const tell = teller()
    await follow(ids, ask).catch((cause) => tell({ state: 'kept', jobs: [unheard(ids[0], reason(cause))] }))
  }
}

const IDLE: DeliveryState = { state: 'idle' }

const isDone = ({ state }: Job): boolean => state === 'done'
const isSettled = (job: Job): boolean => isDone(job) || job.problem !== undefined

type Reason = NonNullable<Job['problem']>

const failed = ({ code, detail }: Reason, earlier = false): DeliveryState => ({
  state: 'failed',
  code,
  detail,
  earlier,
})

const unheard = (id = 0, problem: Reason): Job => ({
  ...{ id, clip: '', title: '', url: '', destination: '', path: '', attempts: 0, createdAt: 0 },
  state: 'pending',
  problem,
})

const reason = (cause: unknown): Reason =>
  cause instanceof Problem ? cause : { code: 'storage_failed', detail: String(cause) }
