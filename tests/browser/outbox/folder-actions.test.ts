import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { send } from '../../../utils/browser/messages/messages'
import type { Destination } from '../../../utils/settings'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

/** A folder on disk as far as picking goes: nothing is ever written into it. */
class FakeFolder {
  permission: PermissionState = 'prompt'
  name: string
  path: string
  constructor(name: string, path = `/home/me/${name}`) {
    this.name = name
    this.path = path
  }
  isSameEntry = async ({ path }: FakeFolder) => path === this.path
  queryPermission = async () => this.permission
}

let extension: ReturnType<typeof fakeExtension>
/** What the user picks next. */
const picker = vi.fn(async (_options: object): Promise<FakeFolder> => new FakeFolder('Notes'))
const page = Object.assign(new EventTarget(), { showDirectoryPicker: picker })
beforeEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  picker.mockReset().mockImplementation(async () => new FakeFolder('Notes'))
  extension = fakeExtension()
  vi.stubGlobal('window', page)
  // The browser stores what stands for a folder; it cannot be cloned by hand.
  const clone = globalThis.structuredClone
  vi.stubGlobal('structuredClone', (value: unknown) => (value instanceof FakeFolder ? value : clone(value)))
  await extension.start()
})

const vault: Destination = { id: 'folder-1', kind: 'folder', name: '', active: true, options: {} }
const other: Destination = { ...vault, id: 'folder-2' }

const settings = () => import('../../../utils/browser/settings')
const database = async () => (await import('../../../utils/outbox/database')).database()
const nameOfEach = async () => (await (await database()).getAll('folders')).map(({ name }) => name)
const stored = async () => (await (await settings()).readSettings()).destinations[0] as Destination

/** The options page, with this destination stored or only in the form. */
async function optionsPage(...destinations: Destination[]) {
  const { updateSettings } = await settings()
  if (destinations.length > 0) await updateSettings((now) => ({ ...now, destinations }))
  const { folderActions } = await import('../../../utils/browser/outbox/folder-actions')
  return folderActions(updateSettings)
}

describe('a folder', () => {
  it('that is picked belongs to its destination, and what waits for it is tried there', async () => {
    const { pick } = await optionsPage(vault)
    await send('clip', { clip: clipOf('https://news.example/a'), preset: 'obsidian' })
    const becomes = (code: string) =>
      until(async () => expect(await (await database()).getAll('jobs')).toMatchObject([{ problem: { code } }]))
    await becomes('place_moved')
    const shown = vi.fn()
    expect(await pick(vault, true, shown)).toBe(true)
    expect(picker).toHaveBeenCalledExactlyOnceWith({ mode: 'readwrite', id: 'folder-1' })
    const { options } = await stored()
    expect(options).toEqual({ label: 'Notes', key: expect.stringMatching(/^[\da-f-]{36}$/) })
    expect(shown).toHaveBeenCalledExactlyOnceWith(options)
    // The background finds it, and may not write into it yet.
    await becomes('permission_needed')
  })

  it('picked in place of another one gets a key of its own, and the other is forgotten', async () => {
    const { pick } = await optionsPage(vault)
    await pick(vault, true, () => {})
    const first = await stored()
    picker.mockResolvedValue(new FakeFolder('Vault'))
    await pick(first, true, () => {})
    const second = await stored()
    expect(second.options).toEqual({ label: 'Vault', key: expect.not.stringMatching(String(first.options.key)) })
    expect(await (await database()).getAllKeys('folders')).toEqual([second.options.key])
    expect(await nameOfEach()).toEqual(['Vault'])
  })

  it('picked again stays what it is, under its name of today', async () => {
    const { pick } = await optionsPage(vault)
    await pick(vault, true, () => {})
    const { options } = await stored()
    picker.mockResolvedValue(new FakeFolder('Renamed', '/home/me/Notes'))
    await pick({ ...vault, options }, true, () => {})
    expect((await stored()).options).toEqual({ ...options, label: 'Renamed' })
    expect(await nameOfEach()).toEqual(['Renamed'])
  })

  it('of a destination that is not stored yet is only shown', async () => {
    const { pick } = await optionsPage(other)
    const shown = vi.fn()
    await pick(vault, false, shown)
    expect(shown).toHaveBeenCalledOnce()
    expect((await (await settings()).readSettings()).destinations).toEqual([other])
    expect(await nameOfEach()).toEqual(['Notes'])
  })

  it('stays as it is when the user picks none', async () => {
    const { pick } = await optionsPage(vault)
    picker.mockRejectedValue(new DOMException('The user aborted a request.', 'AbortError'))
    const shown = vi.fn()
    expect(await pick(vault, true, shown)).toBe(false)
    expect(shown).not.toHaveBeenCalled()
    expect(await stored()).toEqual(vault)
    picker.mockRejectedValue(new DOMException('Must be handling a user gesture.', 'SecurityError'))
    await expect(pick(vault, true, shown)).rejects.toThrow('gesture')
  })

  it('goes with its destination; other kinds have none', async () => {
    const { pick, drop } = await optionsPage(vault)
    await pick(vault, true, () => {})
    const its = await stored()
    await drop({ ...its, kind: 'webdav' })
    expect(await nameOfEach()).toEqual(['Notes'])
    await drop(its)
    expect(await nameOfEach()).toEqual([])
  })
})

describe('for the lasting permission', () => {
  it('the page leaves, and comes back to where it is asked for', async () => {
    const tab = await fakeBrowser.tabs.create({ url: fakeBrowser.runtime.getURL('/options.html') })
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue(tab as never)
    const addresses = vi.spyOn(fakeBrowser.tabs, 'update')
    const { pick, askForGood } = await optionsPage(vault)
    await pick(vault, true, () => {})
    await askForGood(other)
    expect(addresses).not.toHaveBeenCalled()
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const back = askForGood(vault)
    await until(() => expect(addresses.mock.calls).toEqual([[tab.id, { url: 'chrome://version/' }]]))
    await vi.advanceTimersByTimeAsync(1_000)
    await back
    vi.useRealTimers()
    const address = fakeBrowser.runtime.getURL('/options.html#allow=folder-1' as never)
    expect(addresses.mock.calls.slice(1)).toEqual([[tab.id, { url: address }]])
  })

  it('a browser that refuses to leave costs nothing', async () => {
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue({ id: 7 } as never)
    const leaving = vi.spyOn(fakeBrowser.tabs, 'update').mockRejectedValue(new Error('Cannot navigate'))
    const { pick, askForGood } = await optionsPage(vault)
    await pick(vault, true, () => {})
    await askForGood(vault)
    expect(leaving).toHaveBeenCalledOnce()
  })
})

it('the states of all folders are told, and again when the user returns, until nobody listens', async () => {
  const { pick } = await optionsPage(vault, other)
  const notes = new FakeFolder('Notes')
  picker.mockResolvedValue(notes)
  await pick(vault, true, () => {})
  const dav = { ...vault, id: 'dav', kind: 'webdav' }
  const told = vi.fn()
  const { followFolderStates } = await import('../../../utils/browser/outbox/folder-actions')
  const stop = followFolderStates([await stored(), other, dav], told)
  await until(() => expect(told.mock.calls).toEqual([[{ 'folder-1': 'prompt', 'folder-2': 'missing' }]]))
  notes.permission = 'granted'
  page.dispatchEvent(new Event('focus'))
  await until(() => expect(told.mock.lastCall).toEqual([{ 'folder-1': 'granted', 'folder-2': 'missing' }]))
  const asked = vi.spyOn(notes, 'queryPermission')
  stop()
  page.dispatchEvent(new Event('focus'))
  await nameOfEach()
  expect(asked).not.toHaveBeenCalled()
})
