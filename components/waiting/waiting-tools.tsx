import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Job } from '../../utils/outbox/job'
import { useWords } from '../shared/words'
import type { WaitingActions, WaitingQuestions } from './waiting-actions'

interface Props extends Pick<WaitingActions, 'onRetry' | 'onZip'>, WaitingQuestions {
  jobs: readonly Job[]
  selected: readonly Job[]
  /** There is another destination to go to. */
  canMove: boolean
  onSelectAll: (all: boolean) => void
}

/** Bulk actions on clips. */
export function WaitingTools({ jobs, selected, canMove, onSelectAll, ...actions }: Props) {
  const t = useWords()
  const box = useRef<HTMLInputElement>(null)
  const none = selected.length === 0
  const isMixed = !none && selected.length < jobs.length
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = isMixed
  }, [isMixed])
  return (
    <fieldset class="waiting-tools" aria-label={t('waiting_tools')}>
      <label>
        <input
          type="checkbox"
          ref={box}
          checked={selected.length === jobs.length}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
        {t('waiting_select_all')}
      </label>
      <span class="quiet" role="status">
        {t('waiting_selected', String(selected.length), String(jobs.length))}
      </span>
      <div class="actions">
        <button type="button" disabled={none} onClick={() => actions.onRetry(selected)}>
          {t('waiting_retry')}
        </button>
        {canMove && (
          <button type="button" disabled={none} onClick={() => actions.onRedirect(selected)}>
            {t('waiting_redirect')}
          </button>
        )}
        <button type="button" onClick={() => actions.onZip(none ? jobs : selected)}>
          {t(none ? 'waiting_zip_all' : 'waiting_zip')}
        </button>
        <button type="button" class="danger" disabled={none} onClick={() => actions.onDiscard(selected)}>
          {t('waiting_discard')}
        </button>
      </div>
    </fieldset>
  )
}
