import { describe, expect, it } from 'vitest'
import { activePlaces, parseSettings, pictureMode, removePlace, savePlace, setActive } from '../utils/settings'

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

describe('a place', () => {
  const now = parseSettings({ places: [DOWNLOADS, { ...VAULT, options: { label: 'Vault' } }] })

  it('that is saved keeps what another page has changed of it meanwhile', () => {
    const changed = setActive(VAULT.id, false)(now)
    const saved = savePlace(VAULT, { name: 'Notes', options: { label: 'Notes' } })(changed)
    expect(saved.places).toEqual([DOWNLOADS, { ...VAULT, name: 'Notes', active: false, options: { label: 'Notes' } }])
    expect(savePlace(VAULT, { options: { more: 1 } })(saved).places[1]).toMatchObject({
      name: 'Notes',
      options: { label: 'Notes', more: 1 },
    })
  })

  it('that is new comes last', () => {
    const place = { ...VAULT, id: 'folder-2' }
    expect(savePlace(place, { options: { label: 'b' } })(now).places.at(-1)).toEqual({
      ...place,
      options: { label: 'b' },
    })
  })

  it('that is removed is still known by its name', () => {
    const { places, removed } = removePlace(VAULT.id)(now)
    expect(places).toEqual([DOWNLOADS])
    expect(parseSettings({ removed }).removed).toEqual([{ id: VAULT.id, kind: 'folder', name: 'Vault' }])
    expect(removePlace('nothing')(now)).toBe(now)
  })

  it('that is the last one stays', () => {
    const one = parseSettings(undefined)
    expect(removePlace(DOWNLOADS.id)(one)).toBe(one)
  })
})
