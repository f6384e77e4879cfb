import { describe, expect, it } from 'vitest'
import { activePlaces, parseSettings, pictureMode } from '../utils/settings'

const DOWNLOADS = { id: 'downloads', kind: 'downloads', name: '', active: true, options: { folder: 'archive' } }
const VAULT = { id: 'folder-1', kind: 'folder', name: 'Vault', active: true, options: {} }

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'x', []])('gives the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toMatchObject({ preset: 'jekyll-archive', path: '', tags: [], places: [DOWNLOADS] })
  })

  it('replaces a damaged entry and keeps the others', () => {
    const stored = { preset: 'obsidian', path: 3, tags: ['新闻'], places: [7, { kind: 's3' }, VAULT] }
    expect(parseSettings(stored)).toMatchObject({ preset: 'obsidian', path: '', tags: ['新闻'], places: [VAULT] })
  })

  it.each([[[]], [[7]], ['x']])('falls back to Downloads when the places are %j', (places) => {
    expect(parseSettings({ places }).places).toEqual([DOWNLOADS])
  })

  it('takes over the folder from the time of one place', () => {
    expect(parseSettings({ folder: '剪报' }).places).toEqual([{ ...DOWNLOADS, options: { folder: '剪报' } }])
  })
})

describe('pictureMode', () => {
  it('is off unless the person wants them, and one damaged entry costs no other', () => {
    const settings = parseSettings({ pictures: { obsidian: 'all', 'jekyll-archive': 'some' } })
    expect(pictureMode(settings, 'obsidian')).toBe('all')
    expect(pictureMode(settings, 'jekyll-archive')).toBe('off')
    expect(pictureMode(parseSettings({ pictures: 'all' }), 'obsidian')).toBe('off')
    expect(pictureMode(parseSettings({}), 'toString')).toBe('off')
  })
})

describe('activePlaces', () => {
  it('are those that are switched on, or the first: a clip must go somewhere', () => {
    const off = { ...DOWNLOADS, active: false }
    expect(activePlaces({ places: [off, VAULT] })).toEqual([VAULT])
    expect(activePlaces({ places: [off] })).toEqual([off])
  })
})
