import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { dropDraft, readDraft, writeDraft } from '../../utils/browser/draft'
import { addClosed, dropClosed, dropFailure, readClosed, readFailure, writeFailure } from '../../utils/browser/failure'
import { dropSecrets, readSecrets, secretNames, watchSecretNames, writeSecrets } from '../../utils/browser/secrets'
import { readSettings, updateSettings, watchSettings } from '../../utils/browser/settings'
import { type Place, removePlace, savePlace, setActive } from '../../utils/settings'

beforeEach(() => fakeBrowser.reset())

describe('settings', () => {
  const place = (id: string): Place => ({ id, kind: 'webdav', name: id, active: true, options: {} })

  it('keep what several pages change at once', async () => {
    await updateSettings(savePlace(place('old'), { options: {} }))
    await Promise.all([
      updateSettings((now) => ({ ...now, path: 'news/{slug}' })),
      updateSettings((now) => ({ ...now, tags: ['a'] })),
      updateSettings(savePlace(place('one'), { options: { url: 'https://a.example/' } })),
      updateSettings(savePlace(place('two'), { options: {} })),
      updateSettings(setActive('downloads', false)),
      updateSettings(removePlace('old')),
    ])
    const settings = await readSettings()
    expect(settings).toMatchObject({ preset: 'jekyll-archive', path: 'news/{slug}', tags: ['a'] })
    expect(settings.places.map(({ id, active }) => [id, active])).toEqual([
      ['downloads', false],
      ['one', true],
      ['two', true],
    ])
  })

  it('are told to every page that watches', async () => {
    const heard: string[] = []
    const end = watchSettings(({ path }) => heard.push(path))
    await updateSettings((now) => ({ ...now, path: 'a/{slug}' }))
    end()
    await updateSettings((now) => ({ ...now, path: 'b/{slug}' }))
    expect(heard).toEqual(['a/{slug}'])
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
  it('belong to their place, apart from the settings', async () => {
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
    const end = watchSecretNames(heard)
    await Promise.all([
      writeSecrets('dav', { password: 'a' }),
      writeSecrets('s3', { secretKey: 'b' }),
      writeSecrets('forge', { token: 'c' }),
      dropSecrets('gone'),
    ])
    end()
    const names = { dav: ['password'], s3: ['secretKey'], forge: ['token'] }
    expect(await secretNames()).toEqual(names)
    expect(heard.mock.lastCall).toEqual([names])
  })

  it('that are damaged cost no others', async () => {
    await fakeBrowser.storage.local.set({ secrets: { dav: 7, s3: { secretKey: 'b' } } })
    await writeSecrets('dav', { password: 'a' })
    expect(await secretNames()).toEqual({ dav: ['password'], s3: ['secretKey'] })
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

describe('a failure', () => {
  it('is told as long as its page is there', async () => {
    const failure = {
      code: 'loading',
      detail: '',
      url: 'https://example.org/a',
      request: { scope: 'article' },
    } as const
    await writeFailure(1, failure)
    expect(await readFailure(1, 'https://example.org/a')).toEqual(failure)
    expect(await readFailure(1, 'https://example.org/b')).toBeUndefined()
    await dropFailure(1)
    expect(await readFailure(1, 'https://example.org/a')).toBeUndefined()
  })
})

describe('a tab closed before it was read', () => {
  it('is told once', async () => {
    for (const url of ['https://example.org/a', 'https://example.org/b', 'https://example.org/a']) await addClosed(url)
    expect(await readClosed()).toEqual(['https://example.org/a', 'https://example.org/b'])
    await dropClosed()
    expect(await readClosed()).toEqual([])
  })
})
