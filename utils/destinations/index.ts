import * as v from 'valibot'
import type { Destination } from '../settings'
import type { DestinationKind, OpenDestination } from './shared/destination'
import type { World } from './shared/world'

const found = import.meta.glob<DestinationKind>('./*/index.ts', { eager: true, import: 'default' })

/** Every kind of destination, Downloads first. */
export const kinds: readonly DestinationKind[] = Object.values(found).sort(
  (a, b) => Number(b.kind === 'downloads') - Number(a.kind === 'downloads'),
)

export const kindOf = ({ kind }: Pick<Destination, 'kind'>): DestinationKind | undefined =>
  kinds.find((known) => known.kind === kind)

/** A destination's options with its secrets. Damaged values fall back to defaults. */
export const optionsOf = (kind: DestinationKind, stored: object, secrets: object = {}): object =>
  v.parse(kind.options, { ...stored, ...secrets })

/** Open a destination for delivery; undefined if its kind is unknown (settings of a newer version). */
export function openDestination(destination: Destination, secrets: object, world: World): OpenDestination | undefined {
  const kind = kindOf(destination)
  if (!kind) return undefined
  const options = optionsOf(kind, destination.options, secrets)
  return { ...kind.make({ id: destination.id, options }, world), target: `${kind.kind} ${kind.target(options)}` }
}
