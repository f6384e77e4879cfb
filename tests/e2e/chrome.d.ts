import type { Browser } from 'wxt/browser'

type Listeners = { dispatch(...args: unknown[]): void }

declare global {
  /** What the functions find that the tests send into Chromium, with the parts that no extension is told about. */
  var chrome: typeof Browser & {
    contextMenus: { onClicked: Listeners }
    commands: { onCommand: Listeners }
    permissions: { onAdded: Listeners }
    /** Only on `chrome://extensions`. */
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>
      updateExtensionConfiguration(change: { extensionId: string; fileAccess: boolean }): Promise<void>
      getExtensionInfo(extensionId: string): Promise<{ state: string; fileAccess: { isActive: boolean } }>
    }
  }
}
