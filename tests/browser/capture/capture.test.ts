import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { type CaptureResult, capture, refusal } from '../../../utils/browser/capture/capture'

/** As Chromium says it where a script may not run. */
const LATE = new Error('Cannot access contents of the page. Extension manifest must request permission …')
const ARTICLE = { article: {}, scope: 'article', hasSelection: false } as CaptureResult

/** The browser's answers to the two injections: a request into the page, then the script that reads it. */
function injections(...answers: (unknown | Error)[]) {
  const calls: Record<string, unknown>[] = []
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async (call: Record<string, unknown>) => {
    calls.push(call)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return [{ frameId: 0, documentId: '', result: answer }]
  }) as never)
  return calls
}

const openTab = (url: string) => fakeBrowser.tabs.create({ url })

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  fakeBrowser.reset()
})

describe('capture', () => {
  it('injects the request, then the script, without waiting for the page to finish', async () => {
    const calls = injections(null, { captured: { result: ARTICLE, written: [] } })
    const request = { scope: 'selection', selectionText: 'x' } as const
    expect(await capture({ id: 7 }, request)).toBe(ARTICLE)
    expect(calls).toMatchObject([
      { target: { tabId: 7 }, injectImmediately: true, args: [request] },
      { target: { tabId: 7 }, injectImmediately: true, files: ['/capture.js'] },
    ])
  })

  it('tries again where the page’s process does not know yet that the user pointed at it', async () => {
    const calls = injections(LATE, LATE, null, { captured: { result: ARTICLE, written: [] } })
    const { id } = await openTab('https://example.org/')
    expect(await capture({ id }, { scope: 'article' })).toBe(ARTICLE)
    expect(calls).toHaveLength(4)
  })

  it('says so where it never comes to know', async () => {
    vi.useFakeTimers()
    const calls = injections(...Array.from({ length: 100 }, () => LATE))
    const { id } = await openTab('https://example.org/')
    const answer = capture({ id }, { scope: 'article' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await answer).toMatchObject({ problem: 'restricted' })
    expect(calls).toHaveLength(40)
  })

  it('says that the tab was closed when it is gone', async () => {
    injections(new Error('No tab with id: 7.'))
    vi.spyOn(fakeBrowser.tabs, 'get').mockRejectedValue(new Error('No tab with id: 7.'))
    expect(await capture({ id: 7, url: 'https://example.org/' }, { scope: 'article' })).toMatchObject({
      problem: 'tab_closed',
      detail: 'No tab with id: 7.',
    })
  })

  it('says why the browser let no script in', async () => {
    injections(new Error('Cannot access a chrome:// URL'))
    const { id } = await openTab('chrome://settings')
    expect(await capture({ id }, { scope: 'article' })).toMatchObject({ problem: 'restricted' })
  })

  it.each<[string, () => Promise<string>, boolean, string]>([
    ['an empty tab', () => Promise.reject(new Error('not supported for this page')), false, 'empty_tab'],
    ['a file, without the switch', () => Promise.resolve('und'), false, 'file_access'],
    ['a data: page, with the switch for files', () => Promise.resolve('und'), true, 'restricted'],
    ['the source of a page', () => new Promise(() => {}), false, 'restricted'],
  ])('tells what is in a tab whose address is hidden: %s', async (_, language, files, problem) => {
    vi.useFakeTimers()
    injections(LATE)
    vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7 } as never)
    vi.spyOn(fakeBrowser.tabs, 'detectLanguage').mockImplementation(language as never)
    vi.spyOn(fakeBrowser.extension, 'isAllowedFileSchemeAccess').mockResolvedValue(files as never)
    const answer = capture({ id: 7, url: '' }, { scope: 'article' })
    await vi.advanceTimersByTimeAsync(1_500)
    expect(await answer).toMatchObject({ problem })
    expect(fakeBrowser.scripting.executeScript).toHaveBeenCalledOnce()
  })

  it.each([
    ['Cannot access a chrome:// URL', 'restricted'],
    ['The extensions gallery cannot be scripted.', 'store'],
  ])('believes the browser that says of a hidden address: %s', async (message, problem) => {
    injections(new Error(message))
    vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7 } as never)
    expect(await capture({ id: 7, url: '' }, { scope: 'article' })).toMatchObject({ problem })
  })

  it('says that the page is unreadable when the script died in it', async () => {
    injections(null, null)
    const { id } = await openTab('https://example.org/')
    expect(await capture({ id }, { scope: 'article' })).toMatchObject({ problem: 'unreadable' })
  })

  it('does not wait for ever for a page that hangs', async () => {
    vi.useFakeTimers()
    const { id } = await openTab('https://example.org/')
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockReturnValue(new Promise(() => {}) as never)
    const answer = capture({ id }, { scope: 'article' })
    await vi.advanceTimersByTimeAsync(26_000)
    expect(await answer).toMatchObject({ problem: 'unreadable', detail: 'the page does not answer' })
  })
})

describe('refusal', () => {
  const chromium =
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.'
  const firefox = 'Missing host permission for the tab'

  it.each([
    ['chrome://settings/', 'Cannot access a chrome:// URL', 'restricted'],
    ['edge://settings/', chromium, 'restricted'],
    ['about:config', firefox, 'restricted'],
    ['about:reader?url=https%3A%2F%2Fexample.org', firefox, 'restricted'],
    ['devtools://devtools/bundled/inspector.html', chromium, 'restricted'],
    ['view-source:https://example.org/', chromium, 'restricted'],
    [
      'chrome-extension://abc/page.html',
      'Cannot access a chrome-extension:// URL of different extension',
      'restricted',
    ],
    ['moz-extension://abc/page.html', firefox, 'restricted'],
    ['https://support.mozilla.org/', firefox, 'restricted'],
    ['https://example.org/', 'This page cannot be scripted due to an ExtensionsSettings policy.', 'restricted'],
    ['https://chromewebstore.google.com/detail/x', chromium, 'store'],
    ['https://chrome.google.com/webstore/category/extensions', 'The extensions gallery cannot be scripted.', 'store'],
    ['https://addons.mozilla.org/zh-CN/firefox/', firefox, 'store'],
    ['https://microsoftedge.microsoft.com/addons/Microsoft-Edge-Extensions-Home', chromium, 'store'],
    ['https://chrome.google.com/webstores', chromium, 'restricted'],
    ['about:blank', chromium, 'empty_tab'],
    ['about:newtab', firefox, 'empty_tab'],
    ['about:home', firefox, 'empty_tab'],
    ['chrome://newtab/', 'Cannot access a chrome:// URL', 'empty_tab'],
    ['chrome://new-tab-page/', 'Cannot access a chrome:// URL', 'empty_tab'],
    ['file:///home/me/a.html', chromium, 'file_access'],
    ['file:///home/me/a.pdf', chromium, 'file_access'],
    ['https://example.org/a.pdf?x=1', firefox, 'pdf'],
    ['https://example.org/a.pdf.html', firefox, 'restricted'],
    ['https://example.org/', 'Frame with ID 0 was removed.', 'loading'],
    ['https://example.org/', 'Frame with ID 0 is showing error page', 'unreadable'],
  ])('of %j with %j is %s', (url, message, code) => expect(refusal(url, message)).toBe(code))
})
