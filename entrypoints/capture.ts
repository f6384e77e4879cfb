import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { type CaptureRequest, capturePage } from '../utils/browser/capture/capture-page'
import { type Handed, handOut } from '../utils/browser/capture/in-parts'

declare global {
  /** Set by the injection before this one. */
  var pressclipRequest: CaptureRequest | undefined
}

export default defineUnlistedScript(
  async (): Promise<Handed> =>
    handOut(
      await capturePage(globalThis.pressclipRequest ?? { scope: 'article' }, {
        document,
        url: location.href,
        now: Date.now(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    ),
)
