import * as v from 'valibot'

const Destination = v.object({
  /** Never changes: jobs and receipts refer to it. */
  id: v.string(),
  /** Its folder's name in `destinations/`. */
  kind: v.string(),
  /** The user's name for it; if empty, the kind's name. */
  name: v.fallback(v.string(), ''),
  /** Whether new clips go there. */
  active: v.fallback(v.boolean(), true),
  /** The kind's options, without its secrets (`browser/outbox/secrets.ts`). */
  options: v.fallback(v.record(v.string(), v.unknown()), {}),
})

/** A destination as the user has set it up. */
export type Destination = v.InferOutput<typeof Destination>

/** What we keep of a removed destination: its name, to show for clips that still wait for it. */
const RemovedDestination = v.object({ id: v.string(), kind: v.string(), name: v.string() })

/** How many removed destinations keep their names. */
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

/** The stored settings. Unknown or damaged values fall back one by one, so that a bad one never affects the others. */
const Stored = v.object({
  /** A preset's id. */
  preset: v.fallback(v.string(), 'jekyll-archive'),
  /** Path template inside the destination; if empty, the preset's own. */
  path: v.fallback(v.string(), ''),
  /** Which pictures the archive keeps, by the preset's id. */
  pictures: v.fallback(v.record(v.string(), v.fallback(v.picklist(PICTURE_MODES), 'off')), {}),
  /** Evidence to store beside each post. */
  provenance: v.fallback(
    v.object({
      /** Hashes, addresses, times and the evidence for each field. */
      sidecar: v.fallback(v.boolean(), false),
      /** The whole page as MHTML. */
      snapshot: v.fallback(v.boolean(), false),
    }),
    () => ({ sidecar: false, snapshot: false }),
  ),
  /** Added to every clip, after the article's own (in the native format after the publisher). */
  tags: v.fallback(v.array(v.string()), []),
  destinations: v.fallback(v.array(v.unknown()), () => []),
  /** Most recently removed last. */
  removed: v.fallback(v.array(RemovedDestination), () => []),
})

export interface Settings extends Omit<v.InferOutput<typeof Stored>, 'destinations'> {
  /** At least one. */
  destinations: Destination[]
}

/** Computes new settings from the current ones, which another page may just have changed. */
export type SettingsChange = (now: Settings) => Settings

/** Version 0.2 called destinations `places`. */
const renamed = (given: object): object => ('places' in given ? { destinations: given.places } : {})

/** Settings from any stored value; `undefined` gives the defaults. */
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

/** Which pictures to keep for a preset: none unless the user has chosen otherwise. */
export const pictureMode = ({ pictures }: Pick<Settings, 'pictures'>, preset: string): PictureMode =>
  (Object.hasOwn(pictures, preset) && pictures[preset]) || 'off'

/** The destinations for new clips: always at least one. */
export function activeDestinations({ destinations }: Pick<Settings, 'destinations'>): Destination[] {
  const active = destinations.filter((destination) => destination.active)
  return active.length > 0 ? active : destinations.slice(0, 1)
}

/** The user's changes to a destination; everything else stays as stored. */
export interface DestinationEdit {
  name?: string
  options: Destination['options']
}

/** What the user has retyped of a destination. */
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

/** Apply the edit to the destination as it is stored by now; if it is not stored, add `destination` with the edit. */
export const saveDestination =
  (destination: Destination, edit: DestinationEdit): SettingsChange =>
  (now) =>
    now.destinations.some(({ id }) => id === destination.id)
      ? changeDestination(destination.id, (stored) => editedDestination(stored, edit))(now)
      : { ...now, destinations: [...now.destinations, editedDestination(destination, edit)] }

export const setActive = (id: string, active: boolean): SettingsChange =>
  changeDestination(id, (destination) => ({ ...destination, active }))

/** Keeps the last one: a clip must go somewhere. */
export const removeDestination =
  (id: string): SettingsChange =>
  (now) => {
    const destinations = now.destinations.filter((destination) => destination.id !== id)
    const gone = now.destinations.find((destination) => destination.id === id)
    if (!gone || destinations.length === 0) return now
    const removed = [...now.removed, { id, kind: gone.kind, name: gone.name }].slice(-MAX_REMOVED)
    return { ...now, destinations, removed }
  }

/** Does nothing if the destination was removed meanwhile. */
export const changeDestination =
  (id: string, change: (destination: Destination) => Destination): SettingsChange =>
  (now) => ({
    ...now,
    destinations: now.destinations.map((destination) => (destination.id === id ? change(destination) : destination)),
  })
