import type { DestinationChange, DestinationTested } from '../../components/destinations/destination-change'
import { send } from '../../utils/browser/messages/messages'
import { destinationWorld, originsOf } from '../../utils/browser/outbox/destinations'
import { dropSecrets, readSecrets, writeSecrets } from '../../utils/browser/outbox/secrets'
import { askFor } from '../../utils/browser/permissions'
import { unattended } from '../../utils/browser/trouble'
import { openDestination } from '../../utils/destinations'
import { Problem } from '../../utils/problem'
import {
  type Destination,
  editedDestination,
  removeDestination,
  saveDestination,
  setActive,
} from '../../utils/settings'
import type { UpdateSettings } from './use-settings'

/** What the options page does with destinations. */
export const destinationActions = (update: UpdateSettings) => ({
  async onSave({ destination, edit, secrets }: DestinationChange): Promise<boolean> {
    if (!(await askFor({ origins: originsOf(editedDestination(destination, edit)) }))) return false
    // First, so that the destination never exists without them.
    await writeSecrets(destination.id, secrets)
    await update(saveDestination(destination, edit))
    unattended(send('retryDestination', { destination: destination.id }))
    return true
  },

  async onTest({ destination, edit, secrets }: DestinationChange): Promise<DestinationTested | undefined> {
    const edited = editedDestination(destination, edit)
    if (!(await askFor({ origins: originsOf(edited) }))) return undefined
    try {
      await openDestination(
        edited,
        { ...(await readSecrets(destination.id)), ...secrets },
        destinationWorld(),
      )?.test?.()
      // What waits for it need not wait any longer.
      unattended(send('retryDestination', { destination: destination.id }))
      return { at: Date.now() }
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      return { at: Date.now(), problem: { code: cause.code, detail: cause.detail } }
    }
  },

  async onActive({ id }: Destination, active: boolean): Promise<void> {
    await update(setActive(id, active))
  },

  async onRemove({ id }: Destination): Promise<void> {
    const { destinations } = await update(removeDestination(id))
    // Another page had removed all the others.
    if (destinations.some((destination) => destination.id === id)) return
    await dropSecrets(id)
    // What waits for it is told so, instead of trying on.
    await send('retryDestination', { destination: id })
  },
})

/** A destination that does not exist yet. An id is never given twice: jobs and receipts name it for good. */
export const newDestination = (kind: string): Destination => ({
  ...{ id: `${kind}-${crypto.randomUUID().slice(0, 8)}`, kind, name: '' },
  ...{ active: true, options: {} },
})
