import { describe, expect, it } from 'vitest'
import jekyllArchive from '../../utils/presets/jekyll-archive'
import obsidian from '../../utils/presets/obsidian'
import { pathKey } from '../../utils/render/path-key'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { makeClip } from '../make-article'

const clip = makeClip({ published: '2026-10-07', title: 'A title' })
const pathWith = (settings: object, taken?: (path: string) => boolean) =>
  render(clip, obsidian, parseSettings(settings), taken)[0]?.path

it('makes one Markdown file of a clip, in the format and with the tags of the settings', () => {
  expect(render(clip, jekyllArchive, parseSettings({ tags: ['Korea'] }))).toEqual([
    {
      path: '_posts/2026-10-07-n1001.md',
      type: 'text/markdown',
      content: expect.stringContaining('tags: [ Korea ]\n'),
    },
  ])
})

describe('the path', () => {
  it("is the preset's own, unless the settings have one", () => {
    expect(pathWith({})).toBe('Clippings/2026-10-07 A title.md')
    expect(pathWith({ path: 'news/{slug}' })).toBe('news/n1001.md')
  })

  it.each(['../{slug}', '{author}', ' '])("is the preset's own when the settings' cannot be used: %j", (path) => {
    expect(pathWith({ path })).toBe('Clippings/2026-10-07 A title.md')
  })

  it("takes the first number that no other clip's path has", () => {
    const taken = new Set(['clippings/2026-10-07-a-title', 'clippings/2026-10-07-a-title-2'])
    expect(pathWith({}, (path) => taken.has(pathKey(path)))).toBe('Clippings/2026-10-07 A title-3.md')
  })
})
