import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { capturePage } from '../../../utils/browser/capture/capture-page'
import { withWritten } from '../../../utils/browser/capture/written-pictures'
import { presetById } from '../../../utils/presets'
import { wantedPictures } from '../../../utils/render/pictures'
import { documentOf } from '../../dom'
import { png } from '../../render/picture-bytes'

const bytes = (mark: number) => Uint8Array.from({ length: 6_000 }, (_, i) => png()[i] ?? mark)
const address = (mark: number) => `data:image/png;base64,${Buffer.from(bytes(mark)).toString('base64')}`
const PROSE = '<p>The mayor said on Tuesday that the bridge would open in spring, two years late.</p>'.repeat(9)

/** One picture twice, another one, one of the page's menu, and one that pretends to stand for another. */
const html = (more = '') => `<title>Story</title><meta property="og:type" content="article"><body>
  <nav><img src="${address(9)}"></nav><article><h1>Story</h1>${PROSE}
  <p><img alt="a" src=" ${address(1)}"></p>${PROSE}<p>b <img alt="b" src="${address(2)}"></p>
  <table><tr><th>x</th><th>y</th></tr><tr><td><pre>1</pre><img alt="c" src="${address(1)}"></td><td>2</td></tr></table>
  <p><img alt="d" src="data:image/x;pressclip=99,"></p></article>${more}</body>`

const page = (text: string) => ({
  ...{ document: documentOf(text), url: 'https://news.example/2026/story', now: Date.UTC(2026, 9, 8), timeZone: 'UTC' },
})

it('takes the pictures written out in an article out of it, each once', async () => {
  const { result, written } = await capturePage({ scope: 'article' }, page(html()))
  if ('copy' in result) throw new Error('read elsewhere')
  const captured = withWritten(result, written)
  if (!('article' in captured)) throw new Error(captured.problem)
  const { article } = captured
  expect(article.html.length + article.markdown.length).toBeLessThan(5_000)
  const blobs = Object.values(article.written ?? {})
  expect(await Promise.all(blobs.map((blob) => blob.bytes()))).toEqual([bytes(1), bytes(2)])
  const wanted = wantedPictures(article, presetById('obsidian'), { pictures: { obsidian: 'all' } })
  expect(wanted.filter((url) => article.written?.[url])).toHaveLength(2)
})

it('also where the page is read elsewhere', async () => {
  const { window } = new JSDOM('')
  globalThis.DOMParser = window.DOMParser
  const { readCopy } = await import('../../../utils/browser/capture/read-copy')
  const { result, written } = await capturePage({ scope: 'article' }, page(html('<i></i>'.repeat(3_600))))
  if (!('copy' in result)) throw new Error('read at once')
  expect(result.copy.html.join('').length).toBeLessThan(100_000)
  const captured = withWritten(readCopy(result.copy, window.document).result, written)
  if (!('article' in captured)) throw new Error(captured.problem)
  const blobs = Object.values(captured.article.written ?? {})
  expect(await Promise.all(blobs.map((blob) => blob.bytes()))).toEqual([bytes(1), bytes(2)])
})

it('a page without such pictures carries none', async () => {
  const { result, written } = await capturePage({ scope: 'article' }, page(`<article>${PROSE}${PROSE}</article>`))
  expect(written).toEqual([])
  if ('copy' in result) throw new Error('read elsewhere')
  expect(withWritten(result, written)).toBe(result)
})
