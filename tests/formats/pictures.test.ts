import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { JSDOM } from 'jsdom'
import { afterAll, describe, expect, it } from 'vitest'
import { presetById } from '../../utils/presets'
import { pictureFile } from '../../utils/render/pictures'
import { filesAt } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { makeClip } from '../make-article'
import { png } from '../render/picture-bytes'
import { has } from './run'

const JEKYLL = 'jekyll'
const JEKYLL_HERE = has(JEKYLL, '--version')

const URL_OF = 'https://cdn.example/a.jpg?x={{ y }}&z=1'
const LEAD = 'https://cdn.example/lead.jpg'
const CLIP = makeClip({
  title: 'A (b) & c',
  published: '2023-09-15',
  publisher: 'The News',
  image: { url: LEAD },
  html: `<p>One {{ two }}</p><p><img src="${URL_OF.replace(/&/g, '&amp;')}" alt="{% x"></p><p>Three</p>`,
  markdown: 'One {{ two }}\n\n![x](https://cdn.example/a.jpg?x=%7B%7B%20y%20%7D%7D&z=1)\n\nThree',
})

const LAYOUT = `<!doctype html><title>x</title><header>{{ page.excerpt }}</header><main>{{ content }}</main>
{% if page.image %}<meta property="og:image" content="{{ page.image | relative_url }}">{% endif %}`

/** Names that would end an address in one language or another. */
const POSTS = [
  ['jekyll-archive', '_posts/2023-09-15-plain.md'],
  ['jekyll-archive', "_posts/deep/er/2023-09-15-it's (1) & more).md"],
  ['jekyll-markdown', '_posts/2023-09-15-markdown.md'],
  ['jekyll-markdown', '_posts/deep/2023-09-15-图片 100% + (x).md'],
] as const

const SITES = [
  ['the default addresses', '/base', ''],
  ['addresses that are folders', '/a/b', 'permalink: /:categories/:year/:month/:title/'],
  ['a site at the root', '', 'permalink: /:slug.html'],
  ['whole posts as excerpts', '/base', 'excerpt_separator: NOWHERE'],
] as const

describe.skipIf(!JEKYLL_HERE)('the pictures of posts in a Jekyll site', async () => {
  const [picture, lead] = [await pictureFile(png()), await pictureFile(png(9, 9))]
  if (!picture || !lead) throw new Error('no picture')
  const kept = new Map([
    [URL_OF, picture],
    [LEAD, lead],
  ])
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  it.each(SITES)('are shown with %s', (_, baseurl, config) => {
    const site = mkdtempSync(join(tmpdir(), 'pressclip-pictures-'))
    folders.push(site)
    const files = [
      {
        path: '_config.yml',
        content: `baseurl: "${baseurl}"\n${config}\nliquid: { error_mode: strict, strict_filters: true }`,
      },
      { path: '_layouts/post.html', content: LAYOUT },
      ...POSTS.flatMap(([preset, path]) => filesAt(path, CLIP, presetById(preset), parseSettings({}), kept)),
    ]
    for (const { path, content } of files) {
      mkdirSync(join(site, dirname(path)), { recursive: true })
      writeFileSync(join(site, path), content)
    }
    const options = { cwd: site, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } } as const
    const { stdout, stderr, status } = spawnSync(JEKYLL, ['build', '--disable-disk-cache'], options)
    expect(stdout + stderr).not.toMatch(/error|warning|conflict/i)
    expect(status).toBe(0)

    const pages = globSync('_site/**/*.html', { cwd: site })
    expect(pages).toHaveLength(POSTS.length)
    for (const page of pages) {
      const url = `https://site.example${baseurl}/${page.slice('_site/'.length)}`
      const { document } = new JSDOM(readFileSync(join(site, page), 'utf8'), { url }).window
      const shown = document.querySelectorAll('img')
      expect(shown).toHaveLength(config.includes('excerpt') ? 2 : 1)
      for (const { src } of shown) expect(src).toBe(`https://site.example${baseurl}/${picture.path}`)
      const og = document.querySelector('meta')?.getAttribute('content')
      if (og) expect(og).toBe(`${baseurl}/${lead.path}`)
    }
    expect(readFileSync(join(site, '_site', picture.path))).toEqual(Buffer.from(png()))
  })
})
