import { JSDOM } from 'jsdom'
import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Copy } from '../../utils/browser/capture/capture-page'
import { readCopy } from '../../utils/browser/capture/read-copy'

/** `browser.offscreen` for `fakeExtension`: while its document is open, it reads copies of pages, in jsdom. */
export function fakeOffscreen() {
  const { window } = new JSDOM('')
  vi.stubGlobal('DOMParser', window.DOMParser)
  const { onMessage } = fakeBrowser.runtime
  const answer = async ({ readCopy: copy }: { readCopy?: Copy }) => copy && readCopy(copy, window.document)
  return {
    createDocument: async () => onMessage.addListener(answer as never),
    closeDocument: async () => onMessage.removeListener(answer as never),
  }
}
