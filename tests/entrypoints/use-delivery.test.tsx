// @vitest-environment jsdom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Session } from '../../entrypoints/popup/session'
import { useDelivery } from '../../entrypoints/popup/use-delivery'
import type { Clip } from '../../utils/article'
import { parseSettings } from '../../utils/settings'
import { article } from '../components/article'

const receipt = { name: '/home/me/a.md', bytes: 1, deliveredAt: 1 }
const done = { answer: [{ id: 3, state: 'done', receipt }] }
const clip: Clip = { article, scope: 'article', clippedAt: 0, timeZone: 'UTC' }
const settings = parseSettings({})
const session: Session = { tab: {}, settings, draft: { edits: {} }, closed: [], links: [] }

/** What the background is asked, to be answered when the test wants. */
let asked: { name: string; answer: (reply: unknown) => Promise<void> }[]
const keepJobs = vi.fn()
let delivering: ReturnType<typeof useDelivery>

function Popup() {
  delivering = useDelivery(session, keepJobs)
  return null
}

beforeEach(() => {
  asked = []
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
  void act(() => render(<Popup />, document.body))
})

afterEach(() => {
  void act(() => render(null, document.body))
  vi.restoreAllMocks()
})

const save = () => act(() => void delivering.save(clip, 'jekyll-archive'))
const edit = () => act(() => delivering.reset())
const state = () => delivering.delivery.state

describe('useDelivery', () => {
  it('follows a clip from the button to the receipt', async () => {
    await save()
    expect(state()).toBe('saving')
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    expect(delivering.delivery).toEqual({ state: 'kept', jobs: [] })
    expect(keepJobs).toHaveBeenLastCalledWith([3])
    await asked[1]?.answer(done)
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: done.answer })
  })

  it('shows the place that has it while another one is still on its way, and asks on', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3, 4] } })
    const [first] = done.answer
    await asked[1]?.answer({ answer: [first, { id: 4, state: 'delivering' }] })
    expect(delivering.delivery).toEqual({ state: 'kept', jobs: [first, { id: 4, state: 'delivering' }] })
    const refused = { id: 4, state: 'failed', problem: { code: 'write_refused', detail: '' } }
    await asked[2]?.answer({ answer: [first, refused] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [first, refused] })
    await act(() => void delivering.retry())
    expect(asked.map(({ name }) => name)).toEqual(['clip', 'settled', 'settled', 'retry'])
  })

  it('shows no receipt over what was typed while the clip was saved', async () => {
    await save()
    await edit()
    expect(state()).toBe('idle')
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    expect(state()).toBe('idle')
    expect(keepJobs).not.toHaveBeenCalledWith([3])
    expect(asked).toHaveLength(1)
  })

  it('shows no receipt over what was typed while the file was written', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await edit()
    await asked[1]?.answer(done)
    expect(state()).toBe('idle')
    expect(keepJobs).toHaveBeenLastCalledWith(undefined)
  })

  it('tells about the newer of two clips', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobIds: [3] } })
    await edit()
    await save()
    await asked[1]?.answer(done)
    expect(state()).toBe('saving')
    await asked[2]?.answer({ answer: { jobIds: [4] } })
    await asked[3]?.answer({ answer: [{ id: 4, state: 'done', receipt: { ...receipt, bytes: 2 } }] })
    expect(delivering.delivery).toMatchObject({ state: 'kept', jobs: [{ receipt: { bytes: 2 } }] })
  })

  it('tells that nothing was kept, whatever was typed meanwhile', async () => {
    await save()
    await edit()
    await asked[0]?.answer({ problem: { code: 'storage_full', detail: 'no room' } })
    expect(delivering.delivery).toMatchObject({ state: 'failed', code: 'storage_full' })
  })
})
