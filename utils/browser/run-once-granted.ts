import { tabAddress } from './tab-address'

/** In all some two seconds. */
const TRIES = 40
const PAUSE = 50

/** Said by the page's process. The browser's own refusal names the address, or hides it. */
const LATE = /^Cannot access contents of the page\b/

/**
 * Run a script in a tab the user has just pointed at. Chromium tells the page's process of the permission on another way
 * than it sends the script, which may be there first and is then refused: 1 of 100 on a busy machine. A tab whose address
 * we are told is ours to read, so try again.
 * @throws what `run` throws
 */
export async function runOnceGranted<Result>(tabId: number, run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await run()
    } catch (cause) {
      const isLate = cause instanceof Error && LATE.test(cause.message) && tries < TRIES
      if (!isLate || !(await tabAddress(tabId))) throw cause
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
}
