import { useState } from 'preact/hooks'
import type { Reason } from '../../utils/outbox/account'
import { ProblemWords } from './problem-words'
import { useWords } from './words'

interface Props {
  trouble: Reason
  onCopy: (text: string) => Promise<void>
  onDismiss: () => void
}

/** Shows what went wrong in the background, with the details for a bug report. */
export function TroubleNotice({ trouble: { code, detail }, onCopy, onDismiss }: Props) {
  const t = useWords()
  const [said, say] = useState('')
  return (
    <section class="notice" role="alert">
      <ProblemWords code={code} detail={detail} />
      <div class="actions">
        {detail && (
          <button
            type="button"
            onClick={() =>
              onCopy(`${code}: ${detail}`).then(
                () => say(t('copied')),
                () => say(t('copy_failed')),
              )
            }
          >
            {t('copy_detail')}
          </button>
        )}
        <button type="button" class="plain" onClick={onDismiss}>
          {t('dismiss')}
        </button>
        <span class="said">{said}</span>
      </div>
    </section>
  )
}
