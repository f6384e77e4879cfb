import { describe, expect, it } from 'vitest'
import { checkTemplate, pathOf, TOKENS, withSuffix } from '../../utils/render/path'
import { byteLength } from '../../utils/render/safe-name'
import { superLinear } from '../linear'
import { makeClip } from '../make-article'

const JEKYLL = '_posts/{date}-{slug}.md'
const url = 'https://news.example/n1001.html'

describe('a path', () => {
  const clip = makeClip({
    url,
    title: 'What: a "title"?',
    publisher: 'AP/dpa',
    language: 'en-GB',
    published: '2026-03-09T00:30:00+08:00',
  })

  it.each([
    [JEKYLL, '_posts/2026-03-09-n1001.md'],
    ['{year}/{month}/{day}/{slug}', '2026/03/09/n1001.md'],
    ['Clippings/{date} {title}.md', 'Clippings/2026-03-09 What a title.md'],
    ['{publisher}/{language}/{slug}.md', 'AP dpa/en-GB/n1001.md'],
    ['{slug}/index.md', 'n1001/index.md'],
    ['{slug}.markdown', 'n1001.markdown.md'],
    ['{slug}.MD', 'n1001.md'],
  ])('%s → %s', (template, path) => {
    expect(pathOf(template, clip)).toBe(path)
    expect(checkTemplate(template)).toBeUndefined()
  })

  it.each([
    ['../../{slug}.md', 'n1001.md'],
    ['/etc/{slug}', 'etc/n1001.md'],
    ['C:\\temp\\{slug}', 'C temp n1001.md'],
    ['a//./{slug}', 'a/n1001.md'],
    ['{slug}{nonsense}', 'n1001.md'],
    ['{nonsense}', 'n1001.md'],
    ['con/nul.md', 'con_/nul_.md'],
    ['', 'n1001.md'],
  ])('is safe even from the broken template %j', (template, path) => {
    expect(pathOf(template, clip)).toBe(path)
  })
})

describe('where pictures and sidecars lie', () => {
  const titled = (template: string, publisher = '') =>
    pathOf(template, makeClip({ url, title: '1', publisher, language: 'en' }))

  it.each(['images/{title}.md', ' Images /{slug}', '_pressclip/{publisher}/{title}.md', '_PRESSCLIP/{title}'])(
    'no template leads: %s',
    (template) => {
      expect(checkTemplate(template)?.code).toBe('reserved')
      expect(titled(template)).toMatch(/^(?:images|_pressclip)-2\//i)
    },
  )

  it.each([
    ['{publisher}/{title}.md', 'images', 'images-2/1.md'],
    ['{publisher}/{title}.md', 'IMAGES', 'IMAGES-2/1.md'],
    ['_{publisher}/{title}.md', 'pressclip', '_pressclip-2/1.md'],
    ['a/{publisher}/{title}.md', 'images', 'a/images/1.md'],
  ])('no publisher leads: %s of %s', (template, publisher, path) => {
    expect(checkTemplate(template)).toBeUndefined()
    expect(titled(template, publisher)).toBe(path)
  })

  it.each(['images.md', 'images-{slug}', 'news/images/{slug}', 'images{year}/{slug}'])('%s does not lie', (template) =>
    expect(checkTemplate(template)?.code).not.toBe('reserved'),
  )
})

describe('the day of a path', () => {
  it.each([
    ['2026-03-09T00:30:00+08:00', '2026-03-09'],
    ['2026-03-09T23:30', '2026-03-09'],
    ['2026-03-09', '2026-03-09'],
  ])("is the article's own: %s", (published, day) => {
    expect(pathOf('{date}-{slug}', makeClip({ url, published }))).toBe(`${day}-n1001.md`)
  })

  it.each([undefined, '2026-02-30'])("is the person's day of clipping when the article says %s", (published) => {
    const clip = makeClip({ url, published }, { clippedAt: Date.UTC(2026, 9, 7, 22), timeZone: 'Asia/Taipei' })
    expect(pathOf(JEKYLL, clip)).toBe('_posts/2026-10-08-n1001.md')
  })
})

describe('what an article says never', () => {
  const titled = (title: string, template = '{title}') =>
    pathOf(template, makeClip({ url: 'https://news.example/', title, publisher: title }))

  it.each([
    ['makes a folder', 'a/b\\c', 'a b c.md'],
    ['climbs', '../../etc', 'etc.md'],
    ['hides the file', '.hidden', 'hidden.md'],
    ['reads as an option', '-rf', 'rf.md'],
    ['hides it from Jekyll', '_draft', 'draft.md'],
    ['is a device of Windows', 'CON', 'CON_.md'],
    ['is a device of Windows with an extension', 'nul.md', 'nul_.md.md'],
    ['ends in what Windows drops', 'name. . ', 'name.md'],
    ['breaks a link in Obsidian', 'a [b] #c ^d|e', 'a b c d e.md'],
    ['turns the name around', 'a\u202Edm.exe', 'a dm.exe.md'],
    ['is a folder to Jekyll', 'wait...what', 'wait…what.md'],
    ['differs by its composition', 'e\u0301', '\u00E9.md'],
    ['splits an emoji', 'a 👍🏽', 'a 👍🏽.md'],
    ['is code where Dataview lists names', '`$= a` &lt;b', '$= a lt;b.md'],
    ['is without letters', '👍🏽!', '4v7425ycjg.md'],
  ])('%s: %j', (_rule, title, path) => {
    expect(titled(title)).toBe(path)
  })

  it('leaves a folder out that would have no name', () => {
    expect(titled('?', '{publisher}/{slug}')).toMatch(/^[a-z0-9]{10}\.md$/)
  })

  it('takes long', () => {
    expect(superLinear((text) => titled(`a${text}b`), '.~')).toBeUndefined()
  })

  it.each(TOKENS)('makes a name longer than 255 bytes, whatever {%s} holds', (token) => {
    const long = '漢'.repeat(400)
    const clip = makeClip({ url: 'https://news.example/', title: long, publisher: long, language: long })
    const path = pathOf(`{${token}}{${token}}/{${token}}-{title}-{slug}.md`, clip)
    for (const name of path.split('/')) expect(byteLength(name)).toBeLessThanOrEqual(255)
    expect(path).toMatch(/\.md$/)
    expect(path.isWellFormed()).toBe(true)
  })
})

describe('a template', () => {
  it.each([
    ['/tmp/{slug}.md', 'absolute'],
    ['\\\\host\\{slug}.md', 'absolute'],
    ['C:/{slug}.md', 'absolute'],
    ['~/{slug}.md', 'absolute'],
    ['../{slug}.md', 'parent'],
    ['a/../{slug}.md', 'parent'],
    ['a//{slug}.md', 'empty_folder'],
    ['a/ /{slug}.md', 'empty_folder'],
    ['{slug}/', 'empty_folder'],
    ['{slug}/.md', 'empty_folder'],
    ['{slug}-{author}.md', 'unknown_token'],
    ['{Slug}.md', 'unknown_token'],
    ['{slug.md', 'brace'],
    ['slug}-{title}.md', 'brace'],
    ['ab:c/{slug}.md', 'refused_name'],
    ['a?/{slug}.md', 'refused_name'],
    ['.hidden/{slug}.md', 'refused_name'],
    ['nul/{slug}.md', 'refused_name'],
    ['a\\{slug}.md', 'refused_name'],
    [`${'x'.repeat(200)}/{slug}.md`, 'too_long'],
    ['{date}.md', 'same_name'],
    ['clips/article.md', 'same_name'],
  ])('%s is refused: %s', (template, code) => {
    expect(checkTemplate(template)?.code).toBe(code)
  })

  it.each(['', ' ', JEKYLL, 'Clippings/{date} {title}.md', '新聞/{publisher}/{title}', ' {year} / {slug} '])(
    '%j can be used',
    (template) => {
      expect(checkTemplate(template)).toBeUndefined()
    },
  )

  it('is told which part is at fault', () => {
    expect(checkTemplate('{slug}-{author}.md')).toEqual({ code: 'unknown_token', detail: '{author}' })
  })
})

describe('a suffix', () => {
  it('goes before the extension', () => {
    expect(withSuffix('_posts/2026-10-07-a.b.md', 2)).toBe('_posts/2026-10-07-a.b-2.md')
  })

  it('takes its room from the name, in whole graphemes', () => {
    const path = withSuffix(`x/${'漢'.repeat(79)}.md`, 12)
    expect(path).toBe(`x/${'漢'.repeat(78)}-12.md`)
  })
})
