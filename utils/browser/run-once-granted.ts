import { pause } from '../pause'
import { tabAddress } from './tab-address'

/** In all some two seconds. */
const TRIES = 40
const PAUSE = 50

/** Said by the page's process. The browser's own refusal names the address, or hides it. */
const LATE = /access contents of the page/

/**
 * Run a script in a tab the user has just pointed at. Chromium tells the page's process of the permission on another way
 * than it sends the script, which may be there first and is then refused: measured in 4 of 440 clips by the menu, on a
 * busy machine. A tab whose address we are told is ours to read, so try again.
 * @throws what `run` throws
 */
export async function runOnceGranted<Result>(tabId: number, run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await run()
    } catch (cause) {
      if (tries === TRIES || !LATE.test(String(cause)) || !(await tabAddress(tabId))) throw cause
      await pause(PAUSE)
    }
  }
}
