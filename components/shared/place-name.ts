import type { Place, Settings } from '../../utils/settings'
import type { MessageKey, Translate } from './words'

/** The person's own name for a place, else its kind's. */
export const placeName = (t: Translate, { name, kind }: Pick<Place, 'name' | 'kind'>): string =>
  name || t(`place_${kind}` as MessageKey) || kind

/** What a person calls the place with this id, also once it was removed. */
export function nameById(t: Translate, id: string, { places, removed }: Pick<Settings, 'places' | 'removed'>): string {
  const place = places.find((one) => one.id === id)
  if (place) return placeName(t, place)
  const gone = removed.find((one) => one.id === id)
  return gone ? t('waiting_gone_named', placeName(t, gone)) : t('waiting_gone')
}
