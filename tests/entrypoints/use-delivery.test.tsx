// @vitest-environment jsdom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Session } from '../../entrypoints/popup/session'
import { useDelivery } from '../../entrypoints/popup/use-delivery'
import type { Clip } from '../../utils/article'
import type { Account } from '../../utils/outbox/account'
import type { Job } from '../../utils/outbox/job'
import { parseSettings } from '../../utils/settings'
import { article } from '../components/article'

const clip: Clip = { article, scope: 'article', clippedAt: 0, timeZone: 'UTC' }
const url = 'https://news.example/a'
const nothing: Account = { jobs: [], requests: [], tabs: {} }

const job = (id: number, more: Partial<Job> = {}): Job => ({
  ...{ id, clip: 'a', title: '', url, destination: 'downloads', path: 'a.md', seq: 1, attempts: 0, createdAt: 0 },
  state: 'pending',
  ...more,
})
const done = (id: number, bytes = 1) =>
  job(id, { state: 'done', receipt: { name: '/home/me/a.md', bytes, deliveredAt: 1 } })
const refused = (id: number) => job(id, { state: 'failed', problem: { code: 'write_refused', detail: '' } })

/** What the background is asked, to be answered when the test wants. */
let asked: { name: string; answer: (reply: unknown) => Promise<void> }[]
const keepJobs = vi.fn()
let delivering: ReturnType<typeof useDelivery>
let session: Session

function Popup({ account }: { account?: Account }) {
  delivering = useDelivery(session, account, keepJobs)
  return null
}
const tell = (account?: Partial<Account>) =>
  act(() => render(<Popup account={account && { ...nothing, ...account }} />, document.body))

beforeEach(() => {
  asked = []
  session = { tab: { id: 7, url }, settings: parseSettings({}), draft: { edits: {} } }
  // jsdom keeps nothing.
  Object.assign(navigator, { storage: { persisted: async () => true } })
  keepJobs.mockClear()
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(((message: { name: string }) => {
    const { promise, resolve } = Promise.withResolvers()
    const answer = (reply: unknown) =>
      act(async () => {
        resolve(reply)
        await new Promise((settled) => setTimeout(settled))
      })
    asked.push({ name: message.name, answer })
    return promise
  }) as never)
})

afterEach(() => {
  void act(() => render(null, document.body))
  vi.restoreAllMocks()
})

const save = () => act(() => void delivering.save(clip, 'jekyll-archive'))
const edit = () => act(() => delivering.reset())
const state = () => delivering.delivery.state

describe('a clip made in this popup', () => {
  beforeEach(() => tell(nothing))

  it('is followed from the button to the receipt', async () => {
    await save()
    expect(state()).toBe('saving')
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [] })
    expect(keepJobs).toHaveBeenLastCalledWith([3])
    await tell({ jobs: [done(3)] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [done(3)] })
    // Nobody asks how it goes: the account tells.
    expect(asked.map(({ name }) => name)).toEqual(['clip'])
  })

  it('shows the destination that has it while another one is still on its way', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3, 4] } })
    await tell({ jobs: [done(3), job(4, { state: 'delivering' })] })
    expect(delivering.delivery).toMatchObject({ jobs: [{ state: 'done' }, { state: 'delivering' }] })
    await tell({ jobs: [done(3), refused(4)] })
    expect(delivering.delivery).toMatchObject({ jobs: [{ state: 'done' }, { state: 'failed' }] })
    await act(() => void delivering.retry())
    expect(asked.map(({ name }) => name)).toEqual(['clip', 'retry'])
  })

  it('keeps the receipt on the screen when the outbox forgets the job', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await tell({ jobs: [done(3)] })
    await tell({ jobs: [] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [done(3)] })
  })

  it('shows no receipt over what was typed while the clip was saved', async () => {
    await save()
    await edit()
    expect(state()).toBe('idle')
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await tell({ jobs: [done(3)] })
    expect(state()).toBe('idle')
    expect(keepJobs).not.toHaveBeenCalledWith([3])
  })

  it('shows no receipt over what was typed while the file was written', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await edit()
    await tell({ jobs: [done(3)] })
    expect(state()).toBe('idle')
    expect(keepJobs).toHaveBeenLastCalledWith(undefined)
  })

  it('is told about when it is the newer of two', async () => {
    await save()
    await edit()
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await tell({ jobs: [done(3)] })
    expect(state()).toBe('saving')
    await asked[1]?.answer({ answer: { jobIds: [4] } })
    await tell({ jobs: [done(3), done(4, 2)] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [{ receipt: { bytes: 2 } }] })
  })

  it('was not kept: that is told, whatever was typed meanwhile', async () => {
    await save()
    await edit()
    await asked[0]?.answer({ problem: { code: 'storage_full', detail: 'no room' } })
    expect(delivering.delivery).toMatchObject({ state: 'failed', code: 'storage_full' })
  })
})

describe('what was clipped in this tab before', () => {
  it('is not told before the account is known', async () => {
    await tell()
    expect(state()).toBe('idle')
  })

  it('is the receipt of an earlier popup', async () => {
    session.draft.jobIds = [3]
    await tell({ jobs: [done(3)] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [done(3)] })
    expect(delivering.delivery).not.toMatchObject({ earlier: true })
  })

  it('is a failed delivery of the menu, until it is repaired', async () => {
    const tabs = { 7: { url, jobIds: [3] } }
    await tell({ jobs: [refused(3)], tabs })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [refused(3)], earlier: true })
    await tell({ jobs: [done(3)], tabs })
    expect(state()).toBe('idle')
  })

  it('is a request that failed here, and no other page', async () => {
    const problem = { code: 'not_article', detail: '' } as const
    const asked = { id: '1', kind: 'page', title: '', since: 1, scope: 'article', tries: 1, problem } as const
    await tell({ requests: [{ ...asked, url: 'https://news.example/b', tabId: 7 }] })
    expect(state()).toBe('idle')
    await tell({ requests: [{ ...asked, url, tabId: 7 }] })
    expect(delivering.delivery).toMatchObject({ state: 'failed', code: 'not_article', earlier: true })
  })
})
