import { useEffect, useRef, useState } from 'preact/hooks'
import { Delivery } from '../../components/clip/delivery'
import { PageProblem } from '../../components/clip/page-problem'
import { RequestsNotice } from '../../components/clip/requests-notice'
import { TroubleNotice } from '../../components/shared/trouble-notice'
import { useFollowed } from '../../components/shared/use-followed'
import { useWords } from '../../components/shared/words'
import type { Scope } from '../../utils/article'
import { followAccount } from '../../utils/browser/account/follow-account'
import type { CaptureRequest, CaptureTab } from '../../utils/browser/capture/capture'
import { writeDraft } from '../../utils/browser/clip/draft'
import { findRequest } from '../../utils/browser/clip/requests'
import { send } from '../../utils/browser/messages/messages'
import { unattended } from '../../utils/browser/trouble'
import { type Account, type ClipRequest, requestsForUser } from '../../utils/outbox/account'
import { Editor } from './editor'
import { copy, nameOf, show } from './receipts'
import { type Draft, openSession, type Session } from './session'
import { useCapture } from './use-capture'
import { failedRequest, useDelivery } from './use-delivery'

export function App() {
  const [session, setSession] = useState<Session>()
  const account = useFollowed(followAccount)
  useEffect(() => unattended(openSession().then(setSession)), [])
  return (
    <>
      {account && <Notices account={account} tab={session?.tab ?? {}} />}
      {session ? <Page session={session} account={account} /> : <Reading />}
    </>
  )
}

/** What is to be told wherever the user looks. */
function Notices({ account, tab }: { account: Account; tab: CaptureTab }) {
  const { trouble } = account
  // A link's failure is told where it was clicked; a page's wherever the page itself does not tell it.
  const requests = requestsForUser(account).filter(({ kind, tabId, url }) =>
    kind === 'link' ? tabId === undefined || tabId === tab.id : tabId !== tab.id || url !== tab.url,
  )
  return (
    <>
      {trouble && (
        <TroubleNotice trouble={trouble} onCopy={copy} onDismiss={() => unattended(send('dismissTrouble', null))} />
      )}
      {requests.length > 0 && (
        <RequestsNotice requests={requests} onDismiss={({ id }) => unattended(send('discardRequest', { id }))} />
      )}
    </>
  )
}

function Reading({ isLarge = false }: { isLarge?: boolean }) {
  const t = useWords()
  return (
    <p class="reading" role="status">
      {t(isLarge ? 'reading_large' : 'reading')}
      {isLarge && <span class="progress" />}
    </p>
  )
}

function Page({ session, account }: { session: Session; account?: Account }) {
  const { tab } = session
  const [draft, setDraft] = useState(session.draft)
  const latest = useRef(draft)
  const [request, setRequest] = useState<CaptureRequest>({ scope: draft.scope ?? 'article' })
  const { result, isLarge } = useCapture(tab, request)

  // Written at once: a popup is closed by a click anywhere else.
  const change = (changed: Partial<Draft>) => {
    latest.current = { ...latest.current, ...changed }
    setDraft(latest.current)
    if (tab.id !== undefined) unattended(writeDraft(tab.id, tab.url ?? '', latest.current))
  }
  const delivering = useDelivery(session, account, (jobIds) => change({ jobIds }))
  // What the menu or the keyboard was asked for here and could not do is tried again.
  const failed = account && failedRequest(account, tab)
  useEffect(() => {
    if (!failed || draft.scope || failed.scope === request.scope) return
    const again = (asked: ClipRequest = failed) => {
      const { scope, selectionText, selectionIsCut } = asked
      setRequest({ scope, selectionText, selectionIsCut })
    }
    // The account does not carry what was selected.
    unattended(findRequest(failed.id).then(again))
  }, [failed?.id])
  const t = useWords()
  const read = (scope: Scope) => {
    change({ scope })
    setRequest({ ...request, scope })
  }

  if (!result) return <Reading isLarge={isLarge} />
  if ('problem' in result) {
    const { delivery } = delivering
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
  return <Editor session={session} account={account} draft={draft} {...{ result, change, read, delivering }} />
}
