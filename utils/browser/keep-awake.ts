import { browser } from './browser'
import { unattended } from './trouble'

/** In ms. A worker that only waits for a server is ended after 30 s; any browser API call restarts the clock. */
const EVERY = 20_000

/** Keep the background alive while `work` runs. */
export async function keepAwake<Result>(work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => unattended(browser.runtime.getPlatformInfo()), EVERY)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
