import { useEffect, useState } from 'preact/hooks'
import { PageHeader } from '../../components/shared/page-header'
import { useFollowed } from '../../components/shared/use-followed'
import { useWords } from '../../components/shared/words'
import { WaitingList } from '../../components/waiting/waiting-list'
import { WaitingSpace } from '../../components/waiting/waiting-space'
import { followAccount } from '../../utils/browser/account/follow-account'
import { whereAt } from '../../utils/browser/outbox/destinations'
import { waitingActions } from '../../utils/browser/outbox/waiting-actions'
import { followSettings } from '../../utils/browser/settings'
import { followSpace, persistStorage } from '../../utils/browser/storage'
import { unattended } from '../../utils/browser/trouble'
import { Trouble } from '../shared/trouble'
import { Requests } from './requests'

export function App() {
  const t = useWords()
  const account = useFollowed(followAccount)
  const settings = useFollowed(followSettings)
  const space = useFollowed(followSpace)
  const [said, say] = useState('')
  const [actions] = useState(() => waitingActions((key) => say(key && t(key))))
  useEffect(() => unattended(persistStorage()), [])
  const waiting = account?.jobs.filter(({ state }) => state !== 'done').reverse() ?? []
  return (
    <main>
      <PageHeader title={t('waiting_title')} />
      <Trouble account={account} />
      {space && <WaitingSpace {...space} />}
      <p class="said" role="status">
        {said}
      </p>
      {account && <Requests requests={account.requests} />}
      {account && settings && (waiting.length > 0 || (account.requests.length === 0 && !account.trouble)) && (
        <WaitingList
          {...actions}
          jobs={waiting}
          destinations={settings.destinations}
          removed={settings.removed}
          whereAt={whereAt}
          now={Date.now()}
        />
      )}
      <p>
        <a href="/options.html">{t('options_link')}</a>
      </p>
    </main>
  )
}
