import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { locks } from '../outbox/world'
import { fakeDownloads } from './fake-downloads'
import { fakePorts } from './fake-ports'

const OWN = { url: fakeBrowser.runtime.getURL('/popup.html') }

/**
 * The real background entry over `fakeBrowser` and fake-indexeddb. `fakeBrowser` gets what it lacks: ports, downloads,
 * permissions that are all given, alarms that nothing rings, scripts as `inPage` answers them. Messages come from a page
 * of ours. It does not end idle workers, tell tabs' addresses by permission, or copy what crosses a port as structured
 * clones: those need a browser (`tests/e2e`).
 */
export function fakeExtension() {
  fakeBrowser.reset()
  vi.stubGlobal('indexedDB', new IDBFactory())
  const ports = fakePorts(OWN)
  const downloads = fakeDownloads()
  const inPage = vi.fn(async (_call: object): Promise<unknown> => null)
  Object.assign(fakeBrowser.runtime, ports.runtime, { getPlatformInfo: async () => ({}), getManifest: () => ({}) })
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => {} })
  Object.assign(fakeBrowser, {
    downloads: downloads.api,
    permissions: { contains: async () => true, request: async () => true, onAdded: { addListener() {} } },
    commands: { onCommand: { addListener() {} } },
    contextMenus: { onClicked: { addListener() {} } },
    i18n: { getMessage: (key: string) => (key === 'ui_language' ? 'en' : key) },
    scripting: {
      executeScript: async (call: object) => [{ frameId: 0, result: await inPage(call) }],
    },
  })
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    const replies = await fakeBrowser.runtime.onMessage.trigger(JSON.parse(JSON.stringify(message)), OWN, () => {})
    if (replies.length === 0) throw new Error('Could not establish connection. Receiving end does not exist.')
    return replies.find((reply) => reply !== undefined)
  }) as never)

  return {
    downloads,
    inPage,
    connect: ports.runtime.connect,

    /** Start a background; the one before is dead: nothing reaches it any more, and its locks are free. */
    async start(): Promise<void> {
      for (const event of [
        fakeBrowser.runtime.onMessage,
        fakeBrowser.alarms.onAlarm,
        fakeBrowser.storage.onChanged,
        fakeBrowser.tabs.onRemoved,
        fakeBrowser.runtime.onStartup,
        fakeBrowser.runtime.onInstalled,
      ]) {
        event.removeAllListeners()
      }
      ports.closeAll()
      vi.stubGlobal('navigator', { locks: locks(), storage: { persisted: async () => true } })
      vi.stubGlobal('self', new EventTarget())
      vi.resetModules()
      const { default: background } = await import('../../entrypoints/background')
      background.main()
    },
  }
}

/** Wait until this passes: deliveries go on by themselves. */
export const until = (passes: () => unknown): Promise<unknown> => vi.waitFor(passes, { timeout: 4_500, interval: 20 })
