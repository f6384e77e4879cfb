import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../utils/article'
import preset from '../../utils/presets/jekyll-archive'
import { makeArticle } from '../make-article'

const seed = readFileSync('tests/pages/seed/2023-09-15-n14074508.md', 'utf8')
const seedHtml = seed.slice(seed.indexOf('<div>\n') + 6, seed.lastIndexOf('\n</div>'))

const post = (parts: Partial<Article>, tags: string[] = []) =>
  preset.render(makeArticle(parts), { tags, clippedAt: 0, timeZone: 'UTC' })
const line = (text: string, key: string) => text.split('\n').find((l) => l.startsWith(`${key}:`))

it('writes the seed byte for byte', () => {
  const written = post({
    url: 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm',
    title: '美韩高官谴责朝鲜与俄罗斯的军事合作',
    authors: ['徐简'],
    publisher: '大纪元',
    published: '2023-09-15T21:17:43+08:00',
    tags: ['美国', '韩国'],
    language: 'zh-Hans',
    html: seedHtml,
  })
  expect(Buffer.from(written)).toEqual(Buffer.from(seed))
})

describe('the date', () => {
  it.each([
    ['2026-10-07', ['date: 2026-10-07'], false],
    ['2026-10-07T19:46', ['date: 2026-10-07', 'published: "2026-10-07T19:46"'], false],
    ['2026-10-07T00:30:00+08:00', ['date: 2026-10-06T16:30:00.000Z'], true],
    ['2026-02-30', [], false],
    [undefined, [], false],
  ])('%s is written as precisely as it is known', (published, lines, epoch) => {
    const text = post({ published })
    expect(text.split('\n').filter((l) => /^(date|published):/.test(l))).toEqual(lines)
    expect(text.includes('<!--')).toBe(epoch)
  })
})

it('names the publisher first, then the default tags, each once', () => {
  const text = post({ publisher: 'Le Monde', tags: ['Corée'] }, ['news', 'Le Monde', 'a, b'])
  expect(line(text, 'tags')).toBe('tags: [ Le Monde, news, "a, b" ]')
  expect(line(text, 'author')).toBe('author: Le Monde')
  expect(line(text, 'categories')).toBe('categories: [ Le Monde ]')
})

it('leaves empty what is not known', () => {
  const text = post({ title: '', url: 'https://news.example/n1001.html' })
  expect(text).toBe(
    `---
layout: post
title: ""
author: ""
from: https://news.example/n1001.html
tags: [  ]
comments: True
categories: [  ]
---
[https://news.example/n1001.html](https://news.example/n1001.html)
------

<div>
<p>Text.</p>
</div>
`,
  )
})

it.each([
  ['12:30', '12 30'],
  ['a/b', 'a b'],
  ['中'.repeat(400), '中'.repeat(66)],
  ['..', undefined],
])('makes a category that Jekyll can have as a folder of %s', (publisher, category) => {
  expect(line(post({ publisher }), 'categories')).toBe(
    category === undefined
      ? 'categories: [  ]'
      : `categories: [ ${/^\d/.test(category) ? `"${category}"` : category} ]`,
  )
})

it('keeps the words of the title and of the body from being run', () => {
  const text = post({ title: '{{ site.time }} [x]', html: '<p>{% include x %}</p>' })
  expect(text).toContain('title: "{{ site.time }} [x]"\n')
  expect(text).toContain('\n[&#123;&#123; site.time \\}\\} \\[x\\]](https')
  expect(text).toContain('<p>&#123;% include x %}</p>')
})
