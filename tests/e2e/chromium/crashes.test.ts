import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { SEED, temporaryFolder, words } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { fieldsIn, receiptIn, says } from '../popup'

/** Nothing is delivered while this page is open: it holds the lock under which the outbox works. */
async function holdOutbox(pressclip: Pressclip) {
  const page = await pressclip.openOwn('waiting')
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('outbox:downloads', () => {
          held()
          return new Promise(() => {})
        })
      }),
  )
  return page
}

/** The worker never learns that the download began: it is as if it died in that moment. */
const loseDownload = (pressclip: Pressclip) =>
  pressclip.worker.evaluate(() => {
    const { download } = chrome.downloads
    const lost = async (options: Parameters<typeof download>[0]) => {
      await download(options)
      return new Promise(() => {})
    }
    Object.assign(chrome.downloads, { download: lost })
  })

describe('a killed worker', () => {
  let pressclip: Pressclip
  let reference: string
  beforeAll(async () => {
    pressclip = await startPressclip()
    await pressclip.chooseMenuItem(await openArticle('reference'))
    reference = (await pressclip.delivered(post('reference'))).toString()
  })
  afterAll(() => pressclip?.close())

  const post = (slug: string) => `archive/_posts/2026-03-04-sea-wall-killed-${slug}.md`
  const openArticle = (slug: string) =>
    pressclip.open(`https://news.example/2026/03/sea-wall-killed-${slug}`, articlePage({ title: 'Killed' }))

  async function deliveredOnce(slug: string) {
    expect((await pressclip.delivered(post(slug))).toString()).toBe(
      reference.replaceAll('killed-reference', `killed-${slug}`),
    )
    expect(pressclip.files().filter((file) => file.includes(`killed-${slug}`))).toEqual([post(slug)])
  }

  test('after the clip was kept: the popup shows the receipt all the same', async () => {
    const page = await openArticle('kept')
    const held = await holdOutbox(pressclip)
    const popup = await pressclip.openPopup(page)
    await fieldsIn(popup)
    await popup.click('button', 'Clip')
    await says(popup, words('saved_delivering'))
    await pressclip.killWorker()
    expect(pressclip.files()).not.toContain(post('kept'))
    await held.close()
    expect(await receiptIn(popup)).toBe(join(pressclip.downloads, post('kept')))
    await deliveredOnce('kept')
    await pressclip.closePopup(popup)
  })

  test('after the download began: no second copy', async () => {
    const page = await openArticle('begun')
    await loseDownload(pressclip)
    await pressclip.chooseMenuItem(page)
    await waitUntil('the file', async () => pressclip.files().includes(post('begun')))
    expect(await pressclip.outbox()).toHaveLength(1)
    await pressclip.killWorker()
    // Whatever happens next in the browser wakes the worker.
    await page.close()
    await deliveredOnce('begun')
  })

  test.each([0, 10, 20, 40, 80, 160])('%d ms after the menu: one copy', async (ms) => {
    const page = await openArticle(`after-${ms}`)
    const other = await pressclip.context.newPage()
    await pressclip.chooseMenuItem(page)
    await new Promise((resolve) => setTimeout(resolve, ms))
    await pressclip.killWorker()
    await other.close()
    await deliveredOnce(`after-${ms}`)
  })
})

test('a popup that closes in the moment of the click loses nothing', async () => {
  const pressclip = await startPressclip()
  const page = await pressclip.open(SEED.url, SEED.html)
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.evaluate(() => {
    document.querySelector<HTMLButtonElement>('#clip')?.click()
    window.close()
  })
  expect((await pressclip.delivered(SEED.path)).equals(SEED.file)).toBe(true)
  await pressclip.close()
})

describe('a killed browser', () => {
  const folder = temporaryFolder()
  afterAll(folder.remove)

  test.each([
    ['the clip was kept, nothing was written', 'kept'],
    ['the file was written a moment ago', 'written'],
    ['the receipt was shown', 'shown'],
  ] as const)('%s: after the restart the file is there once, byte for byte', async (_, moment) => {
    const at = { profile: join(folder.path, moment), downloads: join(folder.path, `${moment}-downloads`) }
    const before = await startPressclip(at)
    const page = await before.open(SEED.url, SEED.html)
    if (moment === 'kept') await holdOutbox(before)
    const popup = await before.openPopup(page)
    await fieldsIn(popup)
    await popup.click('button', 'Clip')
    if (moment !== 'written') await says(popup, words(moment === 'shown' ? 'show_in_folder' : 'saved_delivering'))
    if (moment !== 'kept') await waitUntil('the file', async () => before.files().includes(SEED.path))
    await before.kill()
    expect(before.files()).toEqual(moment === 'kept' ? [] : [SEED.path])

    const after = await startPressclip(at)
    expect((await after.delivered(SEED.path)).equals(SEED.file)).toBe(true)
    expect(after.files()).toEqual([SEED.path])
    expect(await after.outbox()).toEqual([])
    await after.close()
    rmSync(at.profile, { recursive: true, force: true })
  })
})
