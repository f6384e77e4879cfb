import { type Account, type AccountEvent, afterEvent } from '../library/account'
import { ACCOUNT_PORT } from './account-port'
import { browser } from './browser'

/** In ms: a background that was ended starts again when a page connects. */
const AGAIN = 100

/** Called with the account as soon as it is known, and whenever it changes. For pages. @returns what ends that */
export function followAccount(listener: (account: Account) => void): () => void {
  let account: Account | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const connect = () => {
    const port = browser.runtime.connect({ name: ACCOUNT_PORT })
    port.onMessage.addListener((message) => {
      account = afterEvent(account, message as AccountEvent)
      if (account) listener(account)
    })
    port.onDisconnect.addListener(() => {
      if (!over) timer = setTimeout(() => (end = connect()), AGAIN)
    })
    return () => port.disconnect()
  }
  let end = connect()
  return () => {
    over = true
    clearTimeout(timer)
    end()
  }
}
