import { TroubleNotice } from '../../components/shared/trouble-notice'
import { send } from '../../utils/browser/messages/messages'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'

/** What went wrong in the background; nothing if nothing did. */
export function Trouble({ account }: { account: Account | undefined }) {
  if (!account?.trouble) return null
  return (
    <TroubleNotice
      trouble={account.trouble}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onDismiss={() => unattended(send('dismissTrouble', null))}
    />
  )
}
