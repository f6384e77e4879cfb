import { useEffect, useState } from 'preact/hooks'
import { AllowDestination } from '../../components/destinations/allow-destination'
import { destinationName } from '../../components/shared/destination-name'
import { useWords } from '../../components/shared/words'
import { send } from '../../utils/browser/messages/messages'
import { originsOf } from '../../utils/browser/outbox/destinations'
import { allowFolder, type FolderState, folderState } from '../../utils/browser/outbox/folders'
import { askFor, has } from '../../utils/browser/permissions'
import { unattended } from '../../utils/browser/trouble'
import type { Destination } from '../../utils/settings'
import { folderName } from './use-folders'

/** All that `options.html#allow=<destination>` shows; once it is allowed, everything that waits is delivered. */
export function AllowPage({ destination }: { destination: Destination }) {
  const t = useWords()
  const [state, setState] = useState<FolderState>()
  const isFolder = destination.kind === 'folder'
  const permissions = { origins: originsOf(destination) }

  useEffect(() => {
    const look = isFolder ? folderState(destination) : has(permissions).then((given) => (given ? 'granted' : 'prompt'))
    unattended(look.then(setState))
  }, [destination.id])

  if (!state) return null
  return (
    <AllowDestination
      destination={(isFolder && folderName(destination)) || destinationName(t, destination)}
      lasting={isFolder}
      state={state}
      onAllow={async () => {
        const allowed = await (isFolder ? allowFolder(destination) : askFor(permissions))
        if (allowed) await send('retryDestination', { destination: destination.id })
        return allowed
      }}
    />
  )
}
