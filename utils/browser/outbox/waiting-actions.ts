import type { Job } from '../../outbox/job'
import type { Destination } from '../../settings'
import { send } from '../messages/messages'
import { askFor } from '../permissions'
import { unattended } from '../trouble'
import { originsOf } from './destinations'
import { saveAsZip } from './save-as-zip'

/** What the user is told of an action, where the account does not show it. */
type Said =
  | 'waiting_failed'
  | 'waiting_left'
  | 'waiting_not_allowed'
  | 'waiting_zip_making'
  | 'waiting_zip_made'
  | 'waiting_zip_large'
  | 'waiting_zip_failed'

const idsOf = (chosen: readonly Job[]) => ({ jobIds: chosen.map(({ id }) => id) })

/** What the waiting page does with clips. @param say reports how it went; `''`: nothing to report */
export function waitingActions(say: (key: Said | '') => void) {
  // The account, and so the page, shows the outcome.
  const run = (answer: Promise<unknown>) => {
    say('')
    answer.catch(() => say('waiting_failed'))
  }
  const sayLeft = ({ left }: { left: number }) => {
    if (left > 0) say('waiting_left')
  }
  async function allow(destination: Destination): Promise<void> {
    if (await askFor({ origins: originsOf(destination) }))
      await send('retryDestination', { destination: destination.id })
    else say('waiting_not_allowed')
  }
  async function zip(chosen: readonly Job[]): Promise<void> {
    say('waiting_zip_making')
    await saveAsZip(chosen).then(
      () => say('waiting_zip_made'),
      (cause) => say(cause instanceof RangeError ? 'waiting_zip_large' : 'waiting_zip_failed'),
    )
  }
  return {
    onRetry: (chosen: readonly Job[]) => run(send('retry', idsOf(chosen))),
    onRetryDestination: (destination: string) => run(send('retryDestination', { destination })),
    onRedirect: (chosen: readonly Job[], destination: string) =>
      run(send('redirect', { ...idsOf(chosen), destination }).then(sayLeft)),
    onDiscard: (chosen: readonly Job[]) => run(send('discard', idsOf(chosen)).then(sayLeft)),
    onZip: (chosen: readonly Job[]) => unattended(zip(chosen)),
    onAllow: (destination: Destination) => run(allow(destination)),
  }
}
