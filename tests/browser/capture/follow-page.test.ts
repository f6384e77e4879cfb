import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { CaptureResult } from '../../../utils/browser/capture/capture'
import type { Copy } from '../../../utils/browser/capture/capture-page'
import { followPage, type PageReading } from '../../../utils/browser/capture/follow-page'
import { article } from '../../components/article'

const LOADING: CaptureResult = { problem: 'loading', hasSelection: false }
const ARTICLE: CaptureResult = { article, scope: 'article', hasSelection: false }

/** What the script in the page answers, each time it is injected. */
let page: (CaptureResult | { copy: Copy })[]
let heard: PageReading[]
let reads: number
beforeEach(() => {
  vi.useFakeTimers()
  fakeBrowser.reset()
  heard = []
  reads = 0
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async (call: object) => {
    if (!('files' in call)) return [{ result: null }]
    reads++
    return [{ result: { captured: { result: page.shift(), written: [] } } }]
  }) as never)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const follow = () => followPage({ id: 7, url: article.url }, { scope: 'article' }, (reading) => heard.push(reading))
const is = (result: CaptureResult): PageReading => ({ result, isLarge: false })

it('a page that still loads is read again every half second, until it is there', async () => {
  page = [LOADING, LOADING, ARTICLE, ARTICLE]
  follow()
  await vi.advanceTimersByTimeAsync(499)
  expect(heard).toEqual([is(LOADING)])
  await vi.advanceTimersByTimeAsync(501)
  expect(heard).toEqual([is(LOADING), is(LOADING), is(ARTICLE)])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(reads).toBe(3)
})

it('a page that cannot be read is not read again', async () => {
  page = [{ problem: 'not_article', hasSelection: false }, ARTICLE]
  follow()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard).toMatchObject([{ result: { problem: 'not_article' } }])
  expect(reads).toBe(1)
})

it('whoever stops hears nothing more, and nothing more is read', async () => {
  page = [LOADING, ARTICLE, ARTICLE]
  const stop = follow()
  await vi.advanceTimersByTimeAsync(100)
  stop()
  follow()()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard).toEqual([is(LOADING)])
  expect(reads).toBe(2)
})

it('a large page is told of, and that is painted, before its reading takes the thread', async () => {
  const copy = { url: article.url, now: 0, timeZone: 'UTC', scope: 'article', hasSelection: false } as const
  page = [{ copy: { ...copy, html: ['x'.repeat(2_000_000), 'x'.repeat(1_000_001)] } }]
  const createDocument = vi.fn(async () => {})
  Object.assign(fakeBrowser, { offscreen: { createDocument, closeDocument: async () => {} } })
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ result: ARTICLE, written: [] } as never)
  follow()
  await vi.advanceTimersByTimeAsync(99)
  expect(heard).toEqual([{ isLarge: true }])
  expect(createDocument).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await vi.waitFor(() => expect(heard).toEqual([{ isLarge: true }, is(ARTICLE)]))
})
