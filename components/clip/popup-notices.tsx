import { type Account, type ClipRequest, requestsForUser } from '../../utils/outbox/account'
import { TroubleNotice } from '../shared/trouble-notice'
import { RequestsNotice } from './requests-notice'

interface Props {
  account: Account
  /** The tab the popup was opened on, as far as it is known. */
  tab: { id?: number; url?: string }
  onCopy: (text: string) => Promise<void>
  onDismissTrouble: () => void
  onDismissRequest: (request: ClipRequest) => void
}

/** What is to be told wherever the user looks. */
export function PopupNotices({ account, tab, onCopy, onDismissTrouble, onDismissRequest }: Props) {
  const { trouble } = account
  // A link's failure is told where it was clicked; a page's wherever the page itself does not tell it.
  const requests = requestsForUser(account).filter(({ kind, tabId, url }) =>
    kind === 'link' ? tabId === undefined || tabId === tab.id : tabId !== tab.id || url !== tab.url,
  )
  return (
    <>
      {trouble && <TroubleNotice trouble={trouble} onCopy={onCopy} onDismiss={onDismissTrouble} />}
      {requests.length > 0 && <RequestsNotice requests={requests} onDismiss={onDismissRequest} />}
    </>
  )
}
