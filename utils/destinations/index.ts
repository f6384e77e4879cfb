import * as v from 'valibot'
import type { Place } from '../settings'
import type { Destination, DestinationKind } from './destination'
import type { DownloadsPort } from './downloads/port'

/** What destinations may use of the outside. */
export interface World {
  downloads: DownloadsPort
  /** The folder the person picked, by the key it is kept under. */
  folder(key: string): Promise<FileSystemDirectoryHandle | undefined>
  fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch, UTC. */
  now(): number
}

const found = import.meta.glob<DestinationKind>('./*/index.ts', { eager: true, import: 'default' })

/** Every kind of place, Downloads first. */
export const kinds: readonly DestinationKind[] = Object.values(found).sort(
  (a, b) => Number(b.kind === 'downloads') - Number(a.kind === 'downloads'),
)

export const kindOf = ({ kind }: Pick<Place, 'kind'>): DestinationKind | undefined =>
  kinds.find((known) => known.kind === kind)

/** A place's options with its secrets, whatever was stored. */
export const optionsOf = (kind: DestinationKind, stored: object, secrets: object = {}): object =>
  v.parse(kind.options, { ...stored, ...secrets })

/** The place as a destination; undefined when its kind is not known (a newer version's settings). */
export function openPlace(place: Place, secrets: object, world: World): Destination | undefined {
  const kind = kindOf(place)
  if (!kind) return undefined
  const options = optionsOf(kind, place.options, secrets)
  return { ...kind.make({ id: place.id, options }, world), target: `${kind.kind} ${kind.target(options)}` }
}
