import { describe, expect, it } from 'vitest'
import { presets } from '../../utils/presets'
import { postAddress } from '../../utils/render/post-address'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { superLinearIn } from '../linear'
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

const LONG = 'https://news.example/a/very/long/way/of/folders/that/is/longer/than/any/line/may/be?a=1&b=2#part'

describe('names the address as others have written it', () => {
  it.each([
    [
      'in single quotes',
      "---\ntitle: x\nfrom: 'https://a.example/it''s'\nlayout: post\n---\n",
      "https://a.example/it's",
    ],
    ['with a comment', '---\nsource: https://a.example/#b # read this!\n---\n', 'https://a.example/#b'],
    [
      'behind comments and blank lines',
      '---\n\n# mine\nsource:   https://a.example/   \n\n---\n',
      'https://a.example/',
    ],
    ['folded by a dumper', `---\nsource: >-\n  ${LONG}\ntags: []\n---\n`, LONG],
    ['on a line of its own', `---\nfrom:\n  ${LONG}\nlayout: post\n---\n`, LONG],
    [
      'escaped and continued',
      '---\n"from": "https://a.example/\\u65B0\\\n  \\u95FB"\nlayout: post\n---\n',
      'https://a.example/新闻',
    ],
    ['all re-indented', '---\n  layout: post\n  from: https://a.example/\n---\n', 'https://a.example/'],
    ['as a flow mapping', '---\n{ "layout": "post", "from": "https://a.example/" }\n---\n', 'https://a.example/'],
    [
      'as a list, which Obsidian makes of a property',
      '---\nsource:\n  - https://a.example/\n---\n',
      'https://a.example/',
    ],
    ['with an anchor and a tag', '---\nsource: &a !!str https://a.example/\nalso: *a\n---\n', 'https://a.example/'],
    ['with a BOM', '\uFEFF---\nsource: https://a.example/\n---\n', 'https://a.example/'],
    ['with CRLF', '---\r\nlayout: post\r\nfrom: https://a.example/\r\n---\r\nx', 'https://a.example/'],
    ['with CR', '---\rlayout: post\rfrom: https://a.example/\r---\rx', 'https://a.example/'],
    ['with spaces after the lines around', '--- \nsource: https://a.example/\n---\t\nx', 'https://a.example/'],
    ['ended as YAML ends', '---\nsource: https://a.example/\n...\nx', 'https://a.example/'],
    ['without a line after it', '---\nsource: https://a.example/\n---', 'https://a.example/'],
    ['beside keys of the user', '---\nfrom: Anne\nsource: https://a.example/\n---\n', 'https://a.example/'],
    [
      'in a post, beside their own source',
      '---\nsource: Anne\nlayout: post\nfrom: https://a.example/\n---\n',
      'https://a.example/',
    ],
    ['in a post without its layout', '---\nfrom: https://a.example/\n---\n', 'https://a.example/'],
    [
      'beside lists and mappings',
      '---\na: [from, [source]]\nb: { source: x }\n? [c]\n: y\nsource: https://a.example/\n---\n',
      'https://a.example/',
    ],
  ])('%s', (_, text, address) => {
    expect(postAddress(text)).toBe(address)
  })

  // What Prettier 3.9 makes of our front matter (`singleQuote`, `proseWrap: "always"`).
  it.each([
    [
      'a Jekyll post',
      '---\nlayout: post\ntitle: \'美韩 "b"\'\nfrom: https://a.example/\ntags: [大纪元]\n---\n\n<!--1-->\n',
      'https://a.example/',
    ],
    [
      'a note',
      "---\ntitle: 'A'\nsource:\n  'https://a.example/新闻/a b: c # d, a long and winding road to the end of\n  the line'\nauthor:\n  - '[[Anne]]'\n---\n",
      'https://a.example/新闻/a b: c # d, a long and winding road to the end of the line',
    ],
  ])('%s by Prettier', (_, text, address) => {
    expect(postAddress(text)).toBe(address)
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
  ['an address in a text', '---\nx: |\n  from: https://a.example/\n---\n'],
  ['an address that is a comment', '---\n# from: https://a.example/\nx: y\n---\n'],
  ['no value', '---\nfrom:\nsource: ""\n---\n'],
  ['a list of values', '---\n- from\n- https://a.example/\n---\n'],
  ['a text', '---\nfrom https://a.example/\n---\n'],
  [
    'a merge conflict',
    '---\n<<<<<<< ours\nfrom: https://a.example/\n=======\nfrom: https://b.example/\n>>>>>>> theirs\n---\n',
  ],
  ['more than front matter ever is', `---\nx: ${'y'.repeat(300_000)}\nfrom: https://a.example/\n---\n`],
])('%s names none', (_, text) => {
  expect(postAddress(text)).toBeUndefined()
})

describe('survives, in time that grows with it,', () => {
  it.each<[string, (lines: (line: string) => string) => string]>([
    ['line ends', (lines) => `---\n${lines('\r\n--')}`],
    ['a million dashes', (lines) => lines('-')],
    ['open lists', (lines) => `---\n${lines('[')}\n---\n`],
    ['open mappings', (lines) => `---\n${lines('{a: ')}\n---\n`],
    ['nested sequences', (lines) => `---\n${lines('- ')}\n---\n`],
    ['complex keys', (lines) => `---\n${lines('? ')}\n---\n`],
    ['quotes', (lines) => `---\na: ${lines('"\'')}\n---\n`],
    ['tags and anchors', (lines) => `---\n${lines('!a &b ')}\n---\n`],
    ['spaces and comments', (lines) => `---\na: x${lines(' #')}\n---\n`],
    ['long lines that become no keys', (lines) => `---\n${lines('a ')}\n---\n`],
    ['block texts', (lines) => `---\n${lines('a: |\n\n\n\n')}\n---\n`],
    ['keys', (lines) => `---\n${lines('a: b\n')}\n---\n`],
    ['escapes', (lines) => `---\na: "${lines('\\\n')}"\n---\n`],
  ])('%s', (_, page) => {
    const textOf = (size: number) => page((line) => line.repeat(size / line.length))
    expect(postAddress(textOf(260_000))).toBeUndefined()
    expect(superLinearIn(postAddress, textOf, { size: 260_000 })).toBeUndefined()
  })

  it.each([
    [
      'a billion laughs',
      `---\na: &a [x, x]\n${Array.from({ length: 60 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`).join('\n')}\n? *b59\n: y\n---\n`,
    ],
    ['types', '---\nx: !!js/function "function () { throw 1 }"\n---\n'],
    ['names of prototypes', '---\n__proto__: { from: https://a.example/ }\nconstructor: x\n---\n'],
  ])('%s', (_, text) => {
    expect(postAddress(text)).toBeUndefined()
  })
})
