import type { ComponentChildren } from 'preact'
import { ProblemWords } from '../shared/problem-words'
import { useWords } from '../shared/words'
import { AllowAgain } from './allow-again'
import type { WaitingActions } from './waiting-actions'
import type { WaitingGroup } from './waiting-groups'

interface Props extends Pick<WaitingActions, 'onRetryPlace' | 'onAllow'> {
  group: WaitingGroup
  /** What the person calls the place. */
  name: string
  /** The items. */
  children: ComponentChildren
}

/** What waits for one place; a problem that all share is said once. */
export function WaitingPlace({ group, name, children, onRetryPlace, onAllow }: Props) {
  const t = useWords()
  const { id, place, jobs, problem } = group
  const heading = `waiting-${id}`
  return (
    <section class="waiting-place" aria-labelledby={heading}>
      <div class="heading">
        <h2 id={heading} dir="auto">
          {name}
        </h2>
        <span class="quiet">{t('waiting_count', String(jobs.length))}</span>
      </div>
      {problem && (
        <div class="waiting-why">
          <ProblemWords {...problem} />
        </div>
      )}
      {jobs.length > 1 && place && (
        <div class="actions">
          {problem && <AllowAgain job={{ problem }} place={place} onAllow={onAllow} />}
          <button type="button" aria-describedby={heading} onClick={() => onRetryPlace(id)}>
            {t('waiting_retry_all')}
          </button>
        </div>
      )}
      <ul class="waiting-list">{children}</ul>
    </section>
  )
}
