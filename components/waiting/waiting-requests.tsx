import { useRef } from 'preact/hooks'
import type { ClipRequest } from '../../utils/outbox/account'
import type { ProblemCode } from '../../utils/problem'
import { ProblemWords } from '../shared/problem-words'
import { useKeptFocus } from '../shared/use-kept-focus'
import { useWords } from '../shared/words'

interface Props {
  /** Newest first. */
  requests: readonly ClipRequest[]
  /** Ask for permission to read a link's site, then clip it. */
  onAllow: (request: ClipRequest) => void
  onRetry: (request: ClipRequest) => void
  onDiscard: (request: ClipRequest) => void
}

/** Retryable: reading again may help. */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  'link_failed',
  'unreadable',
  'storage_full',
  'storage_failed',
  'internal_error',
  'gave_up',
])

/** Every request that is not a clip yet, why, and what to do about it. */
export function WaitingRequests({ requests, onAllow, onRetry, onDiscard }: Props) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  const keepFocus = useKeptFocus(list, requests.map(({ id }) => id).join(' '))
  return (
    <section class="waiting-requests" aria-labelledby="requests-heading">
      <h2 id="requests-heading">{t('requests_title')}</h2>
      <p class="intro">{t('requests_intro')}</p>
      <ul class="waiting-list" ref={list} onFocusCapture={keepFocus}>
        {requests.map((request) => (
          <Item key={request.id} {...{ request, onAllow, onRetry, onDiscard }} />
        ))}
      </ul>
    </section>
  )
}

function Item({ request, onAllow, onRetry, onDiscard }: { request: ClipRequest } & Omit<Props, 'requests'>) {
  const t = useWords()
  const { kind, url, title, problem } = request
  const id = `request-${request.id}`
  const button = { type: 'button', 'aria-describedby': id } as const
  return (
    <li data-item tabIndex={-1} aria-labelledby={id}>
      <h3>
        <span id={id} dir="auto">
          {title || url}
        </span>
        {!problem && <span class="state">{t('requests_reading')}</span>}
      </h3>
      {title && (
        <p class="path" dir="ltr">
          {url}
        </p>
      )}
      {problem && (
        <ProblemWords
          {...problem}
          help={kind === 'link' && problem.code === 'too_large' ? 'problem_too_large_link_help' : undefined}
        />
      )}
      <div class="actions">
        {problem?.code === 'link_permission' && (
          <button {...button} onClick={() => onAllow(request)}>
            {t('requests_allow')}
          </button>
        )}
        {kind === 'link' && problem && PASSING.has(problem.code) && (
          <button {...button} onClick={() => onRetry(request)}>
            {t('retry')}
          </button>
        )}
        <a href={url} target="_blank" rel="noreferrer" aria-describedby={id}>
          {t('requests_open')}
        </a>
        <button {...button} class="danger" onClick={() => onDiscard(request)}>
          {t('waiting_discard')}
        </button>
      </div>
    </li>
  )
}
