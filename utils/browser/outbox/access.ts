import type { Destination } from '../../settings'
import { send } from '../messages/messages'
import { askFor, has } from '../permissions'
import { originsOf } from './destinations'
import { allowFolder, type FolderState, folderState, isFolder } from './folders'

/** Whether a destination's folder or server may be written to. */
export async function accessState(destination: Destination): Promise<FolderState> {
  if (isFolder(destination)) return folderState(destination)
  return (await has({ origins: originsOf(destination) })) ? 'granted' : 'prompt'
}

/**
 * Ask the user to allow it, then deliver everything that waits for it. Call it first thing in a click.
 * @returns whether it was allowed
 */
export async function askForAccess(destination: Destination): Promise<boolean> {
  const allowed = await (isFolder(destination) ? allowFolder(destination) : askFor({ origins: originsOf(destination) }))
  if (allowed) await send('retryDestination', { destination: destination.id })
  return allowed
}
