import type { Job } from '../../utils/outbox/job'
import type { Destination } from '../../utils/settings'
import { useWords } from '../shared/words'

interface Props {
  job: Pick<Job, 'problem'>
  destination?: Destination
  /** Must ask for the permission first thing. */
  onAllow: (destination: Destination) => void
}

/** A button to restore a permission the browser has revoked; nothing if none is missing. */
export function AllowAgain({ job, destination, onAllow }: Props) {
  const t = useWords()
  if (job.problem?.code !== 'permission_needed' || !destination) return null
  // The browser asks about a folder only where it was picked.
  if (destination.kind === 'folder') {
    return (
      <a class="button primary" href={`/options.html#allow=${destination.id}`}>
        {t('waiting_allow')}
      </a>
    )
  }
  return (
    <button type="button" class="primary" onClick={() => onAllow(destination)}>
      {t('waiting_allow')}
    </button>
  )
}
