import { type Account, type AccountEvent, afterEvent } from '../../outbox/account'
import { browser } from '../browser'
import { ACCOUNT_PORT } from '../messages/ports'

/** In ms: a stopped background restarts when a page connects; one that does not answer is asked less and less often. */
const SOON = 100
const RARELY = 10_000

/** Called with the account once it is known, and on every change. For pages. @returns a function to stop */
export function followAccount(listener: (account: Account) => void): () => void {
  let account: Account | undefined
  let pause = SOON
  let timer: ReturnType<typeof setTimeout> | undefined
  let end = () => {}
  const connect = () => {
    const port = browser.runtime.connect({ name: ACCOUNT_PORT })
    end = () => port.disconnect()
    port.onMessage.addListener((message) => {
      pause = SOON
      account = afterEvent(account, message as AccountEvent)
      if (account) listener(account)
    })
    port.onDisconnect.addListener(() => {
      end = () => {}
      timer = setTimeout(again, pause)
      pause = Math.min(pause * 2, RARELY)
    })
  }
  // A hidden page wakes no background.
  const again = () => {
    if (!document.hidden) return connect()
    document.addEventListener('visibilitychange', again, { once: true })
  }
  connect()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', again)
    end()
  }
}
