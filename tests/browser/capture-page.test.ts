import { describe, expect, it } from 'vitest'
import { type CaptureRequest, capturePage } from '../../utils/browser/capture-page'
import { documentOf } from '../dom'

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
const read = (html: string, request: CaptureRequest, change?: object) => capturePage(request, page(html, change))

describe('capturePage', () => {
  it('gives the article', () => {
    expect(read(ARTICLE, { scope: 'article' })).toMatchObject({
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
  ])('%s has its own problem', (_, html, request, change, problem) => {
    expect(read(html, request, change)).toMatchObject({ problem, hasSelection: false })
  })

  it('says that a tab is empty', () => {
    expect(capturePage({ scope: 'page' }, { ...page(''), url: 'about:blank' })).toMatchObject({ problem: 'empty_tab' })
  })

  it('reads what is there of a loading page when asked to', () => {
    expect(read(ARTICLE, { scope: 'article', evenIfLoading: true }, { readyState: 'loading' })).toHaveProperty(
      'article',
    )
  })

  it('refuses a page that would freeze the tab, but not a selection of it', () => {
    const huge = page(ARTICLE)
    Object.defineProperty(Object.getPrototypeOf(huge.document), 'getElementsByTagName', {
      value: (name: string) => (name === '*' ? { length: 200_001 } : huge.document.querySelectorAll(name)),
    })
    expect(capturePage({ scope: 'article' }, huge)).toMatchObject({ problem: 'too_large' })
    expect(capturePage({ scope: 'selection', selectionText: 'A passage.' }, huge)).toHaveProperty('article')
  })

  it('makes the selection the body and keeps the metadata of the article', () => {
    const { document, ...rest } = page(ARTICLE)
    const first = document.getElementById('first')
    if (first) document.getSelection()?.selectAllChildren(first)
    expect(capturePage({ scope: 'selection' }, { document, ...rest })).toMatchObject({
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
  ])('looks whether the selection of the page %s', (_, selectionText, own) => {
    const { document, ...rest } = page(ARTICLE)
    const first = document.getElementById('first')
    if (first) document.getSelection()?.selectAllChildren(first)
    const text = own ? first?.textContent : selectionText
    expect(capturePage({ scope: 'selection', selectionText }, { document, ...rest })).toMatchObject({
      article: { text },
    })
  })

  it('takes the text the browser reports when no script can reach the selection', () => {
    expect(read(ARTICLE, { scope: 'selection', selectionText: 'One <b>.\nTwo.' })).toMatchObject({
      article: { html: '<p>One &lt;b&gt;.</p><p>Two.</p>' },
    })
  })

  it('tells that something is selected though the page is no article', () => {
    expect(read('<p>x</p>', { scope: 'article', selectionText: 'x' })).toMatchObject({
      problem: 'not_article',
      hasSelection: true,
    })
  })
})
