import { IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { deliverySession } from '../../../utils/browser/clip/delivery-session'
import { type Account, type AccountEvent, afterEvent } from '../../../utils/outbox/account'
import { article } from '../../components/article'
import { clipOf } from '../../outbox/world'
import { fakeExtension, until } from '../background'

let extension: ReturnType<typeof fakeExtension>
let account: Account | undefined
const keepJobs = vi.fn()
beforeEach(async () => {
  vi.restoreAllMocks()
  keepJobs.mockReset()
  extension = fakeExtension()
  account = undefined
  await extension.start()
  extension.connect({ name: 'account' }).onMessage.addListener((message) => {
    account = afterEvent(account, message as AccountEvent)
  })
})

const url = 'https://news.example/a'
const clip = clipOf(url)
const open = (tab: { id?: number; url: string } = { url }, draft = {}) => deliverySession({ tab, draft }, keepJobs)
type Session = ReturnType<typeof open>

const DONE = { state: 'done', receipt: { name: expect.any(String) } }
const REFUSED = { state: 'failed', problem: { code: 'download_cancelled' } }
const shows = (session: Session, jobs: object[]) =>
  until(() => expect(session.stateIn(account)).toMatchObject({ state: 'kept', jobs }))
/** What it shows, each time it tells of a change. */
function statesOf(session: Session): string[] {
  const seen: string[] = []
  session.watch(() => seen.push(session.stateIn(account).state))
  return seen
}
const arrived = (n: number) =>
  until(() => expect(account?.jobs.map(({ state }) => state)).toEqual(Array(n).fill('done')))

describe('a clip made here', () => {
  it('goes from the button to its receipt, by what the real background tells', async () => {
    const session = open()
    const saving = session.save(clip, 'obsidian')
    expect(session.stateIn(account)).toEqual({ state: 'saving' })
    await saving
    expect(keepJobs.mock.calls).toEqual([[[expect.any(Number)]]])
    await shows(session, [DONE])
  })

  it('is kept where it was refused, and tried again when the user says so', async () => {
    extension.downloads.refuses = 'USER_CANCELED'
    const session = open()
    await session.save(clip, 'obsidian')
    await shows(session, [REFUSED])
    extension.downloads.refuses = ''
    await session.retry()
    await shows(session, [DONE])
  })

  it('is shown at each destination for itself', async () => {
    const { updateSettings } = await import('../../../utils/browser/settings')
    const folder = { id: 'vault', kind: 'folder', name: '', active: true, options: {} }
    await updateSettings((now) => ({ ...now, destinations: [...now.destinations, folder] }))
    const session = open()
    await session.save(clip, 'obsidian')
    await shows(session, [DONE, { destination: 'vault', problem: { code: 'place_moved' } }])
  })

  it('keeps its receipt on the screen when the outbox forgets the job', async () => {
    const session = open()
    await session.save(clip, 'obsidian')
    await shows(session, [DONE])
    expect(session.stateIn({ jobs: [], requests: [], tabs: {} })).toMatchObject({ state: 'kept', jobs: [DONE] })
  })

  it('is not shown over what was typed while it was kept', async () => {
    const session = open()
    const saving = session.save(clip, 'obsidian')
    session.reset()
    await saving
    await arrived(1)
    expect(session.stateIn(account)).toEqual({ state: 'idle' })
    expect(keepJobs.mock.calls).toEqual([[undefined]])
  })

  it('is not shown over what was typed while it was delivered', async () => {
    const session = open()
    await session.save(clip, 'obsidian')
    session.reset()
    await arrived(1)
    expect(session.stateIn(account)).toEqual({ state: 'idle' })
    expect(keepJobs).toHaveBeenLastCalledWith(undefined)
  })

  it('gives way to a newer one', async () => {
    const session = open()
    const seen = statesOf(session)
    const first = session.save(clip, 'obsidian')
    session.reset()
    await Promise.all([first, session.save(clipOf('https://news.example/b'), 'obsidian')])
    expect(seen).toEqual(['saving', 'idle', 'saving', 'kept'])
    await arrived(2)
    await shows(session, [{ ...DONE, url: 'https://news.example/b' }])
    expect(keepJobs.mock.calls).toEqual([[undefined], [[account?.jobs.find((job) => job.url !== url)?.id]]])
  })

  it('that could not be kept is told of, whatever was typed meanwhile', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    const session = open()
    const saving = session.save(clip, 'obsidian')
    session.reset()
    await saving
    expect(session.stateIn(account)).toMatchObject({ state: 'failed', code: 'storage_full' })
    expect(keepJobs.mock.calls).toEqual([[undefined]])
  })

  it('tells whoever watches of each change that the account does not, until they stop', async () => {
    const session = open()
    const heard = vi.fn()
    const stop = session.watch(heard)
    const seen = statesOf(session)
    await session.save(clip, 'obsidian')
    stop()
    session.reset()
    expect(seen).toEqual(['saving', 'kept', 'idle'])
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

describe('what was clipped in this tab before', () => {
  /** Chosen in the menu, on a page that reads like this. */
  async function clipFromMenu(result: object) {
    extension.inPage.mockImplementation(async (call) =>
      'files' in call ? { captured: { result, written: [] } } : null,
    )
    const { id } = await fakeBrowser.tabs.create({ url })
    const { clipTab } = await import('../../../utils/browser/clip/clip-tab')
    await clipTab({ id, url }, { scope: 'article' })
    return { id, url }
  }
  const read = { article: { ...article, url }, scope: 'article', hasSelection: false }

  it('is shown once the account is known: the clip of an earlier popup', async () => {
    await open().save(clip, 'obsidian')
    await arrived(1)
    const session = open({ url }, { jobIds: keepJobs.mock.lastCall?.[0] })
    expect(session.stateIn(undefined)).toEqual({ state: 'idle' })
    expect(session.stateIn(account)).toMatchObject({ state: 'kept', jobs: [DONE] })
    expect(session.stateIn(account)).not.toMatchObject({ earlier: true })
  })

  it('is shown if the menu’s clip was refused, until that is repaired', async () => {
    extension.downloads.refuses = 'USER_CANCELED'
    const session = open(await clipFromMenu(read))
    await shows(session, [REFUSED])
    expect(session.stateIn(account)).toMatchObject({ earlier: true })
    extension.downloads.refuses = ''
    await (await import('../../../utils/browser/messages/messages')).send('retryDestination', {
      destination: 'downloads',
    })
    await arrived(1)
    expect(session.stateIn(account)).toEqual({ state: 'idle' })
  })

  it('is shown if the page could not be read, and on no other page', async () => {
    const tab = await clipFromMenu({ problem: 'not_article', hasSelection: false })
    await until(() =>
      expect(open(tab).stateIn(account)).toMatchObject({ state: 'failed', code: 'not_article', earlier: true }),
    )
    expect(open({ ...tab, url: 'https://news.example/b' }).stateIn(account)).toEqual({ state: 'idle' })
  })
})
