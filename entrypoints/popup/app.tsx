import { useEffect, useState } from 'preact/hooks'
import { PopupNotices } from '../../components/clip/popup-notices'
import { Reading } from '../../components/clip/reading'
import { useFollowed } from '../../components/shared/use-followed'
import { followAccount } from '../../utils/browser/account/follow-account'
import { send } from '../../utils/browser/messages/messages'
import { unattended } from '../../utils/browser/trouble'
import { Page } from './page'
import { copy } from './receipts'
import { openSession, type Session } from './session'

export function App() {
  const [session, setSession] = useState<Session>()
  const account = useFollowed(followAccount)
  useEffect(() => unattended(openSession().then(setSession)), [])
  return (
    <>
      {account && (
        <PopupNotices
          account={account}
          tab={session?.tab ?? {}}
          onCopy={copy}
          onDismissTrouble={() => unattended(send('dismissTrouble', null))}
          onDismissRequest={({ id }) => unattended(send('discardRequest', { id }))}
        />
      )}
      {session ? <Page session={session} account={account} /> : <Reading />}
    </>
  )
}
