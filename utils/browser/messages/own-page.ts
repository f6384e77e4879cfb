import { browser } from '../browser'

/** Whether a message or a connection comes from one of the extension's own pages. */
export const fromOwnPage = (sender: { url?: string } | undefined): boolean =>
  sender?.url?.startsWith(browser.runtime.getURL('')) === true
