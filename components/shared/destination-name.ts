import type { Destination, Settings } from '../../utils/settings'
import type { MessageKey, Translate } from './words'

/** The user's name for a destination, or else its kind's. */
export const destinationName = (t: Translate, { name, kind }: Pick<Destination, 'name' | 'kind'>): string =>
  name || t(`destination_${kind}` as MessageKey) || kind

/** The name of the destination with this id, even if it was removed. */
export function nameById(
  t: Translate,
  id: string,
  { destinations, removed }: Pick<Settings, 'destinations' | 'removed'>,
): string {
  const destination = destinations.find((one) => one.id === id)
  if (destination) return destinationName(t, destination)
  const gone = removed.find((one) => one.id === id)
  return gone ? t('waiting_gone_named', destinationName(t, gone)) : t('waiting_gone')
}
