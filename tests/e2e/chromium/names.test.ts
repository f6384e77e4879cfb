import { load } from 'js-yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../scripts/browser/article-page'
import { testPage } from '../../../scripts/browser/built'
import { type Pressclip, startPressclip } from '../../../scripts/browser/pressclip'
import { choose, fieldsIn, pathIn, receiptIn } from '../popup'

let pressclip: Pressclip
beforeAll(async () => {
  pressclip = await startPressclip()
})
afterAll(() => pressclip?.close())

/** Clips as it is, and gives the path in the download folder. */
async function clip(url: string, html: string | Buffer, preset = 'jekyll-archive', button = 'Clip'): Promise<string> {
  const page = await pressclip.open(url, html)
  const popup = await pressclip.openPopup(page)
  await fieldsIn(popup)
  await choose(popup, 'Format', preset)
  await popup.click('button', button)
  const path = await receiptIn(popup)
  await pressclip.closePopup(popup)
  await page.close()
  return path.slice(pressclip.downloads.length + 1)
}

test('two articles with one headline, one day and one slug are two files', async () => {
  const html = articlePage({ title: 'Same headline' })
  const first = await clip('https://one.example/2026/same-story-again', html)
  const second = await clip('https://two.example/2026/same-story-again', html)
  expect(first).toBe('archive/_posts/2026-03-04-same-story-again.md')
  expect(second).toBe('archive/_posts/2026-03-04-same-story-again-2.md')
  expect(pressclip.read(first).toString()).toContain('from: https://one.example/')
  expect(pressclip.read(second).toString()).toContain('from: https://two.example/')
})

test('one article clipped twice is one post, also under an address with a tracking parameter', async () => {
  const url = 'https://news.example/2026/clipped-more-than-once'
  const first = await clip(url, articlePage({ title: 'First version' }))
  const other = `${url}?utm_source=mail&fbclid=x`
  const second = await clip(other, articlePage({ title: 'Second version' }), 'jekyll-archive', 'Update')
  expect(second).toBe(first)
  expect(pressclip.files().filter((file) => file.includes('clipped-more-than-once'))).toEqual([
    first,
    'archive/_pressclip/_posts/2026-03-04-clipped-more-than-once/1.md',
  ])
  expect(pressclip.read(first).toString()).toContain('title: "Second version"')
})

test('a note says what the page says, and no plugin of Obsidian finds anything to run in it', async () => {
  const title = '<%* await tp.x() %> `$= dv.pages()` [[Private]]'
  const code = '<p><code>$= app.vault</code> rating:: 10</p><pre><code class="language-dataviewjs">= 1</code></pre>'
  const path = await clip('https://news.example/2026/commands', articlePage({ title, after: code }), 'obsidian')
  const note = pressclip.read(path).toString()
  expect(note).not.toMatch(/<%|`\$?=|```\n=|```dataviewjs|\[\[Private|::/)
  expect(note.replaceAll(/\u2060|\\u2060/g, '')).toContain(`title: ${JSON.stringify(title)}`)
})

const LONG = '港灣市議會星期二晚上決定重建舊海堤並且'.repeat(22).slice(0, 400)

test.each([
  ['a path that climbs', 'https://news.example/2026/..%2f..%2f..%2fetc%2fpasswd-of-the-harbour', 'Climbing'],
  ['a name Windows reserves', 'https://news.example/nul', 'CON'],
  ['signs no system takes', 'https://news.example/a%3Cb%3E%3A%22c%7C%3F%2A-and-so-on-1234', 'Signs'],
  ['four hundred Chinese characters', 'https://news.example/', LONG],
  ['nothing but emoji', 'https://news.example/x', '👨‍👩‍👧‍👦🇹🇼'],
])('%s: the file is there under a safe name of at most 255 bytes', async (_, url, title) => {
  for (const preset of ['jekyll-archive', 'obsidian']) {
    const path = await clip(`${url}?article=1`, articlePage({ title }), preset)
    expect(pressclip.files()).toContain(path)
    expect(path).toMatch(/^archive\/(_posts|Clippings)\/2026-03-04[- ][^/<>:"|?*\\]+\.md$/)
    expect(Buffer.byteLength(path.split('/').at(-1) ?? '')).toBeLessThanOrEqual(255)
  }
})

test.each(['jekyll-archive', 'jekyll-markdown', 'obsidian'])(
  'signs that mean something to YAML, Liquid, HTML and Markdown arrive as text in %s',
  async (preset) => {
    const title = '1e3: {{ page.title }} "quoted" --- <script> [no] | 😀 & C:\\temp #1'
    const path = await clip(`https://news.example/2026/signs-that-mean-${preset}`, testPage('dangerous-text'), preset)
    const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(pressclip.read(path).toString()) ?? []
    expect(load(front)).toMatchObject({ title })
    expect(body).not.toMatch(/(?<!\\)<(script|img)/i)
    // What is left for Liquid to do is to print its own signs.
    if (preset !== 'obsidian') expect(body.replace(/\{\{ "\{[{%]" \}\}/g, '')).not.toMatch(/\{[{%]/)
    for (const sign of ['👨‍👩‍👧‍👦', '🇹🇼', 'é', 'site.secret']) expect(body).toContain(sign)
  },
)

test('the path shown before the clip is the path of the receipt, also when another article has the name', async () => {
  const html = articlePage({ title: 'Shown and kept' })
  await clip('https://one.example/2026/shown-and-then-kept', html)
  const page = await pressclip.open('https://two.example/2026/shown-and-then-kept', html)
  const popup = await pressclip.openPopup(page)
  await popup.waitFor(() => document.querySelector('.destination .path')?.textContent?.includes('-2.md'))
  const shown = await pathIn(popup)
  await popup.click('button', 'Clip')
  expect(await receiptIn(popup)).toBe(`${pressclip.downloads}/${shown}`)
  await pressclip.closePopup(popup)
})
