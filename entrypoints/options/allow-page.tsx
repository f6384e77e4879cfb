import { useEffect, useState } from 'preact/hooks'
import { AllowDestination } from '../../components/destinations/allow-destination'
import { destinationName } from '../../components/shared/destination-name'
import { useWords } from '../../components/shared/words'
import { accessState, askForAccess } from '../../utils/browser/outbox/access'
import { type FolderState, folderName, isFolder } from '../../utils/browser/outbox/folders'
import { unattended } from '../../utils/browser/trouble'
import type { Destination } from '../../utils/settings'

/** All that `options.html#allow=<destination>` shows. Once allowed, everything waiting is delivered. */
export function AllowPage({ destination }: { destination: Destination }) {
  const t = useWords()
  const [state, setState] = useState<FolderState>()
  useEffect(() => unattended(accessState(destination).then(setState)), [destination.id])
  if (!state) return null
  return (
    <AllowDestination
      destination={(isFolder(destination) && folderName(destination)) || destinationName(t, destination)}
      lasting={isFolder(destination)}
      state={state}
      onAllow={() => askForAccess(destination)}
    />
  )
}
