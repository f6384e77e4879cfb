import { parseSettings } from '../settings'
import { stored } from './stored'

/** What the options page offers, for every page and the background. */
export const {
  read: readSettings,
  update: updateSettings,
  follow: followSettings,
} = stored('local', 'settings', parseSettings)
