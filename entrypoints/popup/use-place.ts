import { useEffect, useState } from 'preact/hooks'
import type { Clip, ClipFile } from '../../utils/article'
import { whereAt } from '../../utils/browser/places'
import { unattended } from '../../utils/browser/trouble'
import type { Render } from '../../utils/library/choose-path'
import { library } from '../../utils/library/database'
import { preview } from '../../utils/library/outbox'
import { type SavedBefore, savedBefore } from '../../utils/library/saved-before'
import type { Preset } from '../../utils/presets/preset'
import { render, templateOf } from '../../utils/render/render'
import { activePlaces, type Settings } from '../../utils/settings'

interface Place {
  /** The post as it would be written. */
  file: ClipFile
  /** At every active place. */
  where: WhereItGoes[]
  /** What was kept of this article before. */
  saved?: SavedBefore
}

/** An active place, and where a file lies there. */
export interface WhereItGoes {
  /** The person's name for the place; may be empty. */
  name: string
  kind: string
  /** For people to read. */
  where: string
}

const whereItGoes = (path: string, settings: Settings): WhereItGoes[] =>
  activePlaces(settings).map((place) => ({ name: place.name, kind: place.kind, where: whereAt(place, path) }))

/** Where the clip would go and what was saved of it before; undefined until the archive's index has been asked. */
export function usePlace(clip: Clip, preset: Preset, settings: Settings): Place | undefined {
  const [place, setPlace] = useState<Place>()
  useEffect(() => {
    let over = false
    const look = async () => {
      // Without the index the path is still right for every article that shares its name with no other.
      const known = await lookUp(clip, preset, settings).catch(() => ({ file: render(clip, preset, settings)[0] }))
      if (!over) setPlace({ ...known, where: whereItGoes(known.file.path, settings) })
    }
    unattended(look())
    return () => {
      over = true
    }
  }, [clip, preset, settings])
  return place
}

async function lookUp(clip: Clip, preset: Preset, settings: Settings): Promise<Omit<Place, 'where'>> {
  const db = await library()
  const rendered: Render = (taken, complete) => render(complete, preset, settings, taken)
  const file = await preview(db, clip, rendered, templateOf(preset, settings))
  return { file, saved: await savedBefore(db, clip) }
}
