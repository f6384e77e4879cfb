import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { send } from '../../../utils/browser/messages/messages'
import { article } from '../../components/article'
import { fakeExtension, until } from '../background'

const url = 'https://news.example/a'
const read = { captured: { result: { article, scope: 'article', hasSelection: false }, written: [] } }
const hangs = () => new Promise(() => {})

let extension: ReturnType<typeof fakeExtension>
beforeEach(async () => {
  vi.restoreAllMocks()
  extension = fakeExtension()
  await extension.start()
})

const requests = async () => (await import('../../../utils/browser/clip/requests')).readRequests()
async function clipTab() {
  const { id } = await fakeBrowser.tabs.create({ url })
  const { clipTab } = await import('../../../utils/browser/clip/clip-tab')
  void clipTab({ id, url }, { scope: 'article' })
  await until(async () => expect(await requests()).toMatchObject([{ url, tries: 1 }]))
}

describe('a page the user asked for', () => {
  it('is clipped, and its request goes', async () => {
    extension.inPage.mockImplementation(async (call) => ('files' in call ? read : null))
    const { id } = await fakeBrowser.tabs.create({ url })
    const { clipTab } = await import('../../../utils/browser/clip/clip-tab')
    await clipTab({ id, url }, { scope: 'article' })
    expect(await requests()).toEqual([])
    await until(() => expect(extension.downloads.files.size).toBe(1))
  })

  it('is read again by the next worker when the one that read it has died', async () => {
    extension.inPage.mockImplementation(hangs)
    await clipTab()
    extension.inPage.mockImplementation(async (call) => ('files' in call ? read : null))
    await extension.start()
    await until(() => expect(extension.downloads.files.size).toBe(1))
    await until(async () => expect(await requests()).toEqual([]))
  })

  it('is given up after three workers have died of it', async () => {
    extension.inPage.mockImplementation(hangs)
    await clipTab()
    for (const tries of [2, 3]) {
      await extension.start()
      await until(async () => expect(await requests()).toMatchObject([{ tries }]))
      expect((await requests())[0]?.problem).toBeUndefined()
    }
    await extension.start()
    await until(async () => expect((await requests())[0]?.problem?.code).toBe('gave_up'))
  })

  it('is not clipped from another page that took its place', async () => {
    extension.inPage.mockImplementation(hangs)
    await clipTab()
    const [request] = await requests()
    await fakeBrowser.tabs.update(request?.tabId as number, { url: 'https://news.example/b' })
    await extension.start()
    await until(async () => expect((await requests())[0]?.problem?.code).toBe('tab_moved'))
  })
})

describe('a popup that hands a large clip over', () => {
  const begin = async () => {
    const { id: tabId } = await fakeBrowser.tabs.create({ url })
    const port = extension.connect({ name: 'handover one' })
    await send('handOver', { id: 'one', url, title: 'A', scope: 'article', tabId })
    await send('clipPart', { handover: 'one', n: 0, name: '', base64: 'AAAA' })
    return port
  }

  it('and is closed half-way is told of, and what it left goes', async () => {
    const port = await begin()
    expect((await requests())[0]?.problem).toBeUndefined()
    port.disconnect()
    await until(async () => expect((await requests())[0]?.problem?.code).toBe('popup_closed'))
    const { database } = await import('../../../utils/outbox/database')
    await until(async () => expect(await (await database()).count('handovers')).toBe(0))
  })
})
