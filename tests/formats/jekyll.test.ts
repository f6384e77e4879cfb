import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../utils/article'
import jekyllArchive from '../../utils/presets/jekyll-archive'
import jekyllMarkdown from '../../utils/presets/jekyll-markdown'
import { pathKey } from '../../utils/render/path-key'
import type { Preset } from '../../utils/render/preset'
import { render } from '../../utils/render/render'
import { revisionPath } from '../../utils/render/sidecar-path'
import { parseSettings } from '../../utils/settings'
import { makeClip } from '../make-article'
import { NASTY } from './nasty'
import { has } from './run'

const JEKYLL = 'jekyll'
const JEKYLL_HERE = has(JEKYLL, '--version')

/** Liquid that runs by mistake ends the build; the addresses are the coarsest that Jekyll can make. */
const CONFIG = `
strict_front_matter: true
liquid: { error_mode: strict, strict_variables: true }
permalink: /:categories/:year/:month/:day/:slug:output_ext
future: true
timezone: UTC
`
/** As themes do, the title is escaped and the excerpt shown. */
const LAYOUT = `<!doctype html><html><head><meta charset="utf-8"><title>{{ page.title | escape }}</title></head>
<body data-path="{{ page.path | escape }}"><header>{{ page.excerpt }}</header><main>{{ content }}</main></body></html>`

const asHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;')

/** Text that no Markdown can change, apart from what Liquid would start on. */
const asMarkdown = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`|~]/g, (c) => (c === '%' ? c : `&#${c.charCodeAt(0)};`))

const everywhere = (text: string, rest: Partial<Article>): Partial<Article> => ({
  title: text,
  authors: [text],
  publisher: 'News',
  tags: [text],
  description: text,
  language: 'en',
  published: '2023-09-15T21:17:43+08:00',
  html: `<p title="${asHtml(text)}">${asHtml(text)}</p><pre><code>${asHtml(text)}</code></pre>`,
  markdown: `${asMarkdown(text)}\n\n\`\`\`\n${text}\n\`\`\``,
  ...rest,
})

/**
 * Three articles a string: one named by its URL, one by its title, one published by it; their dates are an instant, a
 * day or a clock, and none.
 */
const PARTS = NASTY.map((text) => text.toWellFormed()).flatMap((text, i) => [
  { text, preset: jekyllArchive, parts: everywhere(text, { url: `https://news.example/a${1000 + i}.html` }) },
  {
    text,
    preset: jekyllMarkdown,
    parts: everywhere(text, {
      url: `https://news.example/?m=${i}`,
      published: i % 2 ? '2023-09-15' : '2023-09-15T21:17',
    }),
  },
  {
    text,
    preset: jekyllArchive,
    parts: everywhere(text, { url: `https://news.example/?h=${i}`, publisher: text, published: undefined }),
  },
]) satisfies { text: string; preset: Preset; parts: Partial<Article> }[]

/** The clips as a folder of posts, each at the path that no other has. */
function clip() {
  const taken = new Set<string>()
  return PARTS.flatMap(({ text, preset, parts }) => {
    const settings = parseSettings({ tags: [text], path: preset === jekyllMarkdown ? '_posts/{date}-{title}.md' : '' })
    return render(makeClip(parts), preset, settings, (path) => taken.has(pathKey(path))).map((file) => {
      taken.add(pathKey(file.path))
      return { ...file, text, post: String(file.content), preset }
    })
  })
}

/** What a reader reads: spaces are one, kramdown's typographic quotes, dashes and dots are the typed ones. */
const plainly = (text: string | null | undefined) =>
  (text ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/—/g, '---')
    .replace(/–/g, '--')
    .replace(/…/g, '...')
    .replace(/« ?/g, '<<')
    .replace(/ ?»/g, '>>')
    .trim()

describe.skipIf(!JEKYLL_HERE)('a folder of clips in Jekyll', () => {
  const site = mkdtempSync(join(tmpdir(), 'pressclip-jekyll-'))
  const clips = clip()
  const pages = new Map<string, Document>()
  let build = { status: null as number | null, output: '' }

  beforeAll(() => {
    const files = [
      { path: '_config.yml', post: CONFIG },
      { path: '_layouts/post.html', post: LAYOUT },
      { path: '_includes/x', post: 'INCLUDED' },
      ...clips,
      // Earlier texts lie beside the archive and are no part of the site: every clip makes its own page and no other.
      ...clips.map(({ path, post }) => ({ path: revisionPath(path, 1), post })),
      { path: revisionPath('Clippings/A note.md', 1), post: clips[0]?.post ?? '' },
    ]
    for (const { path, post } of files) {
      mkdirSync(join(site, dirname(path)), { recursive: true })
      writeFileSync(join(site, path), post)
    }
    const { status, stdout, stderr } = spawnSync(JEKYLL, ['build', '--disable-disk-cache'], {
      cwd: site,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    build = { status, output: stdout + stderr }
    for (const name of globSync('_site/**/*.html', { cwd: site })) {
      const { document } = new JSDOM(readFileSync(join(site, name), 'utf8')).window
      pages.set(document.body.dataset.path ?? '', document)
    }
  })
  afterAll(() => rmSync(site, { recursive: true }))

  it('builds without an error or a warning', () => {
    expect(build.output).not.toMatch(/error|warning|conflict|skipping/i)
    expect(build.status).toBe(0)
  })

  it('makes every clip its own page', () => {
    expect(globSync('_site/**/*.html', { cwd: site })).toHaveLength(clips.length)
    expect([...pages.keys()].sort()).toEqual(clips.map(({ path }) => path).sort())
  })

  it.each(NASTY.map((nasty) => nasty.toWellFormed()))('shows %j as it was', (text) => {
    for (const { path, preset } of clips.filter((clip) => clip.text === text)) {
      const page = pages.get(path)
      const main = page?.querySelector('main')
      expect(plainly(page?.title), path).toBe(plainly(text))
      if (text.trim()) expect(plainly(main?.querySelector('a')?.textContent), path).toBe(plainly(text))
      const body = preset === jekyllArchive ? main?.querySelector('div') : main
      if (text.trim()) expect(plainly(body?.querySelector('p:last-of-type')?.textContent), path).toBe(plainly(text))
      expect(plainly(body?.querySelector('pre code')?.textContent), path).toBe(plainly(text))
      if (preset === jekyllArchive) {
        expect(plainly(body?.querySelector('p')?.getAttribute('title')), path).toBe(plainly(text))
      }
      expect(page?.querySelectorAll('script, h1, table, em'), path).toHaveLength(0)
    }
  })
})
