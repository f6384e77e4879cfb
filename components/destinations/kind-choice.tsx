import type { DestinationKind } from '../../utils/destinations/shared/destination'
import { Choice } from '../shared/choice'
import { destinationName } from '../shared/destination-name'
import { useWords } from '../shared/words'

export interface Offer {
  kinds: readonly DestinationKind[]
  /** What to use instead, by kind this browser does not offer. */
  notOffered: Readonly<Record<string, string>>
}

interface Props extends Offer {
  kind: string
  onChoose: (kind: string) => void
}

/** What users most likely want besides Downloads. */
export const firstOffered = ({ kinds, notOffered }: Offer): string =>
  kinds.find(({ kind }) => kind !== 'downloads' && !(kind in notOffered))?.kind ?? 'downloads'

/** Which kind of destination to add; lists those this browser does not offer, with alternatives. */
export function KindChoice({ kinds, notOffered, kind, onChoose }: Props) {
  const t = useWords()
  const name = (kind: string) => destinationName(t, { kind, name: '' })
  return (
    <>
      <Choice
        name="destination-kind"
        label={t('destinations_kind')}
        value={kind}
        options={kinds.filter(({ kind }) => !(kind in notOffered)).map(({ kind }) => [kind, name(kind)])}
        onChoose={onChoose}
      />
      {kinds
        .filter(({ kind }) => kind in notOffered)
        .map(({ kind }) => (
          <p key={kind} class="field-hint">
            <strong>{name(kind)}:</strong> {notOffered[kind]}
          </p>
        ))}
    </>
  )
}
