import type { Scope } from '../../utils/article'
import type { ProblemCode } from '../../utils/problem'
import { ProblemWords } from '../shared/problem-words'
import { useWords } from '../shared/words'

/** Problems that a retry may solve while the popup is open. */
const RETRYABLE = new Set<ProblemCode>(['not_article', 'no_selection', 'unreadable', 'too_large'])

/** Problems whose message says it all; the browser's detail would add nothing. */
const PLAIN = new Set<ProblemCode>(['empty_tab', 'restricted', 'store', 'pdf', 'file_access', 'loading'])

interface Props {
  code: ProblemCode
  detail?: string
  hasSelection: boolean
  /** Read the page in this scope. */
  onScope: (scope: Scope) => void
  /** Read what has loaded of a page that is still loading. */
  onReadNow: () => void
}

/** Why the page could not be read, and what the user can do. */
export function PageProblem({ code, detail, hasSelection, onScope, onReadNow }: Props) {
  const t = useWords()
  const offersPage = code === 'not_article' || code === 'no_selection'
  return (
    <section class="page-problem" role="alert">
      <ProblemWords code={code} detail={PLAIN.has(code) ? undefined : detail} />
      <div class="actions">
        {code === 'loading' && (
          <button type="button" onClick={onReadNow}>
            {t('read_now')}
          </button>
        )}
        {hasSelection && RETRYABLE.has(code) && (
          <button type="button" onClick={() => onScope('selection')}>
            {t('clip_selection')}
          </button>
        )}
        {offersPage && (
          <button type="button" onClick={() => onScope('page')}>
            {t('clip_page')}
          </button>
        )}
        {RETRYABLE.has(code) && code !== 'not_article' && (
          <button type="button" class="plain" onClick={() => onScope('article')}>
            {t('retry')}
          </button>
        )}
      </div>
    </section>
  )
}
