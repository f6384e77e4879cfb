import { useEffect, useState } from 'preact/hooks'
import { readSettings, updateSettings, watchSettings } from '../../utils/browser/settings'
import type { Settings, SettingsChange } from '../../utils/settings'

export type UpdateSettings = (change: SettingsChange) => Promise<Settings>

/** The settings as they are stored, whichever page changes them, and how to change them: shown at once. */
export function useSettings(first: Settings): [Settings, UpdateSettings] {
  const [settings, show] = useState(first)
  useEffect(() => {
    const end = watchSettings(show)
    // They may have changed before anybody watched.
    void readSettings().then(show)
    return end
  }, [])
  async function update(change: SettingsChange): Promise<Settings> {
    show(change)
    try {
      return await updateSettings(change)
    } catch (cause) {
      show(await readSettings())
      throw cause
    }
  }
  return [settings, update]
}
