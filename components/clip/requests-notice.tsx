import type { ClipRequest } from '../../utils/outbox/account'
import { useWords } from '../shared/words'

interface Props {
  /** The failed ones. */
  requests: readonly ClipRequest[]
  onDismiss: (request: ClipRequest) => void
}

/** As many as leave room for the article. */
const SHOWN = 2

/** What could not be clipped and the page does not show, with a link to where it waits. */
export function RequestsNotice({ requests, onDismiss }: Props) {
  const t = useWords()
  return (
    <section class="notice" role="alert">
      <p class="problem-what">{t('requests_failed')}</p>
      <ul>
        {requests.slice(0, SHOWN).map((request) => (
          <li key={request.id}>
            {request.url ? (
              <a href={request.url} target="_blank" rel="noreferrer" dir="auto">
                {request.title || request.url}
              </a>
            ) : (
              request.title
            )}
            {request.problem && <p class="problem-help">{t(`problem_${request.problem.code}`)}</p>}
            <button
              type="button"
              class="plain"
              aria-label={`${t('dismiss')}: ${request.title || request.url}`}
              onClick={() => onDismiss(request)}
            >
              {t('dismiss')}
            </button>
          </li>
        ))}
      </ul>
      {requests.length > SHOWN && (
        <p class="problem-help">{t('requests_more', (requests.length - SHOWN).toLocaleString(t('ui_language')))}</p>
      )}
      <a href="/waiting.html" target="_blank" rel="noreferrer">
        {t('waiting_link')}
      </a>
    </section>
  )
}
