import type { PlaceChange, PlaceTested } from '../../components/destinations/place-change'
import { send } from '../../utils/browser/messages/messages'
import { originsOf, outside } from '../../utils/browser/outbox/places'
import { dropSecrets, readSecrets, writeSecrets } from '../../utils/browser/outbox/secrets'
import { askFor } from '../../utils/browser/permissions'
import { unattended } from '../../utils/browser/trouble'
import { openPlace } from '../../utils/destinations'
import { Problem } from '../../utils/problem'
import { editedPlace, type Place, removePlace, savePlace, setActive } from '../../utils/settings'
import type { UpdateSettings } from './use-settings'

/** What the options page does with places. */
export const placeActions = (update: UpdateSettings) => ({
  async onSave({ place, edit, secrets }: PlaceChange): Promise<boolean> {
    if (!(await askFor({ origins: originsOf(editedPlace(place, edit)) }))) return false
    // First, so that the place never exists without them.
    await writeSecrets(place.id, secrets)
    await update(savePlace(place, edit))
    unattended(send('retryPlace', { place: place.id }))
    return true
  },

  async onTest({ place, edit, secrets }: PlaceChange): Promise<PlaceTested | undefined> {
    const edited = editedPlace(place, edit)
    if (!(await askFor({ origins: originsOf(edited) }))) return undefined
    try {
      await openPlace(edited, { ...(await readSecrets(place.id)), ...secrets }, outside())?.test?.()
      // What waits for it need not wait any longer.
      unattended(send('retryPlace', { place: place.id }))
      return { at: Date.now() }
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      return { at: Date.now(), problem: { code: cause.code, detail: cause.detail } }
    }
  },

  async onActive({ id }: Place, active: boolean): Promise<void> {
    await update(setActive(id, active))
  },

  async onRemove({ id }: Place): Promise<void> {
    const { places } = await update(removePlace(id))
    // Another page had removed all the others.
    if (places.some((place) => place.id === id)) return
    await dropSecrets(id)
    // What waits for it is told so, instead of trying on.
    await send('retryPlace', { place: id })
  },
})

/** A place that does not exist yet. An id is never given twice: jobs and receipts name it for good. */
export const newPlace = (kind: string): Place => ({
  ...{ id: `${kind}-${crypto.randomUUID().slice(0, 8)}`, kind, name: '' },
  ...{ active: true, options: {} },
})
