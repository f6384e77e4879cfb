import { randomFillSync } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { png } from '../../render/picture-bytes'
import { articlePage, PROSE } from '../article-page'
import { type LinkedSite, startLinkedSite } from '../linked-site'
import { fieldsIn, receiptIn } from '../popup'
import { type Pressclip, startPressclip } from '../pressclip'

/** Bytes of each of three pictures: 72 MB of addresses, more than a message carries. */
const SIZE = 18_000_000
const PICTURES = [1, 2, 3].map((n) => {
  const bytes = randomFillSync(new Uint8Array(SIZE))
  bytes.set(png(640, 480, String(n)))
  return bytes
})

let pressclip: Pressclip
/** A real server: the debugger's protocol does not carry such pages. */
let site: LinkedSite
beforeAll(async () => {
  site = await startLinkedSite()
  pressclip = await startPressclip()
  await pressclip.context.unrouteAll()
})
afterAll(async () => {
  await pressclip?.close()
  site?.close()
})

const article = (title: string, after?: string) =>
  articlePage({ title, after }).replace(
    '</article>',
    `${PICTURES.map((bytes, n) => `<figure><img src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}" alt="Chart ${n}"></figure>`).join('')}</article>`,
  )

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
    expect(pressclip.read(`archive/${path}`).equals(PICTURES[Number(n)] as Uint8Array)).toBe(true)
}

async function byPopup(page: Page) {
  const popup = await pressclip.openPopup(page)
  await waitUntil('the fields', async () => popup.evaluate(() => document.querySelector('#field-title')), 90_000)
  await fieldsIn(popup)
  await popup.click('button', 'Clip')
  await waitUntil('the receipt', async () => popup.evaluate(() => document.querySelector('.delivery .path')), 180_000)
  await receiptIn(popup)
  await pressclip.closePopup(popup)
}

test('an article with 72 MB of pictures written out in it is clipped from the popup', {
  timeout: 400_000,
}, async () => {
  const page = await open('popup', article('Large pictures, by the popup'))
  await byPopup(page)
  await expectWhole('popup')
  const left = await pressclip.worker.evaluate(readHandovers)
  expect(left).toBe(0)
  await page.close()
})

test('and from the menu', { timeout: 400_000 }, async () => {
  const page = await open('menu', article('Large pictures, by the menu'))
  await pressclip.chooseMenuItem(page)
  await expectWhole('menu')
  await page.close()
})

test('and on a page so large that it is read elsewhere', { timeout: 400_000 }, async () => {
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
