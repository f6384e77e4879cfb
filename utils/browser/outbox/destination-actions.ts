import { openDestination } from '../../destinations'
import type { Reason } from '../../outbox/account'
import { Problem } from '../../problem'
import {
  type Destination,
  type DestinationChange,
  editedDestination,
  removeDestination,
  saveDestination,
  setActive,
} from '../../settings'
import { send } from '../messages/messages'
import { askFor } from '../permissions'
import type { updateSettings } from '../settings'
import { unattended } from '../trouble'
import { destinationWorld, originsOf } from './destinations'
import { dropSecrets, readSecrets, writeSecrets } from './secrets'

/** What the options page does with destinations. */
export const destinationActions = (update: typeof updateSettings) => ({
  /** @returns false if the user did not allow what the destination needs: then nothing is stored */
  async onSave({ destination, edit, secrets }: DestinationChange): Promise<boolean> {
    if (!(await askFor({ origins: originsOf(editedDestination(destination, edit)) }))) return false
    // First, so that the destination never exists without them.
    await writeSecrets(destination.id, secrets)
    await update(saveDestination(destination, edit))
    unattended(send('retryDestination', { destination: destination.id }))
    return true
  },

  /** @returns nothing if the user did not allow it */
  async onTest({
    destination,
    edit,
    secrets,
  }: DestinationChange): Promise<{ at: number; problem?: Reason } | undefined> {
    const edited = editedDestination(destination, edit)
    if (!(await askFor({ origins: originsOf(edited) }))) return undefined
    try {
      await openDestination(
        edited,
        { ...(await readSecrets(destination.id)), ...secrets },
        destinationWorld(),
      )?.test?.()
      // What waits for it can go now.
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
    // Kept: another page removed all others.
    if (destinations.some((destination) => destination.id === id)) return
    await dropSecrets(id)
    // What waits for it is told, instead of trying on.
    await send('retryDestination', { destination: id })
  },
})

/** A destination that does not exist yet. Ids are never reused: jobs and receipts name them for good. */
export const newDestination = (kind: string): Destination => ({
  ...{ id: `${kind}-${crypto.randomUUID().slice(0, 8)}`, kind, name: '' },
  ...{ active: true, options: {} },
})

/** Whether a destination of this kind can be tested without writing a clip. */
export const canTest = (kind: string): boolean =>
  openDestination(newDestination(kind), {}, destinationWorld())?.test !== undefined
