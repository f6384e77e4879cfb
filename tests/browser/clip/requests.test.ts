import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { addRequest, adoptLinks, changeRequest, dropRequests, readRequests } from '../../../utils/browser/clip/requests'
import type { ClipRequest } from '../../../utils/outbox/account'

beforeEach(() => fakeBrowser.reset())

const request = (n: number, more: Partial<ClipRequest> = {}): ClipRequest => ({
  ...{ id: String(n), kind: 'link', url: `https://a.example/${n}`, title: `Story ${n}`, since: n },
  ...{ scope: 'article', tries: 0 },
  ...more,
})
const problem = { code: 'link_failed', detail: '' } as const
const ids = async () => (await readRequests()).map(({ id }) => id)

describe('what was asked for', () => {
  it('is kept, the newest first, until it is dropped', async () => {
    for (const n of [1, 3, 2]) await addRequest(request(n))
    expect(await ids()).toEqual(['3', '2', '1'])
    await dropRequests(({ id }) => id === '3')
    expect(await ids()).toEqual(['2', '1'])
  })

  it('loses nothing when much is asked for at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => addRequest(request(n))))
    await Promise.all(Array.from({ length: 20 }, (_, n) => changeRequest(String(n), { tries: 1 })))
    expect((await readRequests()).map(({ tries }) => tries)).toEqual(Array(20).fill(1))
  })

  it('takes the place of the same that failed, not of what is being read or is something else', async () => {
    await addRequest(request(1, { problem }))
    await addRequest(request(2, { url: request(1).url }))
    expect(await ids()).toEqual(['2'])
    await addRequest(request(3, { url: request(1).url }))
    await addRequest(request(4, { url: request(1).url, kind: 'page', problem }))
    expect(await ids()).toEqual(['4', '3', '2'])
  })

  it('in a private window never reaches the disk', async () => {
    await addRequest(request(1, { isPrivate: true }))
    await changeRequest('1', { problem })
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('a.example')
    expect(await readRequests()).toEqual([request(1, { isPrivate: true, problem })])
  })

  it('that was given up is not brought back by what becomes of it', async () => {
    expect(await changeRequest('1', { problem })).toBeUndefined()
    expect(await readRequests()).toEqual([])
  })

  it('notes a selection only as far as there is room for it, and says so', async () => {
    await addRequest(request(1, { selectionText: 'a'.repeat(11_000_000), scope: 'selection' }))
    expect((await readRequests())[0]).toMatchObject({ id: '1', scope: 'selection', selectionIsCut: true })
    expect(JSON.stringify(await readRequests()).length).toBeLessThan(101_000)
  })

  it('takes over the links that waited in 0.2, those of private windows off the disk', async () => {
    const link = (n: number, more = {}) => ({ url: `https://old.example/${n}`, title: `Old ${n}`, since: n, ...more })
    const links = { a: link(1, { problem }), b: link(2, { isPrivate: true }) }
    await fakeBrowser.storage.local.set({ links })
    await adoptLinks()
    await adoptLinks()
    expect(await readRequests()).toMatchObject([
      { kind: 'link', scope: 'article', tries: 0, ...links.b },
      { kind: 'link', scope: 'article', tries: 0, ...links.a },
    ])
    const onDisk = JSON.stringify(await fakeBrowser.storage.local.get())
    expect(onDisk).toContain('old.example/1')
    expect(onDisk).not.toContain('old.example/2')
  })
})
