import { browser } from './browser'

/** Settings and secrets are for our own pages, not for what runs in others' pages. Chromium forgets it with the worker. */
export const lockStorage = async (): Promise<void> =>
  browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
