import { browser } from './browser'

/** What the manifest names as optional. */
export interface Rights {
  /** Match patterns. */
  origins?: string[]
  permissions?: string[]
}

type Asked = Parameters<typeof browser.permissions.request>[0]

const isNothing = ({ origins = [], permissions = [] }: Rights): boolean => origins.length + permissions.length === 0

/**
 * Ask the user for these rights. To be called first thing in a click: after any `await` the browser refuses to ask.
 * @returns whether all of them are given; at once and without a question when they were before
 */
export const askFor = (rights: Rights): Promise<boolean> =>
  isNothing(rights) ? Promise.resolve(true) : browser.permissions.request(rights as Asked).catch(() => false)

/** Whether all of these rights are given. */
export const has = async (rights: Rights): Promise<boolean> =>
  isNothing(rights) || browser.permissions.contains(rights as Asked)
