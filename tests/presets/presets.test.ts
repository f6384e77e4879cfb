import { load, YAML11_SCHEMA } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Article, Field } from '../../utils/article'
import { presetById, presets } from '../../utils/presets'
import { makeArticle } from '../make-article'

it('finds every format by its folder, the native one first', () => {
  expect(presets.map(({ id }) => id)).toEqual(['jekyll-archive', 'jekyll-markdown', 'obsidian'])
  expect(presetById('obsidian').id).toBe('obsidian')
  expect(presetById('removed').id).toBe('jekyll-archive')
})

/** A value for each field that no other field has. */
const MARKED: { [F in Field]: Partial<Article> } = {
  url: { url: 'https://marked.example/' },
  title: { title: 'Marked' },
  authors: { authors: ['Marked'] },
  agency: { agency: 'Marked' },
  publisher: { publisher: 'Marked' },
  published: { published: '2001-02-03' },
  modified: { modified: '2001-02-03' },
  language: { language: 'fy' },
  description: { description: 'Marked' },
  section: { section: 'Marked' },
  tags: { tags: ['Marked'] },
  image: { image: { url: 'https://marked.example/a.jpg' } },
  paywalled: { paywalled: true },
}

describe.each(presets)('$id', (preset) => {
  const options = { tags: [], clippedAt: 0, timeZone: 'UTC' }
  const plain = preset.render(makeArticle(), options)

  it.each(Object.keys(MARKED) as Field[])('says truly whether it writes %s', (field) => {
    const written = preset.render(makeArticle(MARKED[field]), options) !== plain
    expect(preset.writes.includes(field)).toBe(written)
  })

  it('says in the last line of its front matter when a text took an earlier one’s place, and nothing else', () => {
    const updated = '2026-10-07T12:00:00.000Z'
    const written = preset.render(makeArticle(), { ...options, updated })
    expect(written).toContain(`\nupdated: ${updated}\n---\n`)
    expect(written.replace(`updated: ${updated}\n`, '')).toBe(plain)
    const [, frontMatter = ''] = written.split('---\n')
    expect(load(frontMatter, { schema: YAML11_SCHEMA })).toMatchObject({ updated: new Date(updated) })
  })

  it('ends its files in a newline', () => {
    expect(plain).toMatch(/[^\n]\n$/)
  })
})
