import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { dropDraft, readDraft, writeDraft } from '../../utils/browser/clip/draft'
import { dropSecrets, followSecretNames, readSecrets, writeSecrets } from '../../utils/browser/outbox/secrets'
import { readSettings, updateSettings } from '../../utils/browser/settings'
import { type Destination, removeDestination, saveDestination, setActive } from '../../utils/settings'

beforeEach(() => fakeBrowser.reset())

describe('settings', () => {
  const destination = (id: string): Destination => ({ id, kind: 'webdav', name: id, active: true, options: {} })

  it('keep what several pages change at once', async () => {
    await updateSettings(saveDestination(destination('old'), { options: {} }))
    await Promise.all([
      updateSettings((now) => ({ ...now, path: 'news/{slug}' })),
      updateSettings((now) => ({ ...now, tags: ['a'] })),
      updateSettings(saveDestination(destination('one'), { options: { url: 'https://a.example/' } })),
      updateSettings(saveDestination(destination('two'), { options: {} })),
      updateSettings(setActive('downloads', false)),
      updateSettings(removeDestination('old')),
    ])
    const settings = await readSettings()
    expect(settings).toMatchObject({ preset: 'jekyll-archive', path: 'news/{slug}', tags: ['a'] })
    expect(settings.destinations.map(({ id, active }) => [id, active])).toEqual([
      ['downloads', false],
      ['one', true],
      ['two', true],
    ])
  })

  it('stay as they are when a change fails', async () => {
    const failing = updateSettings(() => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await updateSettings((now) => ({ ...now, tags: ['b'] }))
    expect((await readSettings()).tags).toEqual(['b'])
  })
})

describe('secrets', () => {
  it('belong to their destination, apart from the settings', async () => {
    await writeSecrets('dav', { password: 'a' })
    await writeSecrets('s3', { secretKey: 'b' })
    await writeSecrets('dav', { password: 'c' })
    expect(await readSecrets('dav')).toEqual({ password: 'c' })
    await dropSecrets('dav')
    expect(await readSecrets('dav')).toEqual({})
    expect(await readSecrets('s3')).toEqual({ secretKey: 'b' })
    expect(JSON.stringify(await readSettings())).not.toContain('secretKey')
  })

  it('are kept when several pages store some at once; pages that watch hear their names only', async () => {
    const heard = vi.fn()
    const end = followSecretNames(heard)
    await Promise.all([
      writeSecrets('dav', { password: 'a' }),
      writeSecrets('s3', { secretKey: 'b' }),
      writeSecrets('forge', { token: 'c' }),
      dropSecrets('gone'),
    ])
    end()
    const names = { dav: ['password'], s3: ['secretKey'], forge: ['token'] }
    expect(heard.mock.lastCall).toEqual([names])
  })

  it('that are damaged cost no others', async () => {
    await fakeBrowser.storage.local.set({ secrets: { dav: 7, s3: { secretKey: 'b' } } })
    await writeSecrets('dav', { password: 'a' })
    expect([await readSecrets('dav'), await readSecrets('s3')]).toEqual([{ password: 'a' }, { secretKey: 'b' }])
  })
})

describe('a draft', () => {
  it('belongs to its tab and its page', async () => {
    await writeDraft(1, 'https://example.org/a', { title: 'x' })
    expect(await readDraft(1, 'https://example.org/a')).toEqual({ title: 'x' })
    expect(await readDraft(1, 'https://example.org/b')).toBeUndefined()
    expect(await readDraft(2, 'https://example.org/a')).toBeUndefined()
    await dropDraft(1)
    expect(await readDraft(1, 'https://example.org/a')).toBeUndefined()
  })
})
