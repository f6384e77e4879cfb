import * as v from 'valibot'

const Destination = v.object({
  /** Stays the same for the destination's life: jobs and receipts name it. */
  id: v.string(),
  /** The folder in `destinations/`. */
  kind: v.string(),
  /** The user's own name for it; empty: the kind's. */
  name: v.fallback(v.string(), ''),
  /** Whether new clips go there. */
  active: v.fallback(v.boolean(), true),
  /** The kind's options, without its secrets (`browser/outbox/secrets.ts`). */
  options: v.fallback(v.record(v.string(), v.unknown()), {}),
})

/** A destination clips go to. */
export type Destination = v.InferOutput<typeof Destination>

/** What is still known of a destination that was removed: how to call it, where clips wait for it. */
const RemovedDestination = v.object({ id: v.string(), kind: v.string(), name: v.string() })

/** A name is told as long as so many others were not removed after it. */
const MAX_REMOVED = 100

const downloads = (folder: string): Destination => ({
  id: 'downloads',
  kind: 'downloads',
  name: '',
  active: true,
  options: { folder },
})

/** Which pictures of an article the archive keeps. */
export const PICTURE_MODES = ['off', 'lead', 'all'] as const
export type PictureMode = (typeof PICTURE_MODES)[number]

/** What the options page offers. Unknown or damaged values fall back one by one, so a bad entry never costs the others. */
const Stored = v.object({
  /** A preset's id. */
  preset: v.fallback(v.string(), 'jekyll-archive'),
  /** Path template inside the destination; empty: the preset's own. */
  path: v.fallback(v.string(), ''),
  /** Which pictures the archive keeps, by the preset's id. */
  pictures: v.fallback(v.record(v.string(), v.fallback(v.picklist(PICTURE_MODES), 'off')), {}),
  /** What lies beside each post to say where it comes from. */
  provenance: v.fallback(
    v.object({
      /** Hashes, addresses, time and evidence. */
      sidecar: v.fallback(v.boolean(), false),
      /** The whole page as MHTML. */
      snapshot: v.fallback(v.boolean(), false),
    }),
    () => ({ sidecar: false, snapshot: false }),
  ),
  /** Added to every clip, after the article's own (in the native format after the publisher). */
  tags: v.fallback(v.array(v.string()), []),
  destinations: v.fallback(v.array(v.unknown()), () => []),
  /** The last ones last. */
  removed: v.fallback(v.array(RemovedDestination), () => []),
})

export interface Settings extends Omit<v.InferOutput<typeof Stored>, 'destinations'> {
  /** At least one. */
  destinations: Destination[]
}

/** Makes the settings of then from those of now, which another page may have changed a moment ago. */
export type SettingsChange = (now: Settings) => Settings

/** Version 0.2 called destinations `places`. */
const renamed = (given: object): object => ('places' in given ? { destinations: given.places } : {})

/** Settings from whatever was stored; `undefined` gives the defaults. */
export function parseSettings(raw: unknown): Settings {
  const given = typeof raw === 'object' && raw !== null ? raw : {}
  const { destinations: stored, ...settings } = v.parse(Stored, { ...renamed(given), ...given })
  const destinations = stored.flatMap((one) => (v.is(Destination, one) ? v.parse(Destination, one) : []))
  // Before 0.2 there was one destination, and its folder a setting.
  const folder =
    'folder' in given && !('destinations' in given) && !('places' in given) && typeof given.folder === 'string'
      ? given.folder
      : undefined
  return { ...settings, destinations: destinations.length > 0 ? destinations : [downloads(folder ?? 'archive')] }
}

/** Which pictures a format keeps: none unless the user wants them. */
export const pictureMode = ({ pictures }: Pick<Settings, 'pictures'>, preset: string): PictureMode =>
  (Object.hasOwn(pictures, preset) && pictures[preset]) || 'off'

/** The destinations new clips go to: at least one, whatever was stored. */
export function activeDestinations({ destinations }: Pick<Settings, 'destinations'>): Destination[] {
  const active = destinations.filter((destination) => destination.active)
  return active.length > 0 ? active : destinations.slice(0, 1)
}

/** What a user has changed of a destination; everything else stays as it is stored. */
export interface DestinationEdit {
  name?: string
  options: Destination['options']
}

/** What the user has typed anew of a destination. */
export interface DestinationChange {
  /** As it was. */
  destination: Destination
  edit: DestinationEdit
  secrets: Record<string, string>
}

export const editedDestination = (destination: Destination, { options, ...edit }: DestinationEdit): Destination => ({
  ...destination,
  ...edit,
  options: { ...destination.options, ...options },
})

/** The edit of the destination as it is stored by now; `destination` itself, edited, where none is. */
export const saveDestination =
  (destination: Destination, edit: DestinationEdit): SettingsChange =>
  (now) =>
    now.destinations.some(({ id }) => id === destination.id)
      ? changeDestination(destination.id, (stored) => editedDestination(stored, edit))(now)
      : { ...now, destinations: [...now.destinations, editedDestination(destination, edit)] }

export const setActive = (id: string, active: boolean): SettingsChange =>
  changeDestination(id, (destination) => ({ ...destination, active }))

/** Never the last one: a clip must go somewhere. */
export const removeDestination =
  (id: string): SettingsChange =>
  (now) => {
    const destinations = now.destinations.filter((destination) => destination.id !== id)
    const gone = now.destinations.find((destination) => destination.id === id)
    if (!gone || destinations.length === 0) return now
    const removed = [...now.removed, { id, kind: gone.kind, name: gone.name }].slice(-MAX_REMOVED)
    return { ...now, destinations, removed }
  }

/** Nothing, where the destination was removed meanwhile. */
export const changeDestination =
  (id: string, change: (destination: Destination) => Destination): SettingsChange =>
  (now) => ({
    ...now,
    destinations: now.destinations.map((destination) => (destination.id === id ? change(destination) : destination)),
  })
