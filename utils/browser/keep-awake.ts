import { browser } from './browser'
import { unattended } from './trouble'

/** In ms. A worker that only waits for a server is ended after 30 s; any call of the browser's begins them anew. */
const EVERY = 20_000

/** Keep the background from being ended while this goes on. */
export async function keepAwake<Result>(work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => unattended(browser.runtime.getPlatformInfo()), EVERY)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
