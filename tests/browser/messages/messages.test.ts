import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { onMessage, send } from '../../../utils/browser/messages/messages'
import { Problem } from '../../../utils/problem'
import { article } from '../../components/article'

const OWN = { url: fakeBrowser.runtime.getURL('/popup.html') }
const handlers = {
  history: vi.fn(async () => ({ family: [] })),
  owner: vi.fn(async () => null),
  where: vi.fn(async () => []),
  clip: vi.fn(async () => ({ jobIds: [3] })),
  clipPart: vi.fn(async () => null),
  clipLarge: vi.fn(async () => ({ jobIds: [5] })),
  handOver: vi.fn(async () => null),
  retryPictures: vi.fn(async () => ({ jobIds: [4] })),
  decided: vi.fn(async () => null),
  retry: vi.fn(async () => null),
  retryDestination: vi.fn(async () => null),
  redirect: vi.fn(async () => ({ left: 0 })),
  discard: vi.fn(async () => ({ left: 0 })),
  retryRequest: vi.fn(async () => null),
  discardRequest: vi.fn(async () => null),
  comeBackToAllow: vi.fn(async () => null),
  dismissTrouble: vi.fn(async () => null),
}

/** A message as the browser hands it over; no page of ours answers by callback. */
const arrive = (message: unknown, sender: { url?: string }) =>
  fakeBrowser.runtime.onMessage.trigger(message, sender, () => {})

beforeEach(() => {
  onMessage(handlers)
  // Unlike the browsers', the fake's own `sendMessage` tells no sender.
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
    (async (message: unknown) => (await arrive(message, OWN))[0]) as never,
  )
})

afterEach(() => {
  vi.restoreAllMocks()
  fakeBrowser.reset()
})

describe('send and onMessage', () => {
  it('carry request and answer', async () => {
    expect(await send('discard', { jobIds: [4] })).toEqual({ left: 0 })
    expect(handlers.discard).toHaveBeenCalledWith({ jobIds: [4] })
  })

  it('carry a problem as what it is', async () => {
    handlers.retry.mockRejectedValueOnce(new Problem('storage_full', 'no room'))
    const error = await send('retry', { jobIds: [1] }).catch((cause) => cause)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code: 'storage_full', detail: 'no room' })
  })

  it('carry any other error as a problem with its text', async () => {
    handlers.retry.mockRejectedValueOnce(new TypeError('x is undefined'))
    await expect(send('retry', { jobIds: [1] })).rejects.toMatchObject({
      code: 'internal_error',
      detail: 'TypeError: x is undefined',
    })
  })

  it.each([
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'The message port closed before a response was received.',
    'Could not establish connection. Receiving end does not exist.',
    "Actor 'Conduits' destroyed before query 'RuntimeMessage' was resolved",
  ])('ask again when the background was ended before it answered: %s', async (message) => {
    vi.mocked(fakeBrowser.runtime.sendMessage).mockRejectedValueOnce(new Error(message))
    expect(await send('discard', { jobIds: [4] })).toEqual({ left: 0 })
  })

  it('do not ask for ever', async () => {
    vi.mocked(fakeBrowser.runtime.sendMessage).mockRejectedValue(new Error('The message port closed'))
    await expect(send('discard', { jobIds: [4] })).rejects.toThrow('The message port closed')
  })

  it.each([
    ['jobs by name', 'discard', { jobIds: ['4'] }],
    ['no request at all', 'discard', undefined],
    ['an article without its text', 'clip', { preset: 'obsidian', clip: { article: { url: '', title: '' } } }],
    ['an article that is none', 'clip', { preset: 'obsidian', clip: '<script>' }],
  ] as const)('refuse a request of another shape: %s', async (_, name, request) => {
    handlers[name].mockClear()
    await expect(send(name, request as never)).rejects.toMatchObject({ code: 'internal_error' })
    expect(handlers[name]).not.toHaveBeenCalled()
  })

  it('carry a whole clip, and nothing that is none of it', async () => {
    const clip = { article, scope: 'article', clippedAt: 1, timeZone: 'Asia/Taipei' } as const
    await send('clip', { clip: { ...clip, more: 1 } as never, preset: 'obsidian', beside: true })
    expect(handlers.clip).toHaveBeenCalledExactlyOnceWith({ clip, preset: 'obsidian', beside: true })
  })

  it.each([
    ['a page of another origin', { url: 'https://example.org/' }, { name: 'discard', request: {} }],
    ['nobody', {}, { name: 'discard', request: {} }],
    ['a page of ours with an unknown name', OWN, { name: 'toString', request: {} }],
  ])('leave a message of %s alone', async (_, sender, message) => {
    handlers.discard.mockClear()
    expect(await arrive(message, sender)).toEqual([undefined])
    expect(handlers.discard).not.toHaveBeenCalled()
  })
})
