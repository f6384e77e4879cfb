import type { Settings } from '../settings'
import type { Destination } from './destination'
import type { DownloadsPort } from './downloads/port'

/** What destinations may use of the outside. */
export interface World {
  downloads: DownloadsPort
  settings(): Promise<Settings>
  /** Milliseconds since the epoch, UTC. */
  now(): number
}

const found = import.meta.glob<(world: World) => Destination>('./*/index.ts', { eager: true, import: 'default' })

/** Every place clips can go. */
export const destinations = (world: World): Destination[] => Object.values(found).map((make) => make(world))
