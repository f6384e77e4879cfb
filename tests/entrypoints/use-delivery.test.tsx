// @vitest-environment jsdom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Session } from '../../entrypoints/popup/session'
import { useDelivery } from '../../entrypoints/popup/use-delivery'
import type { Clip } from '../../utils/article'
import { article } from '../components/article'

const receipt = { name: '/home/me/a.md', bytes: 1, deliveredAt: 1 }
const done = { answer: { state: 'done', receipt } }
const clip: Clip = { article, scope: 'article', clippedAt: 0, timeZone: 'UTC' }
const settings = { preset: '', folder: '', path: '', tags: [] }
const session: Session = { tab: {}, settings, draft: { edits: {} }, closed: [] }

/** What the background is asked, to be answered when the test wants. */
let asked: { name: string; answer: (reply: unknown) => Promise<void> }[]
const keepJob = vi.fn()
let delivering: ReturnType<typeof useDelivery>

function Popup() {
  delivering = useDelivery(session, keepJob)
  return null
}

beforeEach(() => {
  asked = []
  keepJob.mockClear()
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
    await asked[0]?.answer({ answer: { jobId: 3 } })
    expect(state()).toBe('saved')
    expect(keepJob).toHaveBeenLastCalledWith(3)
    await asked[1]?.answer(done)
    expect(delivering.delivery).toEqual({ state: 'done', receipt })
  })

  it('shows no receipt over what was typed while the clip was saved', async () => {
    await save()
    await edit()
    expect(state()).toBe('idle')
    await asked[0]?.answer({ answer: { jobId: 3 } })
    expect(state()).toBe('idle')
    expect(keepJob).not.toHaveBeenCalledWith(3)
    expect(asked).toHaveLength(1)
  })

  it('shows no receipt over what was typed while the file was written', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobId: 3 } })
    await edit()
    await asked[1]?.answer(done)
    expect(state()).toBe('idle')
    expect(keepJob).toHaveBeenLastCalledWith(undefined)
  })

  it('tells about the newer of two clips', async () => {
    await save()
    await asked[0]?.answer({ answer: { jobId: 3 } })
    await edit()
    await save()
    await asked[1]?.answer(done)
    expect(state()).toBe('saving')
    await asked[2]?.answer({ answer: { jobId: 4 } })
    await asked[3]?.answer({ answer: { state: 'done', receipt: { ...receipt, bytes: 2 } } })
    expect(delivering.delivery).toMatchObject({ state: 'done', receipt: { bytes: 2 } })
  })

  it('tells that nothing was kept, whatever was typed meanwhile', async () => {
    await save()
    await edit()
    await asked[0]?.answer({ problem: { code: 'storage_full', detail: 'no room' } })
    expect(delivering.delivery).toMatchObject({ state: 'failed', code: 'storage_full', kept: false })
  })
})
