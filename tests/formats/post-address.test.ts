import { dump, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { presets } from '../../utils/presets'
import { postAddress } from '../../utils/render/post-address'
import { makeArticle } from '../make-article'
import { NASTY } from './nasty'
import { has, runJson } from './run'

const PYTHON = '/usr/bin/python3'

/** Each reads front matter, writes it anew in several styles, and prints the texts. */
const PYYAML = `
import json, sys, yaml
styles = [{}, {'allow_unicode': True, 'sort_keys': False}, {'width': 30, 'indent': 6}, {'default_flow_style': True}] + [
    {'default_style': style, 'width': 40} for style in ['"', "'", '|', '>']]
json.dump([yaml.safe_dump(yaml.safe_load(text), **style) for text in json.load(sys.stdin) for style in styles], sys.stdout)
`
const PSYCH = `
require 'yaml'; require 'json'; require 'date'
styles = [{}, { line_width: 30 }, { indentation: 6, line_width: -1 }, { canonical: true }]
texts = JSON.parse($stdin.read).map { |text| YAML.safe_load(text, permitted_classes: [Time, Date]) }
puts JSON.generate(texts.flat_map { |value| styles.map { |style| YAML.dump(value, **style).sub(/\\A---/, '').strip } })
`
const STYLES = [{}, { lineWidth: 20 }, { sortKeys: true, indent: 6 }, { forceQuotes: true }, { flowLevel: 1 }]

const TOOLS: { name: string; here: boolean; rewrite: (texts: string[]) => string[] }[] = [
  {
    name: 'js-yaml',
    here: true,
    rewrite: (texts) => texts.flatMap((text) => STYLES.map((style) => dump(load(text), style))),
  },
  {
    name: 'PyYAML',
    here: has(PYTHON, '-c', 'import yaml'),
    rewrite: (texts) => runJson(PYTHON, ['-c', PYYAML], texts) as string[],
  },
  {
    name: 'Psych',
    here: has('ruby', '-e', 'require "yaml"'),
    rewrite: (texts) => runJson('ruby', ['-Eutf-8', '-e', PSYCH], texts) as string[],
  },
]

const ADDRESSES = [
  'https://news.example/n1001.html',
  `https://news.example/${'a-long-way/'.repeat(20)}?a=1&b=%E6%96%B0#part`,
  'https://news.example/新闻/: # b \'single\' "double" \\ back',
  'file:///home/me/a%20b.html',
]

const options = { tags: ['from: x', 'source'], clippedAt: 0, timeZone: 'UTC' }
const frontMatter = (post: string) => post.slice(4, post.indexOf('\n---\n') + 1)

describe.each(TOOLS)('after $name has written it anew', ({ here, rewrite }) => {
  it.skipIf(!here).each(presets)('a post by $id still names its address', (preset) => {
    const posts = ADDRESSES.flatMap((url) =>
      NASTY.filter((_, i) => i % 8 === 0).map((text) => ({
        url,
        text: frontMatter(preset.render(makeArticle({ url, title: text, publisher: text, authors: [text] }), options)),
      })),
    )
    const rewritten = rewrite(posts.map(({ text }) => text))
    const styles = rewritten.length / posts.length
    expect(styles).toBeGreaterThan(3)
    const strangers = rewritten
      .map((text) => `---\n${text.trimEnd()}\n---\nBody.\n`)
      .filter((text, i) => postAddress(text) !== posts[Math.floor(i / styles)]?.url)
    expect(strangers).toEqual([])
  })
})
