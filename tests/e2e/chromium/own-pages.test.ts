import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { fieldsIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

/** Runs in one of our pages: what its policy forbids, of everything injected markup might try; waits for so many. */
async function forbidden(count: number): Promise<string[]> {
  const refused = new Set<string>()
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective))
  const tries = document.createElement('div')
  const made = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Partial<HTMLElementTagNameMap[Name]>,
  ) => {
    const element = Object.assign(document.createElement(name), attributes)
    tries.append(element)
    return element
  }
  document.documentElement.append(tries)
  made('base', { href: 'https://evil.example/' })
  made('object', { data: 'https://evil.example/x' })
  made('iframe', { src: 'https://evil.example/x' })
  made('img', { src: 'https://evil.example/x' })
  made('script', { src: 'https://evil.example/x' })
  made('link', { rel: 'stylesheet', href: 'https://evil.example/x' })
  made('form', { action: 'https://evil.example/', method: 'post' }).submit()
  await fetch('data:text/plain,x').catch(() => {})
  for (let turns = 0; refused.size < count && turns < 600; turns++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  tries.remove()
  return [...refused].sort()
}

const ALL = [
  'base-uri',
  'connect-src',
  'form-action',
  'frame-src',
  'img-src',
  'object-src',
  'script-src-elem',
  'style-src-elem',
]

test.each(['options', 'waiting'] as const)('%s works under a policy that lets nothing in or out', async (name) => {
  const page = await pressclip.openOwn(name)
  await page.locator('h1').waitFor()
  expect(await page.evaluate(forbidden, ALL.length)).toEqual(ALL)
  expect(page.url()).toContain(name)
})

test('so does the popup', async () => {
  const page = await pressclip.open('https://news.example/2026/03/sea-wall-policy', articlePage({ title: 'Policy' }))
  const popup = await pressclip.openPopup(page)
  expect(await fieldsIn(popup)).toMatchObject({ Title: 'Policy' })
  expect(await popup.evaluate(forbidden, ALL.length)).toEqual(ALL)
  await pressclip.closePopup(popup)
})

test('the page that reads hostile ones may not even ask our servers', async () => {
  const page = await pressclip.context.newPage()
  await page.goto(`chrome-extension://${pressclip.extensionId}/reader.html`)
  // The sandbox stops forms before the policy is asked.
  const others = ALL.filter((directive) => directive !== 'form-action')
  expect(await page.evaluate(forbidden, others.length)).toEqual(others)
  expect(page.url()).toContain('reader')
  expect(await page.evaluate(() => [origin, typeof chrome.runtime])).toEqual(['null', 'undefined'])
  expect(
    await page.evaluate(() =>
      fetch('https://news.example/').then(
        () => 'asked',
        (error) => error.name,
      ),
    ),
  ).toBe('TypeError')
})

test('none of our pages is shown in a frame', async () => {
  const page = await pressclip.openOwn('options')
  const inside = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/waiting.html'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    // What is refused ends with this event, too.
    await loaded
    return frame.contentDocument?.URL ?? 'nothing'
  })
  expect(inside).toBe('nothing')
})

test('what runs in a page reads no settings and no secrets', async () => {
  const page = await pressclip.open('https://news.example/2026/03/sea-wall-secrets', articlePage({ title: 'Secrets' }))
  // The click gives the right to run something there.
  await pressclip.closePopup(await pressclip.openPopup(page))
  const read = await pressclip.worker.evaluate(async () => {
    await chrome.storage.local.set({ secrets: { destination: 'hunter2' } })
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const inPage = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      func: () => chrome.storage.local.get().then(JSON.stringify, String),
    })
    const own = await chrome.storage.local.get('secrets')
    await chrome.storage.local.remove('secrets')
    return { own, inPage: inPage[0]?.result }
  })
  expect(read.own).toEqual({ secrets: { destination: 'hunter2' } })
  expect(read.inPage).toContain('Access to storage is not allowed from this context')
})
