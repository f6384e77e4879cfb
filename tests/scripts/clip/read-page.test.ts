import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPage } from '../../../scripts/clip/read-page'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressclip-page-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const TEXT = '市政府星期二宣布，新的图书馆将在明年春天开放，届时市民可以免费借阅超过十万册图书。'
const BODY = `<article><h1>新图书馆明年开放</h1>${`<p>${TEXT}</p>`.repeat(4)}<p><img src="/p/1.jpg"></p></article>`
const page = (head = '', body = BODY) =>
  `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>新图书馆明年开放</title>${head}</head><body>${body}</body></html>`

const read = (content: string | Buffer, { url, name = 'p.html' }: { url?: string; name?: string } = {}) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return readFile(file, url)
}
const readFile = (file: string, url?: string) =>
  readPage({ id: file, file, url, now: Date.UTC(2026, 9, 7), timeZone: 'UTC' })

const CANONICAL = '<link rel="canonical" href="https://a.example/c.html">'
const OG = '<meta property="og:url" content="https://a.example/og.html">'

describe('readPage', () => {
  it('takes nothing for a page that is no text, whatever it is called', () => {
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) % 251))
    expect(() => read(bytes)).toThrow('the file holds no text')
    expect(() => read(Buffer.from('﻿'.concat(page()), 'utf16le'))).not.toThrow()
  })

  it.each([
    ['the address given', { url: 'https://a.example/given.html' }, page(), 'https://a.example/given.html'],
    ['the canonical address', {}, page(OG + CANONICAL), 'https://a.example/c.html'],
    ['og:url', {}, page(OG), 'https://a.example/og.html'],
    [
      'where the browser saved it from',
      {},
      page().replace('<html', '<!-- saved from url=(0028)https://a.example/saved.html -->\n<html'),
      'https://a.example/saved.html',
    ],
    [
      'where SingleFile saved it from',
      {},
      page().replace(
        '<head>',
        '<!--\n Page saved with SingleFile \n url: https://a.example/sf.html \n saved date: x\n--><head>',
      ),
      'https://a.example/sf.html',
    ],
  ])('takes %s as the address', (_, options, html, url) => {
    expect(read(html, options).article.url).toBe(url)
  })

  it('resolves pictures against the address, not against the folder the page was saved in', () => {
    expect(read(page(CANONICAL)).article.images.map(({ url }) => url)).toEqual(['https://a.example/p/1.jpg'])
  })

  it('names the file itself when nothing tells where the page is from', () => {
    expect(read(page()).article.url).toBe(pathToFileURL(join(folder, 'p.html')).href)
  })

  it('reads packed pages', () => {
    expect(read(gzipSync(page(CANONICAL)), { name: 'p.html.gz' }).article.title).toBe('新图书馆明年开放')
  })

  it.each([
    [
      'well-formed',
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>新图书馆明年开放</title></head><body>${BODY.replace('.jpg">', '.jpg"/>')}</body></html>`,
    ],
    [
      'not well-formed',
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>新图书馆明年开放</title></head><body>${BODY}<p>&nbsp;</body></html>`,
    ],
  ])('reads XHTML that is %s', (_, html) => {
    const { article } = read(html, { name: 'p.xhtml', url: 'https://a.example/1.html' })
    expect(article.title).toBe('新图书馆明年开放')
    expect(article.text).toContain(TEXT)
  })

  it('keeps the whole page, and says so, where there is no article', () => {
    const { scope, article } = read(page('', '<p>Closed today.</p>'), { url: 'https://a.example/' })
    expect(scope).toBe('page')
    expect(article.text).toBe('Closed today.')
  })

  it.each([
    ['an empty file', ''],
    ['blanks', ' \n '],
    ['a page without text', page('', '<div></div>')],
  ])('refuses %s', (_, html) => {
    expect(() => read(html, { url: 'https://a.example/1.html' })).toThrow()
  })

  it('refuses a file that is too large, without reading it', () => {
    const file = join(folder, 'large.html')
    writeFileSync(file, page())
    truncateSync(file, 2 ** 31)
    expect(() => readFile(file)).toThrow('2048 MB, where 64 MB are the most')
  })

  it('refuses what unpacks to too much', () => {
    const bomb = Buffer.concat(Array(9).fill(gzipSync(Buffer.alloc(8 * 2 ** 20, ' '))))
    expect(bomb.length).toBeLessThan(100_000)
    expect(() => read(bomb, { name: 'p.html.gz' })).toThrow('unpacked, more than 64 MB')
  })

  it('refuses what is no regular file, without waiting for it', () => {
    const file = join(folder, 'fifo.html')
    expect(spawnSync('mkfifo', [file]).status).toBe(0)
    for (const path of [file, '/dev/zero']) expect(() => readFile(path)).toThrow('this is no regular file')
    expect(() => readFile(folder)).toThrow('EISDIR')
  })

  it('runs no script of the page', () => {
    const html = page(CANONICAL, `${BODY}<script>document.querySelector('h1').textContent = 'ran'</script>`)
    expect(read(html).article.title).toBe('新图书馆明年开放')
  })
})
