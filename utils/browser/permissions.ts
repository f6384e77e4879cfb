import { browser } from './browser'

/** What the manifest names as optional. */
export interface Permissions {
  /** Match patterns. */
  origins?: string[]
  permissions?: string[]
}

type Asked = Parameters<typeof browser.permissions.request>[0]

const isNothing = ({ origins = [], permissions = [] }: Permissions): boolean =>
  origins.length + permissions.length === 0

/**
 * Ask the user for these permissions. To be called first thing in a click: after any `await` the browser refuses to ask.
 * @returns whether all of them are given; at once and without a question when they were before
 */
export const askFor = (permissions: Permissions): Promise<boolean> =>
  isNothing(permissions) ? Promise.resolve(true) : browser.permissions.request(permissions as Asked).catch(() => false)

/** Whether all of these permissions are given. */
export const has = async (permissions: Permissions): Promise<boolean> =>
  isNothing(permissions) || browser.permissions.contains(permissions as Asked)
