import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { LARGE_PICTURES, writtenOut } from '../large-pictures'
import { type LinkedSite, startLinkedSite } from '../linked-site'
import { fieldsIn, receiptIn } from '../popup'
import { scaleTimers } from '../scale-timers'

let pressclip: Pressclip
/** A real server: the debugger's protocol does not carry such pages. */
let site: LinkedSite
beforeAll(async () => {
  site = await startLinkedSite()
  pressclip = await startPressclip()
  await scaleTimers(pressclip, 4)
  await pressclip.context.unrouteAll()
})
afterAll(async () => {
  await pressclip?.close()
  site?.close()
})

const article = (title: string, after?: string) =>
  articlePage({ title, after }).replace('</article>', `${LARGE_PICTURES.map(writtenOut).join('')}</article>`)

async function open(slug: string, body: string): Promise<Page> {
  const path = `/2026/03/sea-wall-${slug}`
  site.serve(path, { body })
  const page = await pressclip.context.newPage()
  await page.goto(site.url(path))
  return page
}

/** The post is whole, and each picture a file beside it, byte for byte. */
async function expectWhole(slug: string) {
  const post = `archive/_posts/2026-03-04-sea-wall-${slug}.md`
  await waitUntil(`${post}, among ${pressclip.files()}`, async () => pressclip.files().includes(post), 180_000)
  const text = (await pressclip.delivered(post)).toString()
  for (const paragraph of PROSE) expect(text).toContain(`<p>${paragraph}</p>`)
  expect(text).not.toContain('data:')
  const paths = Array.from(text.matchAll(/(images\/[\da-f/]+\.png)" alt="Chart (\d)"/g), ([, path, n]) => [path, n])
  expect(paths.map(([, n]) => n)).toEqual(['0', '1', '2'])
  for (const [path = '', n] of paths)
    expect(pressclip.read(`archive/${path}`).equals(LARGE_PICTURES[Number(n)] as Uint8Array)).toBe(true)
}

async function openForm(page: Page) {
  const popup = await pressclip.openPopup(page)
  await waitUntil('the fields', async () => popup.evaluate(() => document.querySelector('#field-title')), 240_000)
  await fieldsIn(popup)
  return popup
}

async function byPopup(page: Page) {
  const popup = await openForm(page)
  await popup.click('button', 'Clip')
  await waitUntil('the receipt', async () => popup.evaluate(() => document.querySelector('.delivery .path')), 180_000)
  await receiptIn(popup)
  await pressclip.closePopup(popup)
}

const parts = () => pressclip.worker.evaluate(readHandovers)
const requests = async () => (await pressclip.worker.evaluate(() => chrome.storage.local.get('requests'))).requests

test('a popup closed before it has handed over 72 MB of written out pictures is told until they are clipped', async () => {
  const page = await open('closed', article('Large pictures, closed'))
  const popup = await openForm(page)
  await popup.click('button', 'Clip')
  await waitUntil('a part to be there', async () => (await parts()) > 1, 240_000)
  await pressclip.closePopup(popup)
  await waitUntil('the badge to tell', async () => {
    const { text, title } = await pressclip.badge(page)
    return text === '!' && title.startsWith(words('problem_popup_closed'))
  })
  await waitUntil('all parts to go', async () => (await parts()) === 0)
  const waiting = await pressclip.openOwn('waiting')
  await waiting.getByText(words('problem_popup_closed_help')).waitFor()
  expect(await waiting.locator('[data-item] h3').allInnerTexts()).toEqual(['Large pictures, closed'])
  await waiting.close()

  // Anything clipped from there will do, and little is quicker.
  site.serve(new URL(page.url()).pathname, { body: articlePage({ title: 'Large pictures, closed' }) })
  await page.reload()
  await byPopup(page)
  expect(pressclip.files()).toContain('archive/_posts/2026-03-04-sea-wall-closed.md')
  expect(await requests()).toEqual([])
  expect(await parts()).toBe(0)
  await page.close()
})

test('a background that was ended meanwhile tells it too, and drops what lies there', async () => {
  const page = await open('left', articlePage({ title: 'Left' }))
  await pressclip.closePopup(await openForm(page))
  await pressclip.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const left = { id: 'left', kind: 'page', url: tab?.url, tabId: tab?.id, title: 'Left', scope: 'article' }
    await chrome.storage.local.set({ requests: [{ ...left, byPopup: true, since: 1, tries: 0 }] })
    await new Promise<void>((resolve, reject) => {
      const open = indexedDB.open('pressclip')
      open.onerror = () => reject(open.error)
      open.onsuccess = () => {
        const tx = open.result.transaction('handovers', 'readwrite')
        // In a private window, and more than an hour ago.
        for (const at of [0, Date.now() - 3_700_000]) {
          tx.objectStore('handovers').put({ id: `left ${at}`, n: 0, name: '', bytes: new Uint8Array(1), at })
        }
        tx.oncomplete = () => {
          open.result.close()
          resolve()
        }
      }
    })
  })
  expect(await parts()).toBe(2)
  await pressclip.killWorker()
  const waiting = await pressclip.openOwn('waiting')
  // Not read anew, without what the user had changed.
  await waiting.getByText(words('problem_popup_closed')).waitFor()
  await waitUntil('all parts to go', async () => (await parts()) === 0)
  await waiting.close()
  await page.close()
})

test('a small picture written out in an article leaves the popup in one message with it', async () => {
  const picture = LARGE_PICTURES[0]?.slice(0, 10_000) ?? new Uint8Array()
  const body = articlePage({ title: 'A small picture' }).replace('</article>', `${writtenOut(picture, 0)}</article>`)
  const page = await open('small', body)
  const popup = await openForm(page)
  await pressclip.worker.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    chrome.runtime.onMessage.addListener(({ name }) => void heard.push(name))
  })
  await popup.click('button', 'Clip')
  await receiptIn(popup)
  await pressclip.closePopup(popup)
  const heard = await pressclip.worker.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  expect(heard).toEqual(expect.arrayContaining(['handOver', 'clip']))
  expect(heard).not.toContain('clipPart')
  const text = (await pressclip.delivered('archive/_posts/2026-03-04-sea-wall-small.md')).toString()
  const [, path = ''] = /(images\/[\da-f/]+\.png)" alt="Chart 0"/.exec(text) ?? []
  expect(pressclip.read(`archive/${path}`).equals(picture)).toBe(true)
  await page.close()
})

test('an article with such pictures is clipped from the menu', async () => {
  const page = await open('menu', article('Large pictures, by the menu'))
  await pressclip.chooseMenuItem(page)
  await expectWhole('menu')
  await page.close()
})

test('and on a page so large that it is read elsewhere', async () => {
  const page = await open('elsewhere', article('Large pictures elsewhere', '<i></i>'.repeat(4_000)))
  await byPopup(page)
  await expectWhole('elsewhere')
  await page.close()
})

/** Runs in the extension: how many clips lie there on their way to the background. */
function readHandovers(): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('pressclip')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const count = open.result.transaction('handovers').objectStore('handovers').count()
      count.onsuccess = () => {
        open.result.close()
        resolve(count.result)
      }
    }
  })
}
