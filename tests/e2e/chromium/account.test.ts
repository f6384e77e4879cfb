import { expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { plainDav } from '../../../scripts/servers/plain-dav'
import { fieldsIn, receiptIn, says } from '../popup'
import { unendingPage } from '../site'

/** Starts another database of the extension's name, of a version that is to come. */
function openNewer(): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('pressclip', 99)
    open.onerror = () => reject(open.error)
    open.onblocked = () => reject(new Error('blocked'))
    open.onsuccess = () => {
      open.result.close()
      resolve()
    }
  })
}

const article = (pressclip: Pressclip, slug: string) =>
  pressclip.open(`https://news.example/2026/03/sea-wall-${slug}`, articlePage({ title: `The wall, ${slug}` }))

test('a destination that does not answer keeps no other one waiting, nor the word of it', async () => {
  const dav = await plainDav('ada:secret')
  const extension = grantedExtension({ hosts: ['http://127.0.0.1/*'] })
  const pressclip = await startPressclip({ extension: extension.path })
  // Asked, the server never answers.
  await pressclip.context.route(`${dav.url}**`, () => {})
  const setDestinations = (active: 'office' | 'downloads') =>
    pressclip.worker.evaluate(
      ([url, active]) =>
        chrome.storage.local.set({
          settings: {
            destinations: [
              { id: 'office', kind: 'webdav', name: '', active: active === 'office', options: { url, user: 'ada' } },
              { id: 'downloads', kind: 'downloads', name: '', active: active === 'downloads', options: { folder: '' } },
            ],
          },
        }),
      [dav.url, active] as const,
    )
  await setDestinations('office')
  for (let n = 0; n < 6; n++) await pressclip.pressClipNow(await article(pressclip, `slow-${n}`))
  await waitUntil('six to wait', async () => (await pressclip.outbox()).length === 6)
  await setDestinations('downloads')

  const popup = await pressclip.openPopup(await article(pressclip, 'quick'))
  await fieldsIn(popup)
  await popup.click('button', words('clip'))
  await receiptIn(popup)
  // The server is still being waited for.
  const slow = await pressclip.outbox()
  expect(slow.map(({ problem }) => problem)).toEqual(Array(6).fill(undefined))
  expect(slow.filter(({ state }) => state === 'delivering')).toHaveLength(1)
  await pressclip.close()
  extension.remove()
  await dav.stop()
})

test('a tab that shows another page when the worker that read it has died: the request stays, and says so', async () => {
  const pressclip = await startPressclip()
  const server = await unendingPage(articlePage({ title: 'Left behind' }), '')
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  await page.getByText(PROSE[2]).waitFor()
  await pressclip.pressClipNow(page)
  await waitUntil('the badge to say working', async () => (await pressclip.badge(page)).text === '…')
  await pressclip.killWorker()
  await page.goto('data:text/html,<title>Elsewhere</title>')

  const waiting = await pressclip.openOwn('waiting')
  await waiting.getByText(words('problem_tab_moved')).waitFor()
  await waiting.getByRole('link', { name: words('requests_open') }).waitFor()
  await waitUntil('the count', async () => (await pressclip.badge(waiting)).text === '1')
  const popup = await pressclip.openPopup(await article(pressclip, 'another'))
  await says(popup, words('problem_tab_moved'))
  await pressclip.closePopup(popup)
  await waiting.getByRole('button', { name: words('waiting_discard') }).click()
  await waitUntil('no count', async () => (await pressclip.badge(waiting)).text === '')
  server.close()
  await pressclip.close()
})

test('a page that ends its worker each time is given up after three tries, and everything else goes on', async () => {
  const pressclip = await startPressclip()
  const server = await unendingPage(articlePage({ title: 'Deadly' }), '')
  await pressclip.context.route(server.url, (route) => route.continue())
  const page = await pressclip.context.newPage()
  await page.goto(server.url, { waitUntil: 'commit' })
  await page.getByText(PROSE[2]).waitFor()
  await pressclip.pressClipNow(page)
  const requests = () => pressclip.worker.evaluate(async () => (await chrome.storage.local.get('requests')).requests)
  const tries = async () => ((await requests()) as { tries: number }[] | undefined)?.[0]?.tries
  for (const n of [1, 2, 3]) {
    await waitUntil(`try ${n}`, async () => (await tries()) === n)
    await pressclip.killWorker()
    // Whatever happens next in the browser wakes the worker.
    await pressclip.context.newPage().then((other) => other.close())
  }
  await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
  expect((await pressclip.badge(page)).title).toContain(words('problem_gave_up'))
  const other = await article(pressclip, 'goes-on')
  await pressclip.pressClipNow(other)
  await pressclip.delivered('archive/_posts/2026-03-04-sea-wall-goes-on.md')
  server.close()
  await pressclip.close()
})

test('a tab that has moved on is not said to have failed, whoever wakes the worker', async () => {
  const pressclip = await startPressclip()
  const failing = async (slug: string) => {
    const page = await pressclip.open(`https://news.example/${slug}`, '<title>Nothing</title><p>No article.</p>')
    await pressclip.pressClipNow(page)
    await waitUntil('the badge to say failed', async () => (await pressclip.badge(page)).text === '!')
    return page
  }
  const stays = await failing('stays')
  const moves = await failing('moves')
  const leaves = await failing('leaves')
  await pressclip.killWorker()
  const other = await article(pressclip, 'other')
  // Of the same site the browser still tells the address, of another one it does not.
  await moves.goto(other.url())
  await leaves.goto('data:text/html,<title>Elsewhere</title>')
  const waiting = await pressclip.openOwn('waiting')
  await waitUntil('the count', async () => (await pressclip.badge(waiting)).text === '3')
  // The worker sees to the tabs after that.
  await pressclip.pressClipNow(other)
  await waitUntil('the badge to say done', async () => (await pressclip.badge(other)).text === '✓')
  expect(await pressclip.badge(moves)).toEqual({ text: '3', title: 'Clip this article · Waiting for you: 3' })
  expect((await pressclip.badge(leaves)).text).toBe('3')
  expect((await pressclip.badge(stays)).text).toBe('!')
  await pressclip.close()
})

test('a database that cannot be opened is told on the badge, in the popup and on the waiting page', async () => {
  const pressclip = await startPressclip()
  const waiting = await pressclip.openOwn('waiting')
  await waiting.evaluate(openNewer)
  await pressclip.killWorker()
  await waiting.reload()
  await waiting.getByText(words('problem_storage_newer')).waitFor()
  const page = await article(pressclip, 'newer')
  await waitUntil('the badge', async () => (await pressclip.badge(page)).text === '!')
  expect((await pressclip.badge(page)).title).toContain(words('problem_storage_newer'))
  const popup = await pressclip.openPopup(page)
  await says(popup, words('problem_storage_newer'))
  await fieldsIn(popup)
  await popup.click('button', words('clip'))
  await says(popup, words('not_kept'))
  await pressclip.closePopup(popup)
  await pressclip.close()
})
