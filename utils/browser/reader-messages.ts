import { browser } from 'wxt/browser'
import type { CaptureResult } from './answer'
import type { Copy } from './capture-page'

type Question = { readCopy: Copy }

/** Ask the page that reads copies. @throws when there is none */
export const askReader = (copy: Copy): Promise<CaptureResult> =>
  browser.runtime.sendMessage({ readCopy: copy } satisfies Question)

/** Answer as the page that reads copies. */
export function onCopy(read: (copy: Copy) => CaptureResult): void {
  browser.runtime.onMessage.addListener((message, sender): Promise<CaptureResult> | undefined => {
    const { readCopy } = message as Partial<Question>
    if (!readCopy || !sender.url?.startsWith(browser.runtime.getURL(''))) return undefined
    return Promise.resolve(read(readCopy))
  })
}
