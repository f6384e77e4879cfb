import { describe, expect, it } from 'vitest'
import { parseSettings } from '../utils/settings'

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'x', []])('gives the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toEqual({ preset: 'jekyll-archive', folder: 'archive', path: '', tags: [] })
  })

  it('replaces a damaged entry and keeps the others', () => {
    expect(parseSettings({ preset: 'obsidian', folder: 3, tags: ['新闻'] })).toEqual({
      preset: 'obsidian',
      folder: 'archive',
      path: '',
      tags: ['新闻'],
    })
  })
})
