import { describe, expect, it } from 'vitest'
import { blockList, flowList, knownLine, quoted, scalar } from '../../utils/render/front-matter'

describe('scalar', () => {
  it.each([
    '大纪元',
    'Le Monde',
    'AT&T',
    "L'Équipe",
    'The Hill (Opinion)',
    'https://www.epochtimes.com/gb/23/9/15/n14074508.htm',
    'https://news.example/a?b=c&d=%E7%BE%8E#e',
  ])('leaves %s plain', (value) => {
    expect(scalar(value)).toBe(value)
  })

  it.each([
    ['', 'nothing'],
    ['no', 'Norwegian, a boolean in YAML 1.1'],
    ['Y', 'a boolean in PyYAML'],
    ['null', 'null'],
    ['1e3', 'a number'],
    ['2026-10-07', 'a date'],
    ['a: b', 'a mapping'],
    ['a #b', 'a comment'],
    ['a, b', 'two values in a list'],
    ['a  b', 'more than one space'],
    ['a ', 'a space at the end'],
    ['- a', 'a list'],
    ['https://news.example/a:', 'a mapping'],
    ['https://news.example/新聞', 'an address that is not encoded'],
  ])('quotes %j: %s', (value) => {
    expect(scalar(value)).toBe(JSON.stringify(value))
  })
})

describe('quoted', () => {
  it.each([
    ['tab\tand\nline', '"tab\\tand\\nline"'],
    ['\u0085\u2028\u2029', '"\\u0085\\u2028\\u2029"'],
    ['\uFEFF\u202E\u200B\u00AD', '"\\uFEFF\\u202E\\u200B\\u00AD"'],
    ['\u007F\uE000\uFFFE', '"\\u007F\\uE000\\uFFFE"'],
    // A surrogate pair would be two characters to a YAML parser.
    ['\u{E0067}\u{1FFFE}', '"\\U000E0067\\U0001FFFE"'],
    ['\uD83D', '"\uFFFD"'],
    ['می‌خواهم 👩‍👧', '"می‌خواهم 👩‍👧"'],
  ])('writes %j so that a person can see it', (value, written) => {
    expect(quoted(value)).toBe(written)
  })
})

it('spaces a list as the native format does', () => {
  expect(flowList(['大纪元'])).toBe('[ 大纪元 ]')
  expect(flowList(['大纪元', 'a, b', 'https://a.example/,b'])).toBe('[ 大纪元, "a, b", "https://a.example/,b" ]')
  expect(flowList([])).toBe('[  ]')
})

it('writes a list with a value a line', () => {
  expect(`tags:${blockList(['a', '2026'])}`).toBe('tags:\n  - a\n  - "2026"')
  expect(`tags:${blockList([])}`).toBe('tags: []')
})

it('writes no line for what is not known', () => {
  expect(knownLine('lang', 'no')).toEqual(['lang: "no"'])
  expect(knownLine('lang', undefined)).toEqual([])
  expect(knownLine('lang', '')).toEqual([])
})
