import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { dropDraft, readDraft, writeDraft } from '../../utils/browser/draft'
import { dropSecrets, readSecrets, writeSecrets } from '../../utils/browser/secrets'
import { readSettings, writeSettings } from '../../utils/browser/settings'

beforeEach(() => fakeBrowser.reset())

describe('settings', () => {
  it('keep the others when one is changed', async () => {
    await writeSettings({ path: 'news/{slug}' })
    await writeSettings({ tags: ['a'] })
    expect(await readSettings()).toMatchObject({ preset: 'jekyll-archive', path: 'news/{slug}', tags: ['a'] })
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
