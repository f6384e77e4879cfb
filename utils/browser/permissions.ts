import { browser } from './browser'

/** What the manifest lists as optional. */
export interface Permissions {
  /** Match patterns. */
  origins?: string[]
  permissions?: string[]
}

type Asked = Parameters<typeof browser.permissions.request>[0]

const isNothing = ({ origins = [], permissions = [] }: Permissions): boolean =>
  origins.length + permissions.length === 0

/**
 * Ask the user for these permissions. Call it first thing in a click: after any `await` the browser refuses to ask.
 * @returns whether all are given; at once and without asking if they already were
 */
export const askFor = (permissions: Permissions): Promise<boolean> =>
  isNothing(permissions) ? Promise.resolve(true) : browser.permissions.request(permissions as Asked).catch(() => false)

/** Whether all of these permissions are given. */
export const has = async (permissions: Permissions): Promise<boolean> =>
  isNothing(permissions) || browser.permissions.contains(permissions as Asked)
