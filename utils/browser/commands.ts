import { browser } from './browser'
import { watchFocus } from './page-events'
import { unattended } from './trouble'

/** A keyboard command with the keys actually assigned to it; empty if the browser gave it none. */
export interface Command {
  name: string
  description: string
  keys: string
}

export const assignedKeys = async (): Promise<Command[]> =>
  (await browser.commands.getAll()).map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    description,
    keys: shortcut,
  }))

/** Called with them when the user returns: keys are changed on another page. @returns a function to stop */
export const watchKeys = (listener: (commands: Command[]) => void): (() => void) =>
  watchFocus(() => unattended(assignedKeys().then(listener)))

/** Open the browser's page for changing keys; false if the browser lets no extension open it. */
export async function openKeySettings(): Promise<boolean> {
  const opened = browser.commands.openShortcutSettings
    ? browser.commands.openShortcutSettings()
    : browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
  return Promise.resolve(opened).then(
    () => true,
    () => false,
  )
}
