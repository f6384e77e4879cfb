import { load, YAML11_SCHEMA } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../utils/article'
import jekyllArchive from '../../utils/presets/jekyll-archive'
import jekyllMarkdown from '../../utils/presets/jekyll-markdown'
import obsidian from '../../utils/presets/obsidian'
import { guardProperty } from '../../utils/render/guard-obsidian'
import { safeName } from '../../utils/render/safe-name'
import { makeArticle } from '../make-article'
import { NASTY } from './nasty'
import { has, runJson } from './run'

const PYTHON = '/usr/bin/python3'

/** Dates come out as milliseconds since the epoch, so that the parsers can be compared. */
const PYYAML = `
import calendar, datetime, json, sys, yaml
def plain(value):
    if isinstance(value, datetime.datetime): return round(value.timestamp() * 1000)
    if isinstance(value, datetime.date): return calendar.timegm(value.timetuple()) * 1000
    raise TypeError(repr(value))
json.dump([yaml.safe_load(text) for text in json.load(sys.stdin)], sys.stdout, default=plain)
`
const PSYCH = `
require 'yaml'; require 'json'; require 'date'; require 'time'
def plain(value)
  case value
  when Time then (value.to_r * 1000).to_i
  when Date then Time.utc(value.year, value.month, value.day).to_i * 1000
  when Hash then value.transform_values { |v| plain(v) }
  when Array then value.map { |v| plain(v) }
  else value
  end
end
texts = JSON.parse($stdin.read)
puts JSON.generate(texts.map { |text| plain(YAML.safe_load(text, permitted_classes: [Time, Date])) })
`

const PARSERS: { name: string; here: boolean; parse: (texts: string[]) => unknown }[] = [
  {
    name: 'js-yaml',
    here: true,
    parse: (texts) =>
      texts.map((text) => {
        const parsed = load(text, { schema: YAML11_SCHEMA }) as Record<string, unknown>
        return Object.fromEntries(
          Object.entries(parsed).map(([key, value]) => [key, value instanceof Date ? value.getTime() : value]),
        )
      }),
  },
  {
    name: 'PyYAML',
    here: has(PYTHON, '-c', 'import yaml'),
    parse: (texts) => runJson(PYTHON, ['-c', PYYAML], texts),
  },
  {
    name: 'Psych',
    here: has('ruby', '-e', 'require "yaml"'),
    parse: (texts) => runJson('ruby', ['-Eutf-8', '-e', PSYCH], texts),
  },
]

const options = { tags: [] as string[], clippedAt: Date.UTC(2026, 9, 7, 12), timeZone: 'Asia/Taipei' }
const INSTANT = '2023-09-15T21:17:43+08:00'

const everywhere = (text: string): Article =>
  makeArticle({
    title: text,
    publisher: text,
    authors: [text, 'Anne Leroy'],
    tags: [text],
    language: text,
    description: text,
    image: { url: text },
    url: text,
    published: INSTANT,
  })

const frontMatter = (post: string) => post.slice(4, post.indexOf('\n---\n') + 1)
const known = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== ''))

/** What a parser must read for `text` in every place of a front matter. */
const jekyllValues = (text: string, tag: string) => {
  const expected: Record<string, unknown> = {
    layout: 'post',
    title: text,
    date: Date.parse(INSTANT),
    author: text,
    from: text,
    tags: [...new Set([text, tag])].filter((value) => value !== ''),
    comments: true,
  }
  return expected
}

describe.each(PARSERS)('$name reads back', ({ parse, here }) => {
  const strings = NASTY.map((text) => text.toWellFormed())

  it.skipIf(!here)('every string in the native format', () => {
    const posts = NASTY.map((text) => jekyllArchive.render(everywhere(text), { ...options, tags: [text, 'NO'] }))
    const parsed = parse(posts.map(frontMatter)) as Record<string, unknown>[]
    strings.forEach((text, i) => {
      const { categories, ...values } = parsed[i] ?? {}
      expect(categories).toEqual([safeName(text, 200)].filter(Boolean))
      expect(values).toEqual(jekyllValues(text, 'NO'))
    })
  })

  it.skipIf(!here)('every string in Jekyll with Markdown', () => {
    const posts = NASTY.map((text) => jekyllMarkdown.render(everywhere(text), { ...options, tags: ['1e3'] }))
    const parsed = parse(posts.map(frontMatter)) as Record<string, unknown>[]
    strings.forEach((text, i) => {
      const { categories, ...values } = parsed[i] ?? {}
      expect(categories).toEqual([safeName(text, 200)].filter(Boolean))
      expect(values).toEqual({
        ...jekyllValues(text, '1e3'),
        ...known({ lang: text, description: text, image: text }),
        reporters: [text, 'Anne Leroy'],
      })
    })
  })

  it.skipIf(!here)('every string in Obsidian', () => {
    const posts = NASTY.map((text) => obsidian.render(everywhere(text), { ...options, tags: ['2026'] }))
    const parsed = parse(posts.map(frontMatter)) as Record<string, unknown>[]
    strings.forEach((text, i) => {
      const { author, tags, ...values } = parsed[i] ?? {}
      // The same words, but for what plugins would run.
      const words = guardProperty(text)
      expect(values).toEqual({
        title: words,
        published: Date.UTC(2023, 8, 15),
        published_at: INSTANT,
        created: Date.UTC(2026, 9, 7),
        ...known({ source: text, description: words, publisher: words, language: words, image: text }),
      })
      expect((author as string[]).at(-1)).toBe('[[Anne Leroy]]')
      expect((tags as string[]).at(-1)).toBe('_2026')
      for (const value of [...(author as unknown[]), ...(tags as unknown[])]) expect(value).toBeTypeOf('string')
    })
  })
})
