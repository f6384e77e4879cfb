import { useEffect, useState } from 'preact/hooks'
import { followSettings, readSettings, updateSettings } from '../../utils/browser/settings'
import type { Settings, SettingsChange } from '../../utils/settings'

/** The stored settings, whichever page changes them, and how to change them (shown at once). */
export function useSettings(first: Settings): [Settings, typeof updateSettings] {
  const [settings, show] = useState(first)
  useEffect(() => followSettings(show), [])
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
