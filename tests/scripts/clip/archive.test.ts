import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../../scripts/clip/archive'
import type { Article, Clip } from '../../../utils/article'
import { presetById } from '../../../utils/presets'
import { parseSettings } from '../../../utils/settings'
import { makeArticle } from '../../make-article'
import { png } from '../../render/picture-bytes'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (preset = 'jekyll-archive') => {
  const archive = openArchive(folder, presetById(preset), parseSettings({}))
  return { save: async (clip: Clip) => (await archive.save(clip)).path }
}
const clip = (article: Partial<Article>): Clip => ({
  article: makeArticle({ published: '2023-09-15', ...article }),
  scope: 'article',
  clippedAt: Date.UTC(2026, 9, 7),
  timeZone: 'Asia/Taipei',
})
const A = clip({ url: 'https://a.example/news/n1001.htm', title: 'A' })
const B = clip({ url: 'https://b.example/news/n1001.htm', title: 'B' })
const files = () => readdirSync(join(folder, '_posts')).sort()
/** What was put aside of a post. */
const kept = (post: string) => {
  const path = join(folder, '_pressclip', '_posts', post)
  return readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'))
}
const DAY = 24 * 3_600_000
const read = (name: string) => readFileSync(join(folder, '_posts', name), 'utf8')

describe('openArchive', () => {
  it('never lets one article overwrite another', async () => {
    const archive = open()
    expect(await archive.save(A)).toBe('_posts/2023-09-15-n1001.md')
    expect(await archive.save(B)).toBe('_posts/2023-09-15-n1001-2.md')
    expect(read('2023-09-15-n1001.md')).toContain('title: "A"')
    expect(read('2023-09-15-n1001-2.md')).toContain('title: "B"')
  })

  it.each(['jekyll-archive', 'obsidian'])(
    'keeps the pictures written out in a saved page beside the post (%s)',
    async (preset) => {
      const bytes = new Uint8Array(5_000)
      bytes.set(png(640, 480))
      const address = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
      const script = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script>${' '.repeat(4000)}</svg>`).toString('base64')}`
      const html = `<p>x</p><p><img src="${address}" alt="Chart"></p><p><img src="${script}" alt="Drawing"></p>`
      const markdown = `x\n\n![Chart](${address})\n\n![Drawing](${script})`
      const path = await open(preset).save(clip({ url: A.article.url, title: 'A', html, markdown }))
      const text = readFileSync(join(folder, path), 'utf8')
      const [, picture = ''] = /(images\/[\da-f]+\/[\da-f]+\.png)/.exec(text) ?? []
      expect(readFileSync(join(folder, picture)).equals(bytes)).toBe(true)
      expect(text).toContain('Chart')
      expect(text).not.toContain('data:')
      expect(
        readdirSync(join(folder, 'images'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()),
      ).toHaveLength(1)
    },
  )

  it('lets the same article replace itself, and keeps the text before', async () => {
    const archive = open()
    await archive.save(A)
    const before = read('2023-09-15-n1001.md')
    await archive.save(B)
    await archive.save(clip({ ...A.article, title: 'A, corrected' }))
    expect(files()).toEqual(['2023-09-15-n1001-2.md', '2023-09-15-n1001.md'])
    expect(read('2023-09-15-n1001.md')).toContain('title: "A, corrected"')
    expect(kept('2023-09-15-n1001')).toEqual([before])
  })

  it.each([
    ['a line added to the post', (text: string) => `${text}My own remark.\n`],
    ['front matter of the user’s', (text: string) => text.replace('\n---\n', '\nread: true\n---\n')],
    ['the user’s own note on the address', () => '---\nfrom: https://a.example/news/n1001.htm\n---\nMy notes.\n'],
  ])('puts %s aside before it is replaced, once', async (_, edit) => {
    await open().save(A)
    const ours = read('2023-09-15-n1001.md')
    const edited = edit(ours)
    writeFileSync(join(folder, '_posts', '2023-09-15-n1001.md'), edited)
    const archive = openArchive(folder, presetById('jekyll-archive'), parseSettings({}))
    expect(await archive.save(A)).toEqual({
      path: '_posts/2023-09-15-n1001.md',
      kept: '_pressclip/_posts/2023-09-15-n1001/1.md',
    })
    expect(await archive.save(A)).toEqual({ path: '_posts/2023-09-15-n1001.md' })
    expect(read('2023-09-15-n1001.md')).toBe(ours)
    expect(kept('2023-09-15-n1001')).toEqual([edited])
  })

  it.each(['jekyll-archive', 'jekyll-markdown', 'obsidian'])(
    'writes nothing when the same page is clipped again on another day (%s)',
    async (preset) => {
      for (const published of ['2023-09-15', undefined]) {
        const first = clip({ url: `https://a.example/${published}`, title: `Of ${published}`, published })
        const path = await open(preset).save(first)
        const text = readFileSync(join(folder, path), 'utf8')
        for (const timeZone of ['Pacific/Honolulu', 'Asia/Taipei', 'Pacific/Kiritimati']) {
          const later = { ...first, clippedAt: first.clippedAt + 40 * DAY, timeZone }
          expect(await open(preset).save(later)).toBe(path)
        }
        expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
      }
      expect(existsSync(join(folder, '_pressclip'))).toBe(false)
    },
  )

  it('finds an undated article filed under another day, also beside another one', async () => {
    const undated = (of: Clip) => ({ ...of, article: { ...of.article, published: undefined } })
    const later = (of: Clip) => ({ ...undated(of), clippedAt: of.clippedAt + DAY })
    const archive = open()
    expect(await archive.save(undated(A))).toBe('_posts/2026-10-07-n1001.md')
    expect(await archive.save(undated(B))).toBe('_posts/2026-10-07-n1001-2.md')
    // In the same run, and in another one.
    expect(await archive.save(later(B))).toBe('_posts/2026-10-07-n1001-2.md')
    expect(await open().save(later(B))).toBe('_posts/2026-10-07-n1001-2.md')
    rmSync(join(folder, '_posts/2026-10-07-n1001.md'))
    expect(await open().save(later(B))).toBe('_posts/2026-10-07-n1001-2.md')
    expect(files()).toEqual(['2026-10-07-n1001-2.md'])
  })

  it('spares what is no regular file, and never waits for it', async () => {
    mkdirSync(join(folder, '_posts'))
    const at = (suffix: string) => join(folder, '_posts', `2023-09-15-n1001${suffix}.md`)
    writeFileSync(join(folder, 'elsewhere.md'), '---\nfrom: https://a.example/news/n1001.htm\n---\n')
    symlinkSync('../elsewhere.md', at(''))
    if (process.platform !== 'win32') expect(spawnSync('mkfifo', [at('-2')]).status).toBe(0)
    else mkdirSync(at('-2'))
    writeFileSync(at('-3'), '---\nfrom: https://a.example/news/n1001.htm\n---\n')
    truncateSync(at('-3'), 2 ** 31)
    expect(await open().save(A)).toBe('_posts/2023-09-15-n1001-4.md')
    expect(lstatSync(at('')).isSymbolicLink()).toBe(true)
    expect(lstatSync(at('-3')).size).toBe(2 ** 31)
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
