import { useEffect, useRef, useState } from 'preact/hooks'
import type { PickDestination } from '../../components/destinations/destination-form'
import { FolderPicker } from '../../components/destinations/folder-picker'
import { useWords } from '../../components/shared/words'
import { browser } from '../../utils/browser/browser'
import { send } from '../../utils/browser/messages/messages'
import { allowAddress, dropFolder, type FolderState, folderState, pickFolder } from '../../utils/browser/outbox/folders'
import { unattended } from '../../utils/browser/trouble'
import { folderKey } from '../../utils/destinations/folder/folder-key'
import { type Destination, saveDestination } from '../../utils/settings'
import type { UpdateSettings } from './use-settings'

const isFolder = ({ kind }: Destination): boolean => kind === 'folder'

/** The name of a destination's folder; empty while none is picked. */
export const folderName = ({ options }: Destination): string => String(options.label ?? '')

/** What the options page does with destinations that are folders. */
export function useFolders(destinations: readonly Destination[], update: UpdateSettings) {
  const t = useWords()
  const [states, setStates] = useState<Readonly<Record<string, FolderState>>>({})
  /** Ids of the destinations whose folder was picked on this page: their permission is a passing one. */
  const picked = useRef(new Set<string>())

  useEffect(() => {
    const look = async () => {
      const all = destinations
        .filter(isFolder)
        .map(async (destination) => [destination.id, await folderState(destination)] as const)
      setStates(Object.fromEntries(await Promise.all(all)))
    }
    const again = () => unattended(look())
    again()
    // The permission may lapse, or be given on another page.
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [destinations])

  async function pick(before: Destination, onPick: Parameters<PickDestination>[1]): Promise<boolean> {
    const options = await pickFolder(before)
    if (!options) return false
    const { id } = before
    picked.current.add(id)
    onPick(options)
    // From now on this is the destination's folder, whatever becomes of the form.
    const isStored = destinations.some((destination) => destination.id === id)
    if (isStored) await update(saveDestination(before, { options }))
    if (folderKey(before) !== folderKey({ id, options })) await dropFolder(before)
    if (isStored) await send('retryDestination', { destination: id })
    return true
  }

  const picker: PickDestination = (destination, onPick) => {
    if (!isFolder(destination)) return undefined
    const folder = folderName(destination)
    return { content: <FolderPicker folder={folder} onPick={() => pick(destination, onPick)} />, done: folder !== '' }
  }

  return {
    picker,

    /** After a picked folder's destination was stored: ask for the permission that lasts. */
    async askForGood({ id }: Destination): Promise<void> {
      if (!picked.current.has(id)) return
      const tab = await browser.tabs.getCurrent()
      // Where the browser will not leave, the permission is asked for when it lapses.
      if (tab?.id !== undefined) await send('comeBackToAllow', { tabId: tab.id, destination: id }).catch(() => {})
    },

    note(destination: Destination) {
      const state = states[destination.id]
      if (state === undefined || state === 'granted') return undefined
      return (
        <p class="field-error">
          {t(state === 'missing' ? 'folder_missing' : 'folder_lapsed')}{' '}
          {state === 'prompt' && <a href={allowAddress(destination.id)}>{t('folder_allow')}</a>}
        </p>
      )
    },

    drop: (destination: Destination): Promise<void> =>
      isFolder(destination) ? dropFolder(destination) : Promise.resolve(),
  }
}
