import { expect, it } from 'vitest'
import type { Article } from '../../utils/article'
import preset from '../../utils/presets/obsidian'
import { makeArticle } from '../make-article'

const note = (parts: Partial<Article> = {}, tags: string[] = []) =>
  preset.render(makeArticle(parts), { tags, clippedAt: Date.UTC(2026, 9, 7, 22), timeZone: 'Asia/Taipei' })

it('writes all it knows', () => {
  const text = note(
    {
      title: 'A “title”: one',
      authors: ['Anne Leroy', 'O’Brien [AFP]'],
      publisher: 'Le Monde',
      published: '2023-09-15T21:17:43+08:00',
      language: 'no',
      description: 'The standfirst.',
      tags: ['Corée du Nord', '2026'],
      image: { url: 'https://news.example/a.jpg' },
      markdown: '{{ text }}\n',
    },
    ['clippings'],
  )
  expect(text).toBe(`---
title: "A “title”: one"
source: https://news.example/n1001.html
author:
  - "[[Anne Leroy]]"
  - "[[O’Brien AFP]]"
published: 2023-09-15
published_at: "2023-09-15T21:17:43+08:00"
created: 2026-10-08
description: The standfirst.
tags:
  - Corée-du-Nord
  - "_2026"
  - clippings
publisher: Le Monde
language: "no"
image: https://news.example/a.jpg
---
{{ text }}
`)
})

it('has no line for what it does not know', () => {
  expect(note()).toBe(`---
title: "A title"
source: https://news.example/n1001.html
author: []
created: 2026-10-08
tags: []
---
Text.
`)
})

it('writes a day that is all the page says as a date alone', () => {
  expect(note({ published: '2026-10-07' })).toMatch(/^published: 2026-10-07\ncreated/m)
})

it.each([
  [['North Korea', 'north-korea'], ['North-Korea']],
  [
    ['AI & robots', '#hash', 'C++'],
    ['AI-robots', 'hash', 'C'],
  ],
  [['Politik/Inland'], ['Politik-Inland']],
  [
    ['2026', '24-7'],
    ['_2026', '_24-7'],
  ],
  [
    ['美国', 'हिन्दी'],
    ['美国', 'हिन्दी'],
  ],
  [['🎉', ' ', ''], []],
])('makes the tags %j valid: %j', (tags, written) => {
  const list = note({ tags }).match(/^tags:(?: \[\]|(?:\n {2}- .*)+)/m)?.[0] ?? ''
  expect([...list.matchAll(/- "?(.*?)"?$/gm)].map(([, tag]) => tag)).toEqual(written)
})
