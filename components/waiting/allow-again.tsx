import type { Job } from '../../utils/outbox/job'
import type { Place } from '../../utils/settings'
import { useWords } from '../shared/words'

interface Props {
  job: Pick<Job, 'problem'>
  place?: Place
  /** Must ask for the right first thing. */
  onAllow: (place: Place) => void
}

/** The way back to a right the browser has taken away; nothing where none is missing. */
export function AllowAgain({ job, place, onAllow }: Props) {
  const t = useWords()
  if (job.problem?.code !== 'permission_needed' || !place) return null
  // The browser asks about a folder only where it was picked.
  if (place.kind === 'folder') {
    return (
      <a class="button primary" href={`/options.html#allow=${place.id}`}>
        {t('waiting_allow')}
      </a>
    )
  }
  return (
    <button type="button" class="primary" onClick={() => onAllow(place)}>
      {t('waiting_allow')}
    </button>
  )
}
