import { useEffect, useState } from 'preact/hooks'
import { AllowPlace } from '../../components/destinations/allow-place'
import { placeName } from '../../components/shared/place-name'
import { useWords } from '../../components/shared/words'
import { send } from '../../utils/browser/messages/messages'
import { allowFolder, type FolderState, folderState } from '../../utils/browser/outbox/folders'
import { originsOf } from '../../utils/browser/outbox/places'
import { askFor, has } from '../../utils/browser/permissions'
import { unattended } from '../../utils/browser/trouble'
import type { Place } from '../../utils/settings'
import { folderName } from './use-folders'

/** All that `options.html#allow=<place>` shows; once it is allowed, everything that waits is delivered. */
export function AllowPage({ place }: { place: Place }) {
  const t = useWords()
  const [state, setState] = useState<FolderState>()
  const isFolder = place.kind === 'folder'
  const rights = { origins: originsOf(place) }

  useEffect(() => {
    const look = isFolder ? folderState(place) : has(rights).then((given) => (given ? 'granted' : 'prompt'))
    unattended(look.then(setState))
  }, [place.id])

  if (!state) return null
  return (
    <AllowPlace
      place={(isFolder && folderName(place)) || placeName(t, place)}
      lasting={isFolder}
      state={state}
      onAllow={async () => {
        const allowed = await (isFolder ? allowFolder(place) : askFor(rights))
        if (allowed) await send('retryPlace', { place: place.id })
        return allowed
      }}
    />
  )
}
