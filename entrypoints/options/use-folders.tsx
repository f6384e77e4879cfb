import { useEffect, useRef, useState } from 'preact/hooks'
import { FolderPicker } from '../../components/destinations/folder-picker'
import type { PickPlace } from '../../components/destinations/place-form'
import { useWords } from '../../components/shared/words'
import { browser } from '../../utils/browser/browser'
import { send } from '../../utils/browser/messages/messages'
import { allowAddress, dropFolder, type FolderState, folderState, pickFolder } from '../../utils/browser/outbox/folders'
import { unattended } from '../../utils/browser/trouble'
import { folderKey } from '../../utils/destinations/folder/folder-key'
import { type Place, savePlace } from '../../utils/settings'
import type { UpdateSettings } from './use-settings'

const isFolder = ({ kind }: Place): boolean => kind === 'folder'

/** The name of a place's folder; empty while none is picked. */
export const folderName = ({ options }: Place): string => String(options.label ?? '')

/** What the options page does with places that are folders. */
export function useFolders(places: readonly Place[], update: UpdateSettings) {
  const t = useWords()
  const [states, setStates] = useState<Readonly<Record<string, FolderState>>>({})
  /** Ids of the places whose folder was picked on this page: their right is a passing one. */
  const picked = useRef(new Set<string>())

  useEffect(() => {
    const look = async () => {
      const all = places.filter(isFolder).map(async (place) => [place.id, await folderState(place)] as const)
      setStates(Object.fromEntries(await Promise.all(all)))
    }
    const again = () => unattended(look())
    again()
    // The right may lapse, or be given on another page.
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [places])

  async function pick(before: Place, onPick: Parameters<PickPlace>[1]): Promise<boolean> {
    const options = await pickFolder(before)
    if (!options) return false
    const { id } = before
    picked.current.add(id)
    onPick(options)
    // From now on this is the place's folder, whatever becomes of the form.
    const isStored = places.some((place) => place.id === id)
    if (isStored) await update(savePlace(before, { options }))
    if (folderKey(before) !== folderKey({ id, options })) await dropFolder(before)
    if (isStored) await send('retryPlace', { place: id })
    return true
  }

  const picker: PickPlace = (place, onPick) => {
    if (!isFolder(place)) return undefined
    const folder = folderName(place)
    return { content: <FolderPicker folder={folder} onPick={() => pick(place, onPick)} />, done: folder !== '' }
  }

  return {
    picker,

    /** After a picked folder's place was stored: ask for the right that lasts. */
    async askForGood({ id }: Place): Promise<void> {
      if (!picked.current.has(id)) return
      const tab = await browser.tabs.getCurrent()
      // Where the browser will not leave, the right is asked for when it lapses.
      if (tab?.id !== undefined) await send('comeBackToAllow', { tabId: tab.id, place: id }).catch(() => {})
    },

    note(place: Place) {
      const state = states[place.id]
      if (state === undefined || state === 'granted') return undefined
      return (
        <p class="field-error">
          {t(state === 'missing' ? 'folder_missing' : 'folder_lapsed')}{' '}
          {state === 'prompt' && <a href={allowAddress(place.id)}>{t('folder_allow')}</a>}
        </p>
      )
    },

    drop: (place: Place): Promise<void> => (isFolder(place) ? dropFolder(place) : Promise.resolve()),
  }
}
