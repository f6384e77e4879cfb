import { browser } from './browser'

/** A keyboard command with the keys really assigned to it; empty when the browser has given it none. */
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

/** Open the browser's page for changing keys; false where the browser lets no extension open it. */
export async function openKeySettings(): Promise<boolean> {
  const opened = browser.commands.openShortcutSettings
    ? browser.commands.openShortcutSettings()
    : browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
  return Promise.resolve(opened).then(
    () => true,
    () => false,
  )
}
