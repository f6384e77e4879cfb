import type { ComponentChildren } from 'preact'
import { ProblemWords } from '../shared/problem-words'
import { useWords } from '../shared/words'
import { AllowAgain } from './allow-again'
import type { WaitingActions } from './waiting-actions'
import type { WaitingGroup } from './waiting-groups'

interface Props extends Pick<WaitingActions, 'onRetryDestination' | 'onAllow'> {
  group: WaitingGroup
  /** The destination's name. */
  name: string
  /** The items. */
  children: ComponentChildren
}

/** Clips waiting for one destination; a problem they share is shown once. */
export function WaitingDestination({ group, name, children, onRetryDestination, onAllow }: Props) {
  const t = useWords()
  const { id, destination, jobs, problem } = group
  const heading = `waiting-${id}`
  return (
    <section class="waiting-destination" aria-labelledby={heading}>
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
      {jobs.length > 1 && destination && (
        <div class="actions">
          {problem && <AllowAgain job={{ problem }} destination={destination} onAllow={onAllow} />}
          <button type="button" aria-describedby={heading} onClick={() => onRetryDestination(id)}>
            {t('waiting_retry_all')}
          </button>
        </div>
      )}
      <ul class="waiting-list">{children}</ul>
    </section>
  )
}
