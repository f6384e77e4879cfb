import { useEffect, useState } from 'preact/hooks'
import type { CaptureRequest } from '../../utils/browser/capture/capture'
import { captureAgain } from '../../utils/browser/clip/capture-again'
import { unattended } from '../../utils/browser/trouble'
import type { Account } from '../../utils/outbox/account'
import { failedRequest } from '../../utils/outbox/delivery-state'
import type { Draft, Session } from './session'

/** What to read of the page. Retries what the menu or the keyboard failed to do here. */
export function useRequest({ tab }: Session, draft: Draft, account?: Account) {
  const [request, setRequest] = useState<CaptureRequest>({ scope: draft.scope ?? 'article' })
  const failed = account && failedRequest(account, tab)
  useEffect(() => {
    // The user has chosen since, or it is already being read.
    if (!failed || draft.scope || failed.scope === request.scope) return
    unattended(captureAgain(failed).then(setRequest))
  }, [failed?.id])
  return [request, setRequest] as const
}
