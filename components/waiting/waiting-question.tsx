import { useState } from 'preact/hooks'
import type { Job } from '../../utils/outbox/job'
import type { Settings } from '../../utils/settings'
import { Choice } from '../shared/choice'
import { ConfirmDialog } from '../shared/confirm-dialog'
import { destinationName, nameById } from '../shared/destination-name'
import { useWords } from '../shared/words'

/** What to do with these jobs once the user confirms. */
export interface WaitingQuestion {
  what: 'redirect' | 'discard'
  jobs: readonly Job[]
}

interface Props extends Pick<Settings, 'destinations' | 'removed'> {
  question: WaitingQuestion
  onRedirect: (jobs: readonly Job[], destination: string) => void
  onDiscard: (jobs: readonly Job[]) => void
  onClose: () => void
}

/** Asks where else to send them, or whether to discard. */
export function WaitingQuestionDialog({ question, destinations, removed, onRedirect, onDiscard, onClose }: Props) {
  const t = useWords()
  const { what, jobs } = question
  const [first] = jobs
  // Omit one that all go to already.
  const others = destinations.filter(({ id }) => jobs.some(({ destination }) => destination !== id))
  const [to, choose] = useState(others[0]?.id ?? '')
  const count = String(jobs.length)

  if (what === 'redirect') {
    return (
      <ConfirmDialog
        question={t('waiting_redirect_ask')}
        explanation={t('waiting_redirect_help', count)}
        yes={t('waiting_redirect_yes')}
        harmless
        onYes={() => onRedirect(jobs, to)}
        onClose={onClose}
      >
        <Choice
          name="redirect"
          label={t('waiting_redirect_to')}
          value={to}
          options={others.map((destination) => [destination.id, destinationName(t, destination)])}
          onChoose={choose}
        />
      </ConfirmDialog>
    )
  }
  return (
    <ConfirmDialog
      question={t(jobs.length > 1 ? 'waiting_discard_many' : 'waiting_discard_ask')}
      explanation={
        jobs.length > 1
          ? t('waiting_discard_many_help', count)
          : t(
              'waiting_discard_help',
              first?.title || t('waiting_untitled'),
              nameById(t, first?.destination ?? '', { destinations, removed }),
            )
      }
      yes={t('waiting_discard_yes')}
      onYes={() => onDiscard(jobs)}
      onClose={onClose}
    />
  )
}
