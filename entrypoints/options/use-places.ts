import { useState } from 'preact/hooks'
import type { PlaceChange, PlaceTested } from '../../components/place-change'
import { send } from '../../utils/browser/messages'
import { askFor } from '../../utils/browser/permissions'
import { originsOf, outside } from '../../utils/browser/places'
import { dropSecrets, readSecrets, writeSecrets } from '../../utils/browser/secrets'
import { openPlace } from '../../utils/destinations'
import { Problem } from '../../utils/problem'
import type { Place } from '../../utils/settings'

/** What the options page does with places; `store` keeps the changed list. */
export function usePlaces(
  places: readonly Place[],
  secretsAtFirst: Readonly<Record<string, readonly string[]>>,
  store: (places: Place[]) => Promise<void>,
) {
  const [secrets, setSecrets] = useState(secretsAtFirst)
  const replace = (changed: Place) => store(places.map((place) => (place.id === changed.id ? changed : place)))

  return {
    saved: (place: string) => secrets[place] ?? [],

    async onSave({ place, secrets: typed }: PlaceChange): Promise<boolean> {
      if (!(await askFor({ origins: originsOf(place) }))) return false
      // First, so that the place never exists without them.
      await writeSecrets(place.id, typed)
      setSecrets({ ...secrets, [place.id]: Object.keys(await readSecrets(place.id)) })
      await (places.some(({ id }) => id === place.id) ? replace(place) : store([...places, place]))
      void send('retryPlace', { place: place.id })
      return true
    },

    async onTest({ place, secrets: typed }: PlaceChange): Promise<PlaceTested | undefined> {
      if (!(await askFor({ origins: originsOf(place) }))) return undefined
      try {
        await openPlace(place, { ...(await readSecrets(place.id)), ...typed }, outside())?.test?.()
        // What waits for it need not wait any longer.
        if (places.some(({ id }) => id === place.id)) void send('retryPlace', { place: place.id })
        return { at: Date.now() }
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        return { at: Date.now(), problem: { code: cause.code, detail: cause.detail } }
      }
    },

    onChange: replace,

    onActive: (place: Place, active: boolean): Promise<void> => replace({ ...place, active }),

    async onRemove({ id }: Place): Promise<void> {
      await store(places.filter((place) => place.id !== id))
      await dropSecrets(id)
      // What waits for it is told so, instead of trying on.
      await send('retryPlace', { place: id })
    },
  }
}

/** A place that does not exist yet. An id is never given twice: jobs and receipts name it for good. */
export const newPlace = (kind: string): Place => ({
  ...{ id: `${kind}-${crypto.randomUUID().slice(0, 8)}`, kind, name: '' },
  ...{ active: true, options: {} },
})
