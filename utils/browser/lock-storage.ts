import { browser } from './browser'

/** Keep settings and secrets from our scripts in others' pages. Chromium forgets this with the worker. */
export const lockStorage = async (): Promise<void> =>
  browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
