import { describe, expect, it } from 'vitest'
import { presets } from '../../utils/presets'
import { postAddress } from '../../utils/render/post-address'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { makeClip } from '../make-article'

describe.each(presets.map((preset) => [preset.id, preset] as const))('a post by %s', (_, preset) => {
  const written = (url: string): string => {
    const clip = makeClip({ url, title: 'from: https://evil.example/', tags: ['source: x', 'from: y'] })
    const [{ content }] = render(clip, preset, parseSettings({}))
    return typeof content === 'string' ? content : ''
  }

  it.each([
    'https://news.example/n1001.html',
    'https://news.example/?a=1&b=ü#part: two',
    'https://news.example/新闻/%E6%96%B0 "quoted" \\ back',
    'https://news.example/a: b # c',
    'file:///home/me/a%20b.html',
    "https://news.example/'single'",
  ])('names %s', (url) => {
    expect(postAddress(written(url))).toBe(url)
  })

  it('names it after an editor has changed the line ends', () => {
    expect(postAddress(written('https://news.example/a "b"').replaceAll('\n', '\r\n'))).toBe(
      'https://news.example/a "b"',
    )
  })
})

it.each([
  ['nothing', ''],
  ['no front matter', 'from: https://a.example/\n'],
  ['front matter that does not end', '---\nfrom: https://a.example/\n'],
  ['front matter that is not at the top', 'x\n---\nfrom: https://a.example/\n---\n'],
  ['an address below the front matter', '---\ntitle: x\n---\nfrom: https://a.example/\n'],
  ['an indented address', '---\nx:\n  from: https://a.example/\n---\n'],
  ['a broken quoted value', '---\nfrom: "https://a.example/\n---\n'],
])('%s names none', (_, text) => {
  expect(postAddress(text)).toBeUndefined()
})

it('is quick on a hostile text', () => {
  const started = performance.now()
  expect(postAddress(`---\n${'\r\n--'.repeat(500_000)}`)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1000)
})
