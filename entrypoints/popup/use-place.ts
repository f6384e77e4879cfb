import { useEffect, useState } from 'preact/hooks'
import type { Clip } from '../../utils/article'
import { send, type WhereItGoes } from '../../utils/browser/messages'
import type { Receipt } from '../../utils/destinations/destination'
import { library } from '../../utils/library/database'
import { ownPath } from '../../utils/library/outbox'
import { receiptsOf } from '../../utils/library/receipts'
import type { Preset } from '../../utils/presets/preset'
import { render } from '../../utils/render/render'
import type { Settings } from '../../utils/settings'

interface Place {
  /** Relative to the archive. */
  path: string
  /** At every active place. */
  where: WhereItGoes[]
  /** This article's files so far, the newest first. */
  earlier: Receipt[]
}

/** Where the clip would go and whether it lies there already; undefined until the archive's index has been asked. */
export function usePlace(clip: Clip, preset: Preset, settings: Settings): Place | undefined {
  const [place, setPlace] = useState<Place>()
  useEffect(() => {
    let over = false
    const look = async () => {
      const db = await library()
      const path = await ownPath(db, clip, (taken, since) => render(clip, preset, settings, taken, since))
      const [where, earlier] = await Promise.all([send('where', { path }), receiptsOf(db, clip)])
      if (!over) setPlace({ path, where, earlier })
    }
    // Without the index the path is still right for every article that shares its name with no other.
    look().catch(() => setPlace(undefined))
    return () => {
      over = true
    }
  }, [clip, preset, settings])
  return place
}
