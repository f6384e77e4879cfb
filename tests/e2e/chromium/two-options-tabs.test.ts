import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '../../../scripts/browser/built'
import { grantedExtension } from '../../../scripts/browser/granted-extension'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { waitUntil } from '../../../scripts/browser/target.ts'

let extension: ReturnType<typeof grantedExtension>
let pressclip: Pressclip
beforeAll(async () => {
  extension = grantedExtension({ hosts: ['http://127.0.0.1/*'] })
  pressclip = await startPressclip({ extension: extension.path })
})
afterAll(async () => {
  await pressclip?.close()
  extension?.remove()
})

const button = (page: Page, name: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(name), exact: true })
const card = (page: Page, name: string) => page.getByRole('listitem', { name })
const field = (page: Page, name: Parameters<typeof words>[0]) => page.getByLabel(words(name), { exact: true })

const openTwo = () => Promise.all([pressclip.openOwn('options'), pressclip.openOwn('options')])

interface Stored {
  settings: {
    destinations: { id: string; name: string; active: boolean; options: object }[]
    path: string
    tags: string[]
  }
  secrets: Record<string, Record<string, string>>
}
const stored = () => pressclip.worker.evaluate(() => chrome.storage.local.get()) as unknown as Promise<Stored>

async function fillDestination(page: Page, name: string) {
  await button(page, 'destinations_add').click()
  await page.getByLabel(words('destinations_kind')).selectOption('webdav')
  await field(page, 'destination_webdav_url').fill(`http://127.0.0.1:9/${name}/`)
  await field(page, 'destination_webdav_password').fill(`password of ${name}`)
  await page.getByLabel(words('destinations_name')).fill(name)
}

/** Choose Save with no time between: both pages act before either has heard of the other. */
const press = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLElement>('.destination-form [type=submit]')?.click())

test('two options tabs at once lose no destination, no password and no setting, and each shows what the other did', async () => {
  const tabs = await openTwo()
  const [one, two] = tabs
  for (let round = 0; round < 5; round++) {
    const names = [`One ${round}`, `Two ${round}`] as const
    await Promise.all(tabs.map((tab, i) => fillDestination(tab, names[i] ?? '')))
    await Promise.all(tabs.map(press))
    for (const tab of tabs) for (const name of names) await card(tab, name).waitFor()
  }
  await Promise.all([
    field(one, 'options_path').fill('one/{slug}.md'),
    field(two, 'options_tags').fill('two'),
    card(one, 'One 0').getByLabel(words('destinations_on')).uncheck(),
    card(two, 'Two 0').getByLabel(words('destinations_on')).uncheck(),
  ])
  await waitUntil('both pages to show it', async () => {
    const shown = await Promise.all([field(two, 'options_path').inputValue(), field(one, 'options_tags').inputValue()])
    return shown.join() === 'one/{slug}.md,two'
  })
  await waitUntil('every change', async () => {
    const { path, tags, destinations } = (await stored()).settings
    const off = destinations.filter(({ active }) => !active).map(({ name }) => name)
    return path === 'one/{slug}.md' && tags.join() === 'two' && off.join() === 'One 0,Two 0'
  })
  const { settings, secrets } = await stored()
  expect(settings.destinations.map(({ name }) => name).sort()).toEqual(
    ['', ...[0, 1, 2, 3, 4].flatMap((round) => [`One ${round}`, `Two ${round}`])].sort(),
  )
  for (const { id, name } of settings.destinations) {
    if (name) expect(secrets[id]).toEqual({ password: `password of ${name}` })
  }
  for (const tab of tabs) await tab.close()
})

test('a field that is being typed in is left alone, and another tab’s change of another field is shown and kept', async () => {
  const tabs = await openTwo()
  const [one, two] = tabs
  for (const tab of tabs)
    await card(tab, 'One 1')
      .getByRole('button', { name: words('destinations_edit') })
      .click()
  await field(one, 'destination_webdav_user').fill('ada')
  await field(two, 'destination_webdav_url').fill('http://127.0.0.1:9/elsewhere/')
  await press(two)
  await waitUntil('the first page to show it', async () =>
    (await field(one, 'destination_webdav_url').inputValue()).endsWith('/elsewhere/'),
  )
  expect(await field(one, 'destination_webdav_user').inputValue()).toBe('ada')
  await press(one)
  await waitUntil('both changes', async () => {
    const destination = (await stored()).settings.destinations.find(({ name }) => name === 'One 1')
    return JSON.stringify(destination?.options) === '{"url":"http://127.0.0.1:9/elsewhere/","user":"ada"}'
  })
  for (const tab of tabs) await tab.close()
})

test('two options tabs that each remove the other one of two destinations leave one', async () => {
  await pressclip.worker.evaluate(() => {
    const destination = (name: string) => ({ id: name, kind: 'downloads', name, active: true, options: {} })
    return chrome.storage.local.set({ settings: { destinations: [destination('Left'), destination('Right')] } })
  })
  const tabs = await openTwo()
  await Promise.all(
    tabs.map(async (tab, i) => {
      await card(tab, i === 0 ? 'Left' : 'Right')
        .getByRole('button', { name: words('destinations_remove') })
        .click()
      await tab.locator('dialog[open] .danger').waitFor()
    }),
  )
  await Promise.all(
    tabs.map((tab) => tab.evaluate(() => document.querySelector<HTMLElement>('dialog .danger')?.click())),
  )
  await waitUntil('one destination', async () => (await stored()).settings.destinations.length === 1)
  const name = (await stored()).settings.destinations[0]?.name ?? ''
  for (const tab of tabs) {
    await card(tab, name === 'Left' ? 'Right' : 'Left').waitFor({ state: 'detached' })
    await card(tab, name).waitFor()
  }
})
