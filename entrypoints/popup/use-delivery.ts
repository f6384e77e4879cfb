import { useEffect, useState } from 'preact/hooks'
import { type DeliverySession, deliverySession } from '../../utils/browser/clip/delivery-session'
import type { Account } from '../../utils/outbox/account'
import type { DeliveryState, OpenedOn } from '../../utils/outbox/delivery-state'

export interface Delivering extends DeliverySession {
  delivery: DeliveryState
}

/** The popup's one delivery session; renders when it or the account changes. */
export function useDelivery(
  on: OpenedOn,
  account: Account | undefined,
  keepJobs: (jobIds?: readonly number[]) => void,
): Delivering {
  const [session] = useState(() => deliverySession(on, keepJobs))
  const [, showAgain] = useState({})
  useEffect(() => session.watch(() => showAgain({})), [session])
  return { ...session, delivery: session.stateIn(account) }
}
