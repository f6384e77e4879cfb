import * as v from 'valibot'

const Place = v.object({
  /** Stays the same for the place's life: jobs and receipts name it. */
  id: v.string(),
  /** The folder in `destinations/`. */
  kind: v.string(),
  /** The person's own name for it; empty: the kind's. */
  name: v.fallback(v.string(), ''),
  /** Whether new clips go there. */
  active: v.fallback(v.boolean(), true),
  /** The kind's options, without its secrets (`browser/outbox/secrets.ts`). */
  options: v.fallback(v.record(v.string(), v.unknown()), {}),
})

/** A place clips go to. */
export type Place = v.InferOutput<typeof Place>

/** What is still known of a place that was removed: how to call it, where clips wait for it. */
const RemovedPlace = v.object({ id: v.string(), kind: v.string(), name: v.string() })

/** A name is told as long as so many others were not removed after it. */
const MAX_REMOVED = 100

const downloads = (folder: string): Place => ({
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
  /** Path template inside the place; empty: the preset's own. */
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
  places: v.fallback(v.array(v.unknown()), () => []),
  /** The last ones last. */
  removed: v.fallback(v.array(RemovedPlace), () => []),
})

export interface Settings extends Omit<v.InferOutput<typeof Stored>, 'places'> {
  /** At least one. */
  places: Place[]
}

/** Makes the settings of then from those of now, which another page may have changed a moment ago. */
export type SettingsChange = (now: Settings) => Settings

/** Settings from whatever was stored; `undefined` gives the defaults. */
export function parseSettings(raw: unknown): Settings {
  const given = typeof raw === 'object' && raw !== null ? raw : {}
  const { places: stored, ...settings } = v.parse(Stored, given)
  const places = stored.flatMap((one) => (v.is(Place, one) ? v.parse(Place, one) : []))
  // Before 0.2 there was one place, and its folder a setting.
  const folder =
    'folder' in given && !('places' in given) && typeof given.folder === 'string' ? given.folder : undefined
  return { ...settings, places: places.length > 0 ? places : [downloads(folder ?? 'archive')] }
}

/** Which pictures a format keeps: none unless the person wants them. */
export const pictureMode = ({ pictures }: Pick<Settings, 'pictures'>, preset: string): PictureMode =>
  (Object.hasOwn(pictures, preset) && pictures[preset]) || 'off'

/** The places new clips go to: at least one, whatever was stored. */
export function activePlaces({ places }: Pick<Settings, 'places'>): Place[] {
  const active = places.filter((place) => place.active)
  return active.length > 0 ? active : places.slice(0, 1)
}

/** What a person has changed of a place; everything else stays as it is stored. */
export interface PlaceEdit {
  name?: string
  options: Place['options']
}

export const editedPlace = (place: Place, { options, ...edit }: PlaceEdit): Place => ({
  ...place,
  ...edit,
  options: { ...place.options, ...options },
})

/** The edit of the place as it is stored by now; `place` itself, edited, where none is. */
export const savePlace =
  (place: Place, edit: PlaceEdit): SettingsChange =>
  (now) =>
    now.places.some(({ id }) => id === place.id)
      ? changePlace(place.id, (stored) => editedPlace(stored, edit))(now)
      : { ...now, places: [...now.places, editedPlace(place, edit)] }

export const setActive = (id: string, active: boolean): SettingsChange =>
  changePlace(id, (place) => ({ ...place, active }))

/** Never the last one: a clip must go somewhere. */
export const removePlace =
  (id: string): SettingsChange =>
  (now) => {
    const places = now.places.filter((place) => place.id !== id)
    const gone = now.places.find((place) => place.id === id)
    if (!gone || places.length === 0) return now
    const removed = [...now.removed, { id, kind: gone.kind, name: gone.name }].slice(-MAX_REMOVED)
    return { ...now, places, removed }
  }

/** Nothing, where the place was removed meanwhile. */
export const changePlace =
  (id: string, change: (place: Place) => Place): SettingsChange =>
  (now) => ({ ...now, places: now.places.map((place) => (place.id === id ? change(place) : place)) })
