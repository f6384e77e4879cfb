import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { send } from '../../../utils/browser/messages/messages'
import { type Account, type AccountEvent, afterEvent } from '../../../utils/outbox/account'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

let extension: ReturnType<typeof fakeExtension>
beforeEach(async () => {
  vi.restoreAllMocks()
  extension = fakeExtension()
  await extension.start()
})

const clip = (n: number) => send('clip', { clip: clipOf(`https://news.example/${n}`), preset: 'obsidian' })

/** A page that follows the account as ours do; each event by itself too. */
function follower() {
  const events: AccountEvent[] = []
  let account: Account | undefined
  extension.connect({ name: 'account' }).onMessage.addListener((message) => {
    events.push(message as AccountEvent)
    account = afterEvent(account, message as AccountEvent)
  })
  return {
    events,
    get account() {
      return account
    },
  }
}

describe('the account', () => {
  it('comes whole to a page that connects, and then by what changed', async () => {
    const early = follower()
    await until(() => expect(early.account).toEqual({ jobs: [], requests: [], tabs: {} }))
    const { jobIds } = await clip(1)
    await until(() => expect(early.account?.jobs).toMatchObject([{ id: jobIds[0], state: 'done' }]))
    expect(early.events.map(({ isWhole }) => isWhole)).toEqual([true, ...Array(early.events.length - 1).fill(false)])
    const late = follower()
    await until(() => expect(late.account).toEqual(early.account))
    expect(late.events).toMatchObject([{ isWhole: true, jobs: [{ id: jobIds[0] }] }])
  })

  it('tells of a job that the destination refused, and the badge counts it', async () => {
    extension.downloads.refuses = 'USER_CANCELED'
    const page = follower()
    await clip(1)
    await until(() => expect(page.account?.jobs[0]?.problem).toBeDefined())
    await until(async () => expect(await fakeBrowser.action.getBadgeText({})).toBe('1'))
  })

  it('tells trouble nobody was waiting for, until the user has read it', async () => {
    const page = follower()
    const { report } = await import('../../../utils/browser/trouble')
    await report(new Error('no such thing'))
    await until(() => expect(page.account?.trouble?.code).toBe('internal_error'))
    await until(async () => expect(await fakeBrowser.action.getBadgeText({})).toBe('!'))
    await send('dismissTrouble', null)
    await until(() => expect(page.account?.trouble).toBeUndefined())
  })
})

describe('what pages ask for', () => {
  it('a clip is answered once it is on disk, before it is delivered', async () => {
    vi.spyOn(fakeBrowser.downloads, 'download').mockReturnValue(new Promise(() => {}) as never)
    const { jobIds } = await clip(1)
    const { database } = await import('../../../utils/outbox/database')
    expect(await (await database()).get('jobs', jobIds[0] as number)).toMatchObject({ url: 'https://news.example/1' })
    expect(extension.downloads.files.size).toBe(0)
  })

  it('a retry delivers what was refused', async () => {
    extension.downloads.refuses = 'FILE_ACCESS_DENIED'
    const page = follower()
    const { jobIds } = await clip(1)
    await until(() => expect(page.account?.jobs[0]?.problem).toBeDefined())
    extension.downloads.refuses = ''
    await send('retry', { jobIds })
    await until(() => expect(page.account?.jobs[0]).toMatchObject({ state: 'done' }))
    expect([...extension.downloads.files.values()].join()).toContain('The text.')
  })

  it('what is given up goes from the account, and frees its path', async () => {
    extension.downloads.refuses = 'FILE_ACCESS_DENIED'
    const page = follower()
    const { jobIds } = await clip(1)
    await until(() => expect(page.account?.jobs[0]?.problem).toBeDefined())
    expect(await send('discard', { jobIds })).toEqual({ left: 0 })
    await until(() => expect(page.account?.jobs).toEqual([]))
  })

  it('where it goes: every active destination, by its name', async () => {
    const { updateSettings } = await import('../../../utils/browser/settings')
    const dav = { id: 'dav', kind: 'webdav', name: 'Home', active: true, options: { url: 'https://dav.example/' } }
    await updateSettings((now) => ({ ...now, destinations: [...now.destinations, dav, { ...dav, active: false }] }))
    expect((await send('where', null)).map(({ kind, name }) => [kind, name])).toEqual([
      ['downloads', ''],
      ['webdav', 'Home'],
    ])
  })

  it('what waits for a destination that was removed says so, and goes to another', async () => {
    const { updateSettings } = await import('../../../utils/browser/settings')
    const dav = { id: 'dav', kind: 'webdav', name: '', active: true, options: { url: 'https://dav.example/' } }
    await updateSettings((now) => ({
      ...now,
      destinations: [dav, ...now.destinations.map((one) => ({ ...one, active: false }))],
    }))
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    const page = follower()
    const { jobIds } = await clip(1)
    await until(() => expect(page.account?.jobs[0]?.problem?.code).toBe('network'))
    await updateSettings((now) => ({ ...now, destinations: now.destinations.slice(1) }))
    await send('retryDestination', { destination: 'dav' })
    await until(() => expect(page.account?.jobs[0]?.problem?.code).toBe('place_gone'))
    await send('redirect', { jobIds, destination: 'downloads' })
    await until(() => expect(page.account?.jobs[0]).toMatchObject({ destination: 'downloads', state: 'done' }))
  })
})
