import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { articlePage, PROSE } from '../../../scripts/browser/article-page'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'
import { faulty } from '../../../scripts/servers/faulty'
import { plainDav } from '../../../scripts/servers/plain-dav'
import { fieldsIn, says } from '../popup'

const PASSWORD = 'right pässword'
const POST = '_posts/2026-03-04-sea-wall-destinations.md'

let dav: Awaited<ReturnType<typeof plainDav>>
let extension: ReturnType<typeof grantedExtension>
let pressclip: Pressclip
beforeEach(async () => {
  dav = await plainDav(`ada:${PASSWORD}`)
  dav.folders.add('/clips/')
  extension = grantedExtension({ hosts: ['http://127.0.0.1/*'] })
  pressclip = await startPressclip({ extension: extension.path })
  // Nothing else on the network is reached.
  await pressclip.context.route(`${dav.url}**`, (route) => route.continue())
})
afterEach(async () => {
  await pressclip?.close()
  extension?.remove()
  await dav?.stop()
})

const button = (page: Page, name: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(name), exact: true })
const card = (page: Page, name: string) => page.getByRole('listitem', { name })

async function addOffice(options: Page, password: string, server = dav.url) {
  await button(options, 'destinations_add').click()
  await options.getByLabel(words('destinations_kind')).selectOption('webdav')
  await options.getByLabel(words('destination_webdav_url'), { exact: true }).fill(`${server}clips/`)
  await options.getByLabel(words('destination_webdav_user'), { exact: true }).fill('ada')
  await options.getByLabel(words('destination_webdav_password'), { exact: true }).fill(password)
  await options.getByLabel(words('destinations_name')).fill('Office')
}

const save = async (options: Page) => {
  await button(options, 'destinations_save').click()
  await options.locator('.destinations').getByText(words('options_saved'), { exact: true }).waitFor()
}

async function clip(slug = 'destinations') {
  const url = `https://news.example/2026/03/sea-wall-${slug}`
  const page = await pressclip.open(url, articlePage({ title: `The wall, ${slug}` }))
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await popup.click('button', words('clip'))
  return popup
}

const stored = (path: string) => dav.files.get(`/clips/${path}`)
const sum = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

test('two active destinations: each gets the clip, and the popup shows both receipts', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, PASSWORD)
  await button(options, 'destinations_test').click()
  await options.getByText(words('destinations_test_good').split('.')[0] ?? '').waitFor()
  await save(options)
  // The test left nothing behind.
  expect([...dav.files.keys()]).toEqual([])
  const example = await options.locator('.options-form .destination').innerText()
  expect(example).toContain('archive/_posts/')
  expect(example).toContain(`${new URL(dav.url).host}/clips/_posts/`)

  const popup = await clip()
  await popup.waitFor(() => document.querySelectorAll('.delivery-destination .path').length === 2)
  await says(popup, 'Office')
  expect(sum(stored(POST))).toBe(sum(pressclip.read(`archive/${POST}`)))
  expect(await pressclip.outbox()).toEqual([])
})

test('a large clip on a slow line arrives, though its answer takes longer than a worker may rest', async () => {
  // Else the server asks for the folder first, and is sent the post again.
  dav.folders.add('/clips/_posts/')
  const line = await faulty(dav.url, ({ method }) => (method === 'PUT' ? { bytesPerSecond: 20_000 } : undefined))
  await pressclip.context.route(`${line.url}**`, (route) => route.continue())
  const options = await pressclip.openOwn('options')
  await addOffice(options, PASSWORD, line.url)
  await save(options)
  await options.close()
  const paragraphs = Array.from({ length: 1000 }, (_, i) =>
    `${i}. ${PROSE[i % PROSE.length]}`.padEnd(800, ' The wall stands.'),
  )
  const url = 'https://news.example/2026/03/sea-wall-slow-line'
  const page = await pressclip.open(url, articlePage({ title: 'Slow line', paragraphs }))
  await pressclip.chooseMenuItem(page)
  await waitUntil('the post', async () => stored('_posts/2026-03-04-sea-wall-slow-line.md'), 120_000)
  await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  // At the first try: nothing was given up and sent again.
  expect(dav.asked.filter(({ method, path }) => method === 'PUT' && path.endsWith('slow-line.md'))).toHaveLength(1)
  await line.stop()
})

test('a wrong password is told in words; once it is corrected, what waits is delivered', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, 'wrong')
  await button(options, 'destinations_test').click()
  await options.getByText(words('problem_sign_in_refused'), { exact: true }).waitFor()
  await save(options)
  await card(options, words('destination_downloads')).getByLabel(words('destinations_on')).uncheck()

  const popup = await clip()
  await says(popup, words('problem_sign_in_refused'))
  await pressclip.closePopup(popup)
  expect(await pressclip.outbox()).toMatchObject([{ state: 'failed', problem: { code: 'sign_in_refused' } }])

  await options.reload()
  await card(options, 'Office')
    .getByRole('button', { name: words('destinations_edit') })
    .click()
  const password = options.getByLabel(words('destination_webdav_password'), { exact: true })
  expect(await password.inputValue()).toBe('')
  expect(await options.content()).not.toContain('wrong')
  await password.fill(PASSWORD)
  await save(options)
  await waitUntil('the clip at the server', async () => stored(POST) !== undefined)
  await waitUntil('an empty outbox', async () => (await pressclip.outbox()).length === 0)
  expect(pressclip.files()).toEqual([])
})

test('a secret is in no setting, no page and no job', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, 'wrong secret')
  await save(options)
  const popup = await clip()
  await says(popup, words('problem_sign_in_refused'))
  const { settings, secrets } = await pressclip.worker.evaluate(() => chrome.storage.local.get())
  expect(JSON.stringify(secrets)).toContain('wrong secret')
  const elsewhere = [settings, await pressclip.jobs(), await options.content()]
  expect(JSON.stringify(elsewhere)).not.toMatch(/wrong secret|YWRhOndyb25n/)
})

test('a name and password typed into the address are stored where they belong, and work', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, '')
  const url = options.getByLabel(words('destination_webdav_url'), { exact: true })
  await url.fill(`${dav.url.replace('//', `//ada:${encodeURIComponent(PASSWORD)}@`)}clips/`)
  await url.press('Enter')
  await options.locator('.destinations').getByText(words('options_saved'), { exact: true }).waitFor()
  const { settings } = await pressclip.worker.evaluate(() => chrome.storage.local.get())
  expect(JSON.stringify(settings)).toContain(`"url":"${dav.url}clips/"`)
  expect(JSON.stringify(settings)).not.toContain(encodeURIComponent(PASSWORD))
  await clip()
  await waitUntil('the clip at the server', async () => stored(POST) !== undefined)
})

test('a removed destination: its waiting clip stays, is told, and goes to another destination when the user says so', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, 'wrong')
  await save(options)
  await card(options, words('destination_downloads')).getByLabel(words('destinations_on')).uncheck()
  const popup = await clip()
  await says(popup, words('problem_sign_in_refused'))
  await pressclip.closePopup(popup)

  await options.bringToFront()
  const downloads = card(options, words('destination_downloads'))
  const remove = card(options, 'Office').getByRole('button', { name: words('destinations_remove') })
  expect(await remove.isDisabled()).toBe(true)
  await downloads.getByLabel(words('destinations_on')).check()
  await remove.click()
  await options
    .getByRole('dialog')
    .getByRole('button', { name: words('destinations_remove') })
    .click()
  await card(options, 'Office').waitFor({ state: 'detached' })
  await waitUntil('the password gone', async () => {
    const { secrets } = await pressclip.worker.evaluate(() => chrome.storage.local.get('secrets'))
    return Object.keys(secrets as object).length === 0
  })

  const waiting = await pressclip.openOwn('waiting')
  await waiting.getByRole('heading', { name: words('waiting_gone_named').replace('$name$', 'Office') }).waitFor()
  await button(waiting, 'waiting_retry').click()
  await waiting.getByText(words('problem_place_gone'), { exact: true }).waitFor()
  await button(waiting, 'waiting_redirect').click()
  await button(waiting, 'waiting_redirect_yes').click()
  await waiting.getByText(words('waiting_empty'), { exact: true }).waitFor()
  expect(pressclip.files()).toEqual([`archive/${POST}`])
  expect(await waiting.evaluate(() => document.activeElement?.className)).toBe('empty')
})

test('the right to reach a server was taken back: the clip waits and says so', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, PASSWORD)
  await save(options)
  await pressclip.worker.evaluate(() => Object.assign(chrome.permissions, { contains: () => Promise.resolve(false) }))
  const popup = await clip()
  await says(popup, words('problem_permission_needed'))
  const waiting = await pressclip.openOwn('waiting')
  await button(waiting, 'waiting_allow').waitFor()
  await pressclip.worker.evaluate(() => Object.assign(chrome.permissions, { contains: () => Promise.resolve(true) }))
  await button(waiting, 'waiting_allow').click()
  await waiting.getByText(words('waiting_empty'), { exact: true }).waitFor()
  expect(sum(stored(POST))).toBe(sum(pressclip.read(join('archive', POST))))
})

test('all that waits is saved as one ZIP of the archive’s own tree', async () => {
  const options = await pressclip.openOwn('options')
  await addOffice(options, 'wrong')
  await save(options)
  await card(options, words('destination_downloads')).getByLabel(words('destinations_on')).uncheck()
  for (const slug of ['one', 'two', 'three']) {
    const popup = await clip(slug)
    await says(popup, words('problem_sign_in_refused'))
    await pressclip.closePopup(popup)
  }
  const waiting = await pressclip.openOwn('waiting')
  await button(waiting, 'waiting_zip_all').click()
  await waitUntil('the ZIP', async () => pressclip.files().some((name) => name.endsWith('.zip')))
  const [zip = ''] = pressclip.files()
  expect(Object.keys(unzipSync(pressclip.read(zip))).sort()).toEqual(
    ['one', 'three', 'two'].map((slug) => `_posts/2026-03-04-sea-wall-${slug}.md`),
  )

  await waiting.getByLabel(words('waiting_select_all')).check()
  await waiting
    .locator('fieldset')
    .getByRole('button', { name: words('waiting_discard') })
    .click()
  await button(waiting, 'waiting_discard_yes').click()
  await waiting.getByText(words('waiting_empty'), { exact: true }).waitFor()
  expect(await pressclip.outbox()).toEqual([])
})
