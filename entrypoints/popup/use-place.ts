import { useEffect, useState } from 'preact/hooks'
import type { Clip } from '../../utils/article'
import { library } from '../../utils/library/database'
import { clipRecord, ownPath } from '../../utils/library/outbox'
import type { Preset } from '../../utils/presets/preset'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

interface Place {
  /** Relative to the archive. */
  path: string
  /** When this article last reached the archive, in milliseconds since the epoch. */
  clippedBefore?: number
}

/** Where the clip would go and whether it lies there already; undefined until the archive's index has been asked. */
export function usePlace(clip: Clip, preset: Preset, settings: Settings): Place | undefined {
  const [place, setPlace] = useState<Place>()
  useEffect(() => {
    let over = false
    const look = async () => {
      const db = await library()
      const path = await ownPath(db, clip, (taken) => render(clip, preset, settings, taken))
      const receipts = Object.values((await clipRecord(db, clip))?.receipts ?? {})
      const clippedBefore = receipts.length > 0 ? Math.max(...receipts.map((r) => r.deliveredAt)) : undefined
      if (!over) setPlace({ path, clippedBefore })
    }
    // Without the index the path is still right for every article that shares its name with no other.
    look().catch(() => setPlace(undefined))
    return () => {
      over = true
    }
  }, [clip, preset, settings])
  return place
}
