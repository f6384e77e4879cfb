import type { Destination } from '../../settings'
import { send } from '../messages/messages'
import { askFor, has } from '../permissions'
import { originsOf } from './destinations'
import { allowFolder, type FolderState, folderState, isFolder } from './folders'

/** Whether a destination may be written to: its folder, or its server. */
export async function accessState(destination: Destination): Promise<FolderState> {
  if (isFolder(destination)) return folderState(destination)
  return (await has({ origins: originsOf(destination) })) ? 'granted' : 'prompt'
}

/**
 * Ask the user to allow it; then everything that waits for it is delivered. To be called first thing in a click.
 * @returns whether it was allowed
 */
export async function askForAccess(destination: Destination): Promise<boolean> {
  const allowed = await (isFolder(destination) ? allowFolder(destination) : askFor({ origins: originsOf(destination) }))
  if (allowed) await send('retryDestination', { destination: destination.id })
  return allowed
}
