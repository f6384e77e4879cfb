import { WaitingRequests } from '../../components/waiting/waiting-requests'
import { missingPermissions } from '../../utils/browser/clip/link-permissions'
import { send } from '../../utils/browser/messages/messages'
import { askFor } from '../../utils/browser/permissions'
import { unattended } from '../../utils/browser/trouble'
import type { ClipRequest } from '../../utils/outbox/account'

/** Requests that are not clips yet; nothing if there are none. */
export function Requests({ requests }: { requests: readonly ClipRequest[] }) {
  if (requests.length === 0) return null
  const retry = ({ id }: ClipRequest) => send('retryRequest', { id })
  return (
    <WaitingRequests
      requests={requests}
      // The click must ask for the permission first thing.
      onAllow={(link) => unattended(askFor(missingPermissions(link)).then((allowed) => (allowed ? retry(link) : null)))}
      onRetry={(link) => unattended(retry(link))}
      onDiscard={({ id }) => unattended(send('discardRequest', { id }))}
    />
  )
}
