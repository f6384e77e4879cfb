import { Delivery } from '../../components/clip/delivery'
import { PageProblem } from '../../components/clip/page-problem'
import { Reading } from '../../components/clip/reading'
import { useWords } from '../../components/shared/words'
import type { Scope } from '../../utils/article'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import { Editor } from './editor'
import { copy, nameOf, show } from './receipts'
import type { Session } from './session'
import { useCapture } from './use-capture'
import { useDelivery } from './use-delivery'
import { useDraft } from './use-draft'
import { useRequest } from './use-request'

/** The page in the tab: being read, read, or why it could not be. */
export function Page({ session, account }: { session: Session; account?: Account }) {
  const t = useWords()
  const [draft, change] = useDraft(session)
  const [request, setRequest] = useRequest(session, draft, account)
  const { result, isLarge } = useCapture(session.tab, request)
  const delivering = useDelivery(session, account, (jobIds) => change({ jobIds }))
  const { delivery } = delivering
  const read = (scope: Scope) => {
    change({ scope })
    setRequest({ ...request, scope })
  }

  if (!result) return <Reading isLarge={isLarge} />
  if (!('problem' in result)) return <Editor {...{ session, account, draft, result, change, read, delivering }} />
  return (
    <main>
      <PageProblem
        code={result.problem}
        detail={result.detail}
        hasSelection={result.hasSelection}
        onScope={read}
        onReadNow={() => setRequest({ ...request, evenIfLoading: true })}
      />
      {delivery.state === 'kept' && (
        <div class="bar">
          <Delivery
            delivery={delivery}
            nameOf={(id) => nameOf(t, session.settings, id)}
            onShow={show}
            onCopy={copy}
            onRetry={() => unattended(delivering.retry())}
            onRetryPictures={(missing) => unattended(delivering.retryPictures(missing))}
          />
        </div>
      )}
    </main>
  )
}
