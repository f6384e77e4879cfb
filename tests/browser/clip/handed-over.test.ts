import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { beginHandover } from '../../../utils/browser/clip/handed-over'
import { readRequests } from '../../../utils/browser/clip/requests'

beforeEach(() => {
  fakeBrowser.reset()
  vi.restoreAllMocks()
})

const url = 'https://news.example/a'
const given = { id: 'one', url, title: 'A', scope: 'article', tabId: 7 } as const
const tab = (found: object) => vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7, url, ...found } as never)
const told = [{ id: 'one', url, title: 'A', byPopup: true, problem: { code: 'popup_closed' } }]

it('a popup that has closed before it is heard of is told of at once', async () => {
  tab({ incognito: false })
  await beginHandover(given)
  expect(await readRequests()).toMatchObject(told)
})

it('of a private window nothing of that reaches the disk, nor where nobody knows whether it is one', async () => {
  tab({ incognito: true })
  await beginHandover(given)
  expect(await readRequests()).toMatchObject(told)
  vi.spyOn(fakeBrowser.tabs, 'get').mockRejectedValue(new Error('No tab with id'))
  await beginHandover({ ...given, id: 'two', url: 'https://news.example/b' })
  expect((await readRequests()).map(({ id }) => id).sort()).toEqual(['one', 'two'])
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('news.example')
})
