import { type Account, type ClipRequest, requestsForUser } from '../../utils/outbox/account'
import { TroubleNotice } from '../shared/trouble-notice'
import { RequestsNotice } from './requests-notice'

interface Props {
  account: Account
  /** The tab the popup was opened on, if known. */
  tab: { id?: number; url?: string }
  onCopy: (text: string) => Promise<void>
  onDismissTrouble: () => void
  onDismissRequest: (request: ClipRequest) => void
}

/** Notices shown whatever page is open. */
export function PopupNotices({ account, tab, onCopy, onDismissTrouble, onDismissRequest }: Props) {
  const { trouble } = account
  // A link's failure shows in the tab it was clicked in; a page's everywhere but on the page itself.
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
