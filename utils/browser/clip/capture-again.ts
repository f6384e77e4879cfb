import type { ClipRequest } from '../../outbox/account'
import type { CaptureRequest } from '../capture/capture'
import { findRequest } from './requests'

/** What to read for a request that failed, as the account tells of it: that does not carry what was selected. */
export async function captureAgain(failed: ClipRequest): Promise<CaptureRequest> {
  const { scope, selectionText, selectionIsCut } = (await findRequest(failed.id)) ?? failed
  return { scope, selectionText, selectionIsCut }
}
