import { useState } from 'preact/hooks'
import { type Job, underWay } from '../utils/library/job'
import { ConfirmDialog } from './confirm-dialog'
import { ProblemWords } from './problem-words'
import { type MessageKey, useWords } from './words'

interface Props {
  /** The jobs that are not done, the newest first. */
  jobs: readonly Job[]
  /** Subfolder of Downloads that files go to; may be empty. */
  folder: string
  /** Milliseconds since the epoch, UTC. */
  now: number
  onRetry: (job: Job) => void
  onSave: (job: Job) => void
  onDiscard: (job: Job) => void
}

/** Every clip that has not reached its place, why, and what can be done about it. */
export function WaitingList({ jobs, folder, now, onRetry, onSave, onDiscard }: Props) {
  const t = useWords()
  const [asking, ask] = useState<Job>()
  if (jobs.length === 0) {
    return (
      <div class="empty">
        <p>{t('waiting_empty')}</p>
        <p class="quiet">{t('waiting_empty_help')}</p>
      </div>
    )
  }
  return (
    <>
      <p class="intro">{t('waiting_intro')}</p>
      <ul class="waiting-list">
        {jobs.map((job) => (
          <WaitingItem
            key={job.id}
            job={job}
            folder={folder}
            now={now}
            onRetry={onRetry}
            onSave={onSave}
            onDiscard={ask}
          />
        ))}
      </ul>
      {asking && (
        <ConfirmDialog
          question={t('waiting_discard_ask')}
          explanation={t('waiting_discard_help', asking.title || t('waiting_untitled'))}
          yes={t('waiting_discard_yes')}
          onYes={() => onDiscard(asking)}
          onClose={() => ask(undefined)}
        />
      )}
    </>
  )
}

function WaitingItem({ job, folder, now, onRetry, onSave, onDiscard }: { job: Job } & Omit<Props, 'jobs'>) {
  const t = useWords()
  const heading = `job-${job.id}`
  const busy = underWay(job)
  const state = job.state === 'delivering' && !busy ? 'pending' : job.state
  return (
    <li class={`is-${state}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <a href={job.url} target="_blank" rel="noreferrer" dir="auto">
          {job.title || t('waiting_untitled')}
        </a>
        <span class="state">{t(`waiting_state_${state}` as MessageKey)}</span>
      </h2>
      <dl>
        <dt>{t('waiting_place')}</dt>
        <dd>
          {t(`destination_${job.destination}` as MessageKey) || job.destination}
          {job.file && (
            <>
              {' · '}
              <bdi class="path" dir="ltr">
                {folder ? `${folder}/${job.file.path}` : job.file.path}
              </bdi>
            </>
          )}
        </dd>
        <dt>{t('waiting_since')}</dt>
        <dd>{moment(job.createdAt, t('ui_language'))}</dd>
        {job.problem && (
          <>
            <dt>{t('waiting_reason')}</dt>
            <dd>
              <ProblemWords code={job.problem.code} detail={job.problem.detail} />
            </dd>
          </>
        )}
        {!busy && (
          <>
            <dt>{t('waiting_next')}</dt>
            <dd>{nextTry(job.due)}</dd>
          </>
        )}
      </dl>
      <div class="actions">
        <button type="button" disabled={busy} aria-describedby={heading} onClick={() => onRetry(job)}>
          {t('retry')}
        </button>
        <button type="button" disabled={!job.file} aria-describedby={heading} onClick={() => onSave(job)}>
          {t('waiting_save')}
        </button>
        <button type="button" class="danger" disabled={busy} aria-describedby={heading} onClick={() => onDiscard(job)}>
          {t('waiting_discard')}
        </button>
      </div>
    </li>
  )

  function nextTry(due: number | undefined): string {
    if (due === undefined) return t('waiting_next_you')
    return due <= now ? t('waiting_next_now') : moment(due, t('ui_language'))
  }
}

const moment = (at: number, language: string): string =>
  new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
