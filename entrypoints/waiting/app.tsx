import { useEffect, useState } from 'preact/hooks'
import { TroubleNotice } from '../../components/shared/trouble-notice'
import { useFollowed } from '../../components/shared/use-followed'
import { useWords } from '../../components/shared/words'
import { WaitingList } from '../../components/waiting/waiting-list'
import { WaitingSpace } from '../../components/waiting/waiting-space'
import { followAccount } from '../../utils/browser/account/follow-account'
import { send } from '../../utils/browser/messages/messages'
import { originsOf, whereAt } from '../../utils/browser/outbox/destinations'
import { askFor } from '../../utils/browser/permissions'
import { followSettings } from '../../utils/browser/settings'
import { persistStorage, type Space, tightSpace } from '../../utils/browser/storage'
import { unattended } from '../../utils/browser/trouble'
import type { Job } from '../../utils/outbox/job'
import type { Destination } from '../../utils/settings'
import { Requests } from './requests'
import { saveAsZip } from './save-as-zip'

/** How often the browser is asked for its room, in ms. */
const LOOK = 5_000

export function App() {
  const t = useWords()
  const account = useFollowed(followAccount)
  const settings = useFollowed(followSettings)
  const [space, setSpace] = useState<Space>()
  const [said, say] = useState('')

  useEffect(() => {
    unattended(persistStorage())
    const look = () => unattended(tightSpace().then(setSpace))
    look()
    const timer = setInterval(look, LOOK)
    return () => clearInterval(timer)
  }, [])

  // The outcome is in the account, and so on the page.
  const then = (answer: Promise<unknown>) => {
    say('')
    answer.catch(() => say(t('waiting_failed')))
  }
  const waiting = account?.jobs.filter(({ state }) => state !== 'done').reverse() ?? []
  const idsOf = (chosen: readonly Job[]) => ({ jobIds: chosen.map(({ id }) => id) })
  const tell = ({ left }: { left: number }) => {
    if (left > 0) say(t('waiting_left'))
  }
  const allow = async (destination: Destination) => {
    if (await askFor({ origins: originsOf(destination) }))
      await send('retryDestination', { destination: destination.id })
    else say(t('waiting_not_allowed'))
  }
  const zip = async (chosen: readonly Job[]) => {
    say(t('waiting_zip_making'))
    await saveAsZip(chosen).then(
      () => say(t('waiting_zip_made')),
      (cause) => say(t(cause instanceof RangeError ? 'waiting_zip_large' : 'waiting_zip_failed')),
    )
  }

  return (
    <main>
      <header>
        <img src="/icon/96.png" alt="" />
        <h1>{t('waiting_title')}</h1>
      </header>
      {account?.trouble && (
        <TroubleNotice
          trouble={account.trouble}
          onCopy={(text) => navigator.clipboard.writeText(text)}
          onDismiss={() => unattended(send('dismissTrouble', null))}
        />
      )}
      {space && <WaitingSpace {...space} />}
      <p class="said" role="status">
        {said}
      </p>
      {account && <Requests requests={account.requests} />}
      {account && settings && (waiting.length > 0 || (account.requests.length === 0 && !account.trouble)) && (
        <WaitingList
          jobs={waiting}
          destinations={settings.destinations}
          removed={settings.removed}
          whereAt={whereAt}
          now={Date.now()}
          onRetry={(chosen) => then(send('retry', idsOf(chosen)))}
          onRetryDestination={(destination) => then(send('retryDestination', { destination }))}
          onRedirect={(chosen, destination) => then(send('redirect', { ...idsOf(chosen), destination }).then(tell))}
          onDiscard={(chosen) => then(send('discard', idsOf(chosen)).then(tell))}
          onZip={(chosen) => unattended(zip(chosen))}
          onAllow={(destination) => then(allow(destination))}
        />
      )}
      <p>
        <a href="/options.html">{t('options_link')}</a>
      </p>
    </main>
  )
}
