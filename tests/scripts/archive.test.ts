import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../scripts/clip/archive'
import type { Article, Clip } from '../../utils/article'
import { presetById } from '../../utils/presets'
import { parseSettings } from '../../utils/settings'
import { makeArticle } from '../make-article'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (preset = 'jekyll-archive') => openArchive(folder, presetById(preset), parseSettings({}))
const clip = (article: Partial<Article>): Clip => ({
  article: makeArticle({ published: '2023-09-15', ...article }),
  scope: 'article',
  clippedAt: Date.UTC(2026, 9, 7),
  timeZone: 'Asia/Taipei',
})
const A = clip({ url: 'https://a.example/news/n1001.htm', title: 'A' })
const B = clip({ url: 'https://b.example/news/n1001.htm', title: 'B' })
const files = () => readdirSync(join(folder, '_posts')).sort()
const read = (name: string) => readFileSync(join(folder, '_posts', name), 'utf8')

describe('openArchive', () => {
  it('never lets one article overwrite another', async () => {
    const archive = open()
    expect(await archive.save(A)).toBe('_posts/2023-09-15-n1001.md')
    expect(await archive.save(B)).toBe('_posts/2023-09-15-n1001-2.md')
    expect(read('2023-09-15-n1001.md')).toContain('title: "A"')
    expect(read('2023-09-15-n1001-2.md')).toContain('title: "B"')
  })

  it('lets the same article replace itself', async () => {
    const archive = open()
    await archive.save(A)
    await archive.save(B)
    await archive.save(clip({ ...A.article, title: 'A, corrected' }))
    expect(files()).toEqual(['2023-09-15-n1001-2.md', '2023-09-15-n1001.md'])
    expect(read('2023-09-15-n1001.md')).toContain('title: "A, corrected"')
  })

  it.each(['jekyll-archive', 'jekyll-markdown', 'obsidian'])(
    'knows its own files of earlier runs in %s',
    async (preset) => {
      const a = clip({ ...A.article, title: 'Same' })
      const b = clip({ ...B.article, title: 'Same' })
      const first = [await open(preset).save(a), await open(preset).save(b)]
      const second = [await open(preset).save(b), await open(preset).save(a)]
      expect(second).toEqual(first.reverse())
      expect(new Set(first).size).toBe(2)
    },
  )

  it('knows an article by its address without scheme, www and fragment, as the browser does', async () => {
    await open().save(A)
    expect(await open().save(clip({ ...A.article, url: 'http://www.a.example/news/n1001.htm#top' }))).toBe(
      '_posts/2023-09-15-n1001.md',
    )
  })

  it.each([
    ['no front matter', 'my notes\n'],
    ['another address', '---\nfrom: https://c.example/1\n---\n'],
    ['a broken address', '---\nfrom: "https://c.example\n---\n'],
    ['nothing', ''],
  ])('leaves a file with %s alone', async (_, text) => {
    mkdirSync(join(folder, '_posts'))
    writeFileSync(join(folder, '_posts', '2023-09-15-n1001.md'), text)
    expect(await open().save(A)).toBe('_posts/2023-09-15-n1001-2.md')
    expect(read('2023-09-15-n1001.md')).toBe(text)
  })

  it('leaves a file alone whose name differs in case only', async () => {
    mkdirSync(join(folder, '_posts'))
    writeFileSync(join(folder, '_posts', '2023-09-15-N1001.md'), 'notes')
    expect(await open().save(A)).toBe('_posts/2023-09-15-n1001-2.md')
  })

  it('takes the next name when a folder has it, and leaves no temporary file', async () => {
    mkdirSync(join(folder, '_posts', '2023-09-15-n1001.md'), { recursive: true })
    await open().save(A)
    expect(files()).toEqual(['2023-09-15-n1001-2.md', '2023-09-15-n1001.md'])
  })

  it('says so when the folder cannot be used', async () => {
    writeFileSync(join(folder, '_posts'), 'a file where the folder should be')
    await expect(open().save(A)).rejects.toThrow(/ENOTDIR|EEXIST/)
  })
})
