import type { ClipRequest } from '../../outbox/account'
import type { CaptureRequest } from '../capture/capture'
import { findRequest } from './requests'

/** What to read for a failed request. The account's copy of it lacks the selected text. */
export async function captureAgain(failed: ClipRequest): Promise<CaptureRequest> {
  const { scope, selectionText, selectionIsCut } = (await findRequest(failed.id)) ?? failed
  return { scope, selectionText, selectionIsCut }
}
