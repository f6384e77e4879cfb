import { useEffect, useRef, useState } from 'preact/hooks'
import { ClosedNotice } from '../../components/closed-notice'
import { Delivery } from '../../components/delivery'
import { LinksNotice } from '../../components/links-notice'
import { PageProblem } from '../../components/page-problem'
import { useWords } from '../../components/words'
import type { Scope } from '../../utils/article'
import type { CaptureRequest } from '../../utils/browser/capture'
import { writeDraft } from '../../utils/browser/draft'
import { send } from '../../utils/browser/messages'
import { Editor } from './editor'
import { copy, nameOf, show } from './receipts'
import { type Draft, openSession, type Session } from './session'
import { useCapture } from './use-capture'
import { useDelivery } from './use-delivery'

export function App() {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    void openSession().then(setSession)
  }, [])
  useEffect(() => {
    if (session && session.closed.length > 0) void send('told', null)
  }, [session])
  if (!session) return <Reading />
  return (
    <>
      {session.closed.length > 0 && <ClosedNotice urls={session.closed} />}
      {session.links.length > 0 && <LinksNotice links={session.links} />}
      <Page session={session} />
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

function Page({ session }: { session: Session }) {
  const { tab, failure } = session
  const [draft, setDraft] = useState(session.draft)
  const latest = useRef(draft)
  const [request, setRequest] = useState<CaptureRequest>(
    () => (!failure?.jobIds && failure?.request) || { scope: draft.scope ?? 'article' },
  )
  const { result, isLarge } = useCapture(tab, request)

  // Written at once: a popup is closed by a click anywhere else.
  const change = (changed: Partial<Draft>) => {
    latest.current = { ...latest.current, ...changed }
    setDraft(latest.current)
    if (tab.id !== undefined) void writeDraft(tab.id, tab.url ?? '', latest.current)
  }
  const delivering = useDelivery(session, (jobIds) => change({ jobIds }))
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
              onRetry={delivering.retry}
              onRetryPictures={delivering.retryPictures}
            />
          </div>
        )}
      </main>
    )
  }
  return <Editor session={session} draft={draft} {...{ result, change, read, delivering }} />
}
