import type { Place } from '../utils/settings'
import type { MessageKey, Translate } from './words'

/** The person's own name for a place, else its kind's. */
export const placeName = (t: Translate, { name, kind }: Pick<Place, 'name' | 'kind'>): string =>
  name || t(`place_${kind}` as MessageKey) || kind
