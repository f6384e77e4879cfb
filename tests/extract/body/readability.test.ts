import { describe, expect, it } from 'vitest'
import { pageModel } from '../../../utils/extract/body/page-model'
import { markRead, Reader } from '../../../utils/extract/body/readability'
import { documentOf } from '../../dom'
import { throwFault } from '../throw-fault'
import { beginnings, prose } from './page'

const marked = (html: string) => {
  const document = documentOf(`<body>${html}</body>`)
  const before = document.body.textContent
  const page = pageModel(document.body, { title: '', description: '' })
  markRead(page, document, throwFault)
  return {
    read: beginnings(page.blocks.filter(({ read }) => read)),
    unchanged: document.body.textContent === before,
  }
}
const all = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`)
const article = `<article>${prose('Absatz', 8)}</article>`
/** Long enough for Readability to be content with it. */
const notice = `<div>${prose('Hinweis', 6)}</div>`

describe('markRead', () => {
  it('marks what Readability keeps, and takes nothing from the document', () => {
    const { read, unchanged } = marked(`<nav><a href="/">Menü</a></nav>${article}<footer>Impressum</footer>`)
    expect(read).toEqual(all('Absatz', 8))
    expect(unchanged).toBe(true)
  })

  it.each([
    ['a container of the whole page named with-sidebar', `<div class="page with-sidebar">${article}</div>${notice}`],
    ['two such containers', `<div class="has-comments"><div class="sidebar-right">${article}</div></div>${notice}`],
    ['a main part named for a popup', `<section>${notice}</section><main id="popup-root">${article}</main>`],
    ['a dialog that is longer than the article', `<div role="dialog">${prose('Einwilligung', 12)}</div>${article}`],
    [
      'a consent manager that is longer than the article',
      `<div id="usercentrics-root">${prose('Einwilligung', 12)}</div>${article}`,
    ],
  ])('is not misled by %s', (_, html) => {
    expect(marked(html).read).toEqual(expect.arrayContaining(all('Absatz', 8)))
  })

  it('reads an article that stands in a dialog', () => {
    expect(marked(`<div role="dialog">${article}</div>`).read).toEqual(all('Absatz', 8))
  })

  it('reads a page that calls itself a dialog', () => {
    const document = documentOf(`<html role="dialog"><body role="alertdialog">${article}</body></html>`)
    const page = pageModel(document.body, { title: '', description: '' })
    markRead(page, document, throwFault)
    expect(beginnings(page.blocks.filter(({ read }) => read))).toEqual(all('Absatz', 8))
  })

  it.each([
    ['Chinese', '市議會星期二經過長時間辯論後，終於通過了明年度的總預算案，各黨團都表示可以接受。'],
    ['Thai', 'สภาเมืองอนุมัติงบประมาณใหม่เมื่อวันอังคารหลังการอภิปรายยาวนาน และทุกฝ่ายยอมรับผลการลงมติ'],
  ])('asks less of %s, which needs fewer characters', (_, sentence) => {
    const sidebar = `<div class="sidebar">${`<p>${sentence}</p>`.repeat(3)}</div>`
    const { read } = marked(`<div>${`<p>${sentence}</p>`.repeat(6)}</div>${sidebar}`)
    expect(read).toHaveLength(6)
  })

  it.each([
    ['an empty page', ''],
    ['a page of a few words', '<p>Guten Tag</p>'],
  ])('takes nothing from %s', (_, html) => expect(marked(html).unchanged).toBe(true))
})

const SENTENCE =
  'The council met on Monday, the mayor said, and after long talks, with many voices heard, it passed the plan. '
const paragraphs = (count: number) => `<p>${SENTENCE.repeat(3)}</p>`.repeat(count)

const PAGES = {
  'an article with a byline and its title': `<title>Council passes the plan for the old harbour</title><meta name="author" content="Ada Example">
    <article><h1>Council passes the plan for the old harbour</h1><p class="byline">By Ada Example</p>${paragraphs(4)}</article>`,
  'a byline that only the page shows': `<article><a rel="author">Ada Example</a><a rel="author">Ben</a>${paragraphs(4)}</article>`,
  'a title of entities in the metadata': `<meta property="og:title" content="Fish &amp;amp; chips for all of us"><h2>Fish &amp; chips for all of us</h2>${paragraphs(4)}`,
  'furniture around it': `<div class="menu"><a href="/">a</a></div><div><div>${paragraphs(3)}</div><div class="share">x</div></div>
    <div class="related"><ul><li><a href="/1">${SENTENCE}</a></li></ul></div><footer>${SENTENCE}</footer>`,
  'line breaks for paragraphs': `<div>${`${SENTENCE}<br><br>`.repeat(6)}</div>`,
  'tables of numbers and of layout': `<article>${paragraphs(3)}<table><tr><td>${SENTENCE}</td></tr></table>
    <table><tr><th>a</th><th>b</th></tr>${'<tr><td>1</td><td>2</td></tr>'.repeat(6)}</table></article>`,
  'hidden parts, empty boxes and dialogs': `<p style="display:none">${SENTENCE}</p><p hidden>${SENTENCE}</p><div><br><hr></div><div></div>
    <div role="dialog" aria-modal="true">${SENTENCE}</div><article>${paragraphs(3)}<section> </section></article>`,
  'too little text for the first attempts': `<div class="comment"><p>${SENTENCE}</p></div>`,
  'pictures, lists of pictures, a video': `<article>${paragraphs(3)}<ul><li><img src="https://a.example/1.jpg"></li></ul>
    <figure><img class="lazy" data-src="2.jpg" src="data:image/gif;base64,AA=="><figcaption>${SENTENCE}</figcaption></figure>
    <iframe src="https://www.youtube.com/embed/1"></iframe></article>`,
  nothing: '',
}

describe('Reader', () => {
  const spaceless = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, '')

  it.each(Object.entries(PAGES))('keeps the text that the whole Readability keeps: %s', (_, html) => {
    const whole = { charThreshold: 500, serializer: (node: unknown) => node } as never
    const kept = new Reader(documentOf(html), whole).parse()?.content as Element | undefined
    expect(spaceless(new Reader(documentOf(html), { charThreshold: 500 }).read())).toBe(spaceless(kept))
  })
})
