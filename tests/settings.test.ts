import { describe, expect, it } from 'vitest'
import {
  activeDestinations,
  parseSettings,
  pictureMode,
  removeDestination,
  saveDestination,
  setActive,
} from '../utils/settings'

const DOWNLOADS = { id: 'downloads', kind: 'downloads', name: '', active: true, options: { folder: 'archive' } }
const VAULT = { id: 'folder-1', kind: 'folder', name: 'Vault', active: true, options: {} }

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'x', []])('gives the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toMatchObject({
      preset: 'jekyll-archive',
      path: '',
      tags: [],
      destinations: [DOWNLOADS],
    })
  })

  it('replaces a damaged entry and keeps the others', () => {
    const stored = { preset: 'obsidian', path: 3, tags: ['新闻'], destinations: [7, { kind: 's3' }, VAULT] }
    expect(parseSettings(stored)).toMatchObject({ preset: 'obsidian', path: '', tags: ['新闻'], destinations: [VAULT] })
  })

  it.each([[[]], [[7]], ['x']])('falls back to Downloads when the destinations are %j', (destinations) => {
    expect(parseSettings({ destinations }).destinations).toEqual([DOWNLOADS])
  })

  it('takes over what version 0.2 called places', () => {
    expect(parseSettings({ places: [VAULT] }).destinations).toEqual([VAULT])
    expect(parseSettings({ places: [VAULT], destinations: [DOWNLOADS] }).destinations).toEqual([DOWNLOADS])
  })

  it('takes over the folder from the time of one destination', () => {
    expect(parseSettings({ folder: '剪报' }).destinations).toEqual([{ ...DOWNLOADS, options: { folder: '剪报' } }])
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

describe('activeDestinations', () => {
  it('are those that are switched on, or the first: a clip must go somewhere', () => {
    const off = { ...DOWNLOADS, active: false }
    expect(activeDestinations({ destinations: [off, VAULT] })).toEqual([VAULT])
    expect(activeDestinations({ destinations: [off] })).toEqual([off])
  })
})

describe('a destination', () => {
  const now = parseSettings({ destinations: [DOWNLOADS, { ...VAULT, options: { label: 'Vault' } }] })

  it('that is saved keeps what another page has changed of it meanwhile', () => {
    const changed = setActive(VAULT.id, false)(now)
    const saved = saveDestination(VAULT, { name: 'Notes', options: { label: 'Notes' } })(changed)
    expect(saved.destinations).toEqual([
      DOWNLOADS,
      { ...VAULT, name: 'Notes', active: false, options: { label: 'Notes' } },
    ])
    expect(saveDestination(VAULT, { options: { more: 1 } })(saved).destinations[1]).toMatchObject({
      name: 'Notes',
      options: { label: 'Notes', more: 1 },
    })
  })

  it('that is new comes last', () => {
    const destination = { ...VAULT, id: 'folder-2' }
    expect(saveDestination(destination, { options: { label: 'b' } })(now).destinations.at(-1)).toEqual({
      ...destination,
      options: { label: 'b' },
    })
  })

  it('that is removed is still known by its name', () => {
    const { destinations, removed } = removeDestination(VAULT.id)(now)
    expect(destinations).toEqual([DOWNLOADS])
    expect(parseSettings({ removed }).removed).toEqual([{ id: VAULT.id, kind: 'folder', name: 'Vault' }])
    expect(removeDestination('nothing')(now)).toBe(now)
  })

  it('that is the last one stays', () => {
    const one = parseSettings(undefined)
    expect(removeDestination(DOWNLOADS.id)(one)).toBe(one)
  })
})
