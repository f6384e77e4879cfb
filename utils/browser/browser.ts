import { type Browser, browser as polyfilled } from 'wxt/browser'

/** What not every browser has, and the types of the polyfill do not know. Another permission or browser: undefined. */
interface Others {
  /** Chromium. */
  offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>
    closeDocument(): Promise<void>
  }
  /** Chromium, with the permission to it. */
  pageCapture?: {
    saveAsMHTML(details: { tabId: number }, done: (page: Blob | undefined) => void): void
  }
  /** With the permission to it. */
  declarativeNetRequest?: {
    getSessionRules(): Promise<{ id: number }[]>
    updateSessionRules(change: { removeRuleIds?: number[]; addRules?: object[] }): Promise<void>
  }
  commands: {
    /** Firefox 137 and later. */
    openShortcutSettings?(): Promise<void>
  }
  contextMenus: {
    /** Firefox. */
    onShown?: {
      addListener(listener: (info: { contexts: string[]; linkUrl?: string; pageUrl?: string }) => void): void
    }
    /** Firefox. */
    refresh?(): Promise<void>
  }
  storage: {
    local: {
      /** Chromium. */
      setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
    }
  }
}

/** The browser, as every module here knows it. */
export const browser = polyfilled as typeof polyfilled & Others
export type { Browser }
