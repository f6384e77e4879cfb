import { JSDOM } from 'jsdom'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CaptureRequest, capturePage as capture, type Page } from '../../../utils/browser/capture/capture-page'
import { readCopy } from '../../../utils/browser/capture/read-copy'
import { documentOf } from '../../dom'

const URL = 'https://news.example/2026/10/07/story'
const ARTICLE = `<html lang="en"><head><title>Story</title><meta property="og:type" content="article"></head><body><article>
  <h1>Story</h1>${'<p id="first">The mayor said on Tuesday that the bridge would open in spring, two years late.</p>'.repeat(9)}</article></body></html>`

const page = (html: string, change: object = {}) => {
  const document = documentOf(html, URL)
  // On the prototype: what lies on a document itself may come from the page, and is not believed.
  for (const [name, value] of Object.entries(change)) {
    Object.defineProperty(Object.getPrototypeOf(document), name, { value })
  }
  return { document, url: URL, now: Date.UTC(2026, 9, 8), timeZone: 'Europe/London' }
}
const capturePage = async (request: CaptureRequest, page: Page) => (await capture(request, page)).result
const read = (html: string, request: CaptureRequest, change?: object) => capturePage(request, page(html, change))

afterEach(() => vi.unstubAllGlobals())

describe('capturePage', () => {
  it('gives the article', async () => {
    expect(await read(ARTICLE, { scope: 'article' })).toMatchObject({
      article: { title: 'Story', url: URL },
      scope: 'article',
      hasSelection: false,
    })
  })

  it.each<[string, string, CaptureRequest, object, string]>([
    ['a PDF', ARTICLE, { scope: 'article' }, { contentType: 'application/pdf' }, 'pdf'],
    ['a page that is still loading', ARTICLE, { scope: 'article' }, { readyState: 'loading' }, 'loading'],
    ['no selection', ARTICLE, { scope: 'selection' }, {}, 'no_selection'],
    ['a list of links', '<a href="/a">a</a><a href="/b">b</a>', { scope: 'article' }, {}, 'not_article'],
    ['a page without text', '<body></body>', { scope: 'page' }, {}, 'unreadable'],
  ])('%s has its own problem', async (_, html, request, change, problem) => {
    expect(await read(html, request, change)).toMatchObject({ problem, hasSelection: false })
  })

  it('says that a tab is empty', async () => {
    expect(await capturePage({ scope: 'page' }, { ...page(''), url: 'about:blank' })).toMatchObject({
      problem: 'empty_tab',
    })
  })

  it('reads what is there of a loading page when asked to', async () => {
    expect(await read(ARTICLE, { scope: 'article', evenIfLoading: true }, { readyState: 'loading' })).toHaveProperty(
      'article',
    )
  })

  const counting = (elements: number, html = ARTICLE) => {
    const counted = page(html)
    Object.defineProperty(Object.getPrototypeOf(counted.document), 'getElementsByTagName', {
      value: (name: string) => (name === '*' ? { length: elements } : counted.document.querySelectorAll(name)),
    })
    return counted
  }

  it('refuses a page that nobody would wait for, but not a selection of it', async () => {
    const huge = counting(400_001)
    expect(await capturePage({ scope: 'article' }, huge)).toMatchObject({ problem: 'too_large' })
    expect(await capturePage({ scope: 'selection', selectionText: 'A passage.' }, huge)).toMatchObject({
      copy: {
        html: [expect.stringMatching(/^<!doctype html><head>.*<\/head>$/)],
        selection: [expect.stringContaining('A passage.')],
      },
    })
  })

  it('copies a large page, to be read elsewhere', async () => {
    const captured = await capturePage({ scope: 'article' }, counting(3_501))
    expect(captured).toMatchObject({
      copy: { url: URL, scope: 'article', hasSelection: false, now: Date.UTC(2026, 9, 8), timeZone: 'Europe/London' },
    })
    if (!('copy' in captured)) throw new Error('no copy')
    const { document: host, ...atOnce } = page(ARTICLE)
    expect(captured.copy.html.join('')).toContain('<p id="first">The mayor')
    vi.stubGlobal('DOMParser', host.defaultView?.DOMParser)
    expect(readCopy(captured.copy, host).result).toEqual(
      await capturePage({ scope: 'article' }, { document: host, ...atOnce }),
    )
  })

  it('copies XHTML, whose names no reader of HTML expects', async () => {
    const xhtml = new JSDOM(
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>S</title></head><body><p>1 &lt; <![CDATA[2 < 3]]></p></body></html>`,
      { url: URL, contentType: 'application/xhtml+xml' },
    ).window.document
    expect(await capturePage({ scope: 'page' }, { ...page(''), document: xhtml })).toMatchObject({
      copy: { html: [expect.stringContaining('<p>1 &#60; 2 &#60; 3</p>')] },
    })
  })

  it('copies the body of a frame without an address of its own, with the head of the page', async () => {
    const outer = page('<head><title>Outer</title></head><body><iframe></iframe></body>')
    outer.document
      .querySelector('iframe')
      ?.contentDocument?.body.append(page(ARTICLE).document.querySelector('article') ?? '')
    const captured = await capturePage({ scope: 'article' }, outer)
    expect(captured).toMatchObject({
      copy: { url: URL, html: [expect.stringMatching(/<title>Outer<.*<p id="first">The mayor/s)] },
    })
  })

  it('makes the selection the body and keeps the metadata of the article', async () => {
    const { document, ...rest } = page(ARTICLE)
    const first = document.getElementById('first')
    if (first) document.getSelection()?.selectAllChildren(first)
    expect(await capturePage({ scope: 'selection' }, { document, ...rest })).toMatchObject({
      hasSelection: true,
      article: {
        title: 'Story',
        text: 'The mayor said on Tuesday that the bridge would open in spring, two years late.',
      },
    })
  })

  it.each([
    ['is the one the browser reports', 'The mayor  said\non Tuesday', true],
    ['was restyled as capitals', 'THE MAYOR SAID ON TUESDAY', true],
    ['is an older one, beside that in a frame of another site', 'Two members abstained.', false],
  ])('looks whether the selection of the page %s', async (_, selectionText, own) => {
    const { document, ...rest } = page(ARTICLE)
    const first = document.getElementById('first')
    if (first) document.getSelection()?.selectAllChildren(first)
    const text = own ? first?.textContent : selectionText
    expect(await capturePage({ scope: 'selection', selectionText }, { document, ...rest })).toMatchObject({
      article: { text },
    })
  })

  it('takes the text the browser reports when no script can reach the selection', async () => {
    expect(await read(ARTICLE, { scope: 'selection', selectionText: 'One <b>.\nTwo.' })).toMatchObject({
      article: { html: '<p>One &lt;b&gt;.</p><p>Two.</p>' },
    })
  })

  it('takes a selection too long to be noted whole from the page itself, or says that it cannot', async () => {
    const { document, ...rest } = page(ARTICLE)
    const first = document.getElementById('first')
    if (first) document.getSelection()?.selectAllChildren(first)
    const cut = { scope: 'selection', selectionIsCut: true } as const
    expect(await capturePage({ ...cut, selectionText: 'The mayor' }, { document, ...rest })).toMatchObject({
      article: { text: first?.textContent },
    })
    expect(await read(ARTICLE, { ...cut, selectionText: 'In a frame of another site' })).toMatchObject({
      problem: 'too_large',
    })
  })

  it('tells that something is selected though the page is no article', async () => {
    expect(await read('<p>x</p>', { scope: 'article', selectionText: 'x' })).toMatchObject({
      problem: 'not_article',
      hasSelection: true,
    })
  })
})
