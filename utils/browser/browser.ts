import { type Browser, browser as polyfilled } from 'wxt/browser'

/** What some browsers lack and the polyfill's types omit. Undefined without the permission or in another browser. */
interface Others {
  /** Chromium. */
  offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>
    closeDocument(): Promise<void>
  }
  /** Chromium, with the permission. */
  pageCapture?: {
    saveAsMHTML(details: { tabId: number }, done: (page: Blob | undefined) => void): void
  }
  /** With the permission. */
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

/** The browser, as every module here sees it. */
export const browser = polyfilled as typeof polyfilled & Others
export type { Browser }
