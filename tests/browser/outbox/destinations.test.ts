import { beforeEach, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { moveCredentials } from '../../../utils/browser/outbox/destinations'
import { readSecrets, writeSecrets } from '../../../utils/browser/outbox/secrets'
import { readSettings } from '../../../utils/browser/settings'

beforeEach(() => fakeBrowser.reset())

const storePlaces = (...options: object[]) =>
  fakeBrowser.storage.local.set({
    settings: {
      destinations: options.map((its, i) => ({ id: `dav-${i}`, kind: 'webdav', name: '', active: true, options: its })),
    },
  })

it('a name and password that were stored in an address are moved to where they belong', async () => {
  await storePlaces({ url: 'https://ada:geheim@dav.example/' }, { url: 'https://dav.example/b/', user: 'eve' })
  await moveCredentials()
  const { destinations } = await readSettings()
  expect(destinations.map(({ options }) => options)).toEqual([
    { url: 'https://dav.example/', user: 'ada' },
    { url: 'https://dav.example/b/', user: 'eve' },
  ])
  expect(await readSecrets('dav-0')).toEqual({ password: 'geheim' })
  expect(await readSecrets('dav-1')).toEqual({})
})

it('those that were stored where they belong stay: they are what was sent', async () => {
  await storePlaces({ url: 'https://ada:geheim@dav.example/', user: 'eve' })
  await writeSecrets('dav-0', { password: 'right' })
  await moveCredentials()
  expect((await readSettings()).destinations[0]?.options).toEqual({ url: 'https://dav.example/', user: 'eve' })
  expect(await readSecrets('dav-0')).toEqual({ password: 'right' })
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('geheim')
})
