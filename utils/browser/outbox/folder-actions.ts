import { folderKey } from '../../destinations/folder/folder-key'
import { type Destination, saveDestination } from '../../settings'
import { browser } from '../browser'
import { send } from '../messages/messages'
import { watchFocus } from '../page-events'
import type { updateSettings } from '../settings'
import { unattended } from '../trouble'
import { dropFolder, type FolderState, folderState, isFolder, pickFolder } from './folders'

/** What the options page does with destinations that are folders. */
export function folderActions(update: typeof updateSettings) {
  /** Ids of destinations whose folder was picked on this page: their permission ends with it. */
  const picked = new Set<string>()
  return {
    /**
     * Let the user pick a destination's folder.
     * @param onPick takes the resulting options @returns whether one was picked
     */
    async pick(
      before: Destination,
      isStored: boolean,
      onPick: (options: Destination['options']) => void,
    ): Promise<boolean> {
      const options = await pickFolder(before)
      if (!options) return false
      const { id } = before
      picked.add(id)
      onPick(options)
      // From now on this is the destination's folder, whatever happens to the form.
      if (isStored) await update(saveDestination(before, { options }))
      if (folderKey(before) !== folderKey({ id, options })) await dropFolder(before)
      if (isStored) await send('retryDestination', { destination: id })
      return true
    },

    /** After a picked folder's destination was stored: ask for the lasting permission. */
    async askForGood({ id }: Destination): Promise<void> {
      if (!picked.has(id)) return
      const tab = await browser.tabs.getCurrent()
      // If the browser refuses to leave, we ask once the permission lapses.
      if (tab?.id !== undefined) await send('comeBackToAllow', { tabId: tab.id, destination: id }).catch(() => {})
    },

    drop: (destination: Destination): Promise<void> =>
      isFolder(destination) ? dropFolder(destination) : Promise.resolve(),
  }
}

/** By destination id; folders only. */
export type FolderStates = Readonly<Record<string, FolderState>>

/** Called with the folders' states, now and when the user returns: permission may lapse, or be given elsewhere. */
export function followFolderStates(
  destinations: readonly Destination[],
  listener: (states: FolderStates) => void,
): () => void {
  const look = async () => {
    const all = destinations.filter(isFolder).map(async (one) => [one.id, await folderState(one)] as const)
    listener(Object.fromEntries(await Promise.all(all)))
  }
  const again = () => unattended(look())
  again()
  return watchFocus(again)
}
