import { type Job, underWay } from '../../utils/outbox/job'
import { ProblemWords } from '../shared/problem-words'
import { type MessageKey, useWords } from '../shared/words'
import { AllowAgain } from './allow-again'
import type { WaitingActions, WaitingQuestions } from './waiting-actions'
import type { WaitingGroup } from './waiting-groups'

interface Props extends WaitingActions, WaitingQuestions {
  job: Job
  group: WaitingGroup
  where: string
  /** Milliseconds since the epoch, UTC. */
  now: number
  moments: Intl.DateTimeFormat
  /** Undefined if it is the only one. */
  selected?: boolean
  onSelect: (job: Job, selected: boolean) => void
  /** There is another destination to go to. */
  canMove: boolean
}

/** One clip that has not reached one destination: why, when the next try is, and the buttons. */
export function WaitingItem(props: Props) {
  const { job, group, where, now, moments, selected, onSelect, canMove } = props
  const t = useWords()
  const heading = `job-${job.id}`
  const busy = underWay(job)
  const state = job.state === 'delivering' && !busy ? 'pending' : job.state
  const title = job.title || t('waiting_untitled')
  const isShared = job.problem !== undefined && job.problem.code === group.problem?.code
  const button = { type: 'button', 'aria-describedby': heading } as const

  return (
    <li class={`waiting-item is-${state}`} data-item tabIndex={-1} aria-labelledby={heading}>
      <div class="waiting-head">
        {selected !== undefined && (
          <input
            type="checkbox"
            aria-label={t('waiting_select', title)}
            checked={selected}
            onChange={(event) => onSelect(job, event.currentTarget.checked)}
          />
        )}
        <h3 id={heading}>
          <a href={job.url} target="_blank" rel="noreferrer" dir="auto">
            {title}
          </a>
        </h3>
        <span class="state">{t(`waiting_state_${state}` as MessageKey)}</span>
      </div>
      <p class="path" dir="ltr">
        {where}
      </p>
      {job.problem && !isShared && (
        <div class="waiting-why">
          <ProblemWords {...job.problem} />
        </div>
      )}
      {isShared && job.problem?.detail && job.problem.detail !== group.problem?.detail && (
        <p class="problem-detail">{t('technical_detail', job.problem.detail)}</p>
      )}
      <dl>
        <div>
          <dt>{t('waiting_since')}</dt>
          <dd>{moments.format(job.createdAt)}</dd>
        </div>
        {!busy && job.state !== 'gathering' && (
          <div>
            <dt>{t('waiting_next')}</dt>
            <dd>{nextTry(job.due)}</dd>
          </div>
        )}
      </dl>
      <div class="actions">
        {!isShared && <AllowAgain job={job} destination={group.destination} onAllow={props.onAllow} />}
        <button {...button} disabled={busy || job.state === 'gathering'} onClick={() => props.onRetry([job])}>
          {t('waiting_retry')}
        </button>
        {canMove && (
          <button {...button} onClick={() => props.onRedirect([job])}>
            {t('waiting_redirect')}
          </button>
        )}
        <button {...button} disabled={job.payload === undefined} onClick={() => props.onZip([job])}>
          {t('waiting_zip')}
        </button>
        <button {...button} onClick={() => props.onDiscard([job])}>
          {t('waiting_discard')}
        </button>
      </div>
    </li>
  )

  function nextTry(due: number | undefined): string {
    if (due === undefined) return t('waiting_next_you')
    return due <= now ? t('waiting_next_now') : moments.format(due)
  }
}
