import { useEffect, useState } from 'preact/hooks'
import type { PickDestination } from '../../components/destinations/destination-form'
import { FolderNote } from '../../components/destinations/folder-note'
import { FolderPicker } from '../../components/destinations/folder-picker'
import { type FolderStates, folderActions, followFolderStates } from '../../utils/browser/outbox/folder-actions'
import { allowAddress, folderName, isFolder } from '../../utils/browser/outbox/folders'
import type { updateSettings } from '../../utils/browser/settings'
import type { Destination } from '../../utils/settings'

/** What the options page shows of folder destinations, and its actions on them. */
export function useFolders(destinations: readonly Destination[], update: typeof updateSettings) {
  const [states, setStates] = useState<FolderStates>({})
  const [actions] = useState(() => folderActions(update))
  useEffect(() => followFolderStates(destinations, setStates), [destinations])

  const picker: PickDestination = (destination, onPick) => {
    if (!isFolder(destination)) return undefined
    const folder = folderName(destination)
    const isStored = destinations.some(({ id }) => id === destination.id)
    const pick = () => actions.pick(destination, isStored, onPick)
    return { content: <FolderPicker folder={folder} onPick={pick} />, done: folder !== '' }
  }

  return {
    ...actions,
    picker,
    note({ id }: Destination) {
      const state = states[id]
      return state && state !== 'granted' ? <FolderNote state={state} address={allowAddress(id)} /> : undefined
    },
  }
}
