import { describe, expect, it } from 'vitest'
import { pageModel } from '../../../utils/extract/body/page-model'
import { markRead } from '../../../utils/extract/body/readability'
import { documentOf } from '../../dom'
import { beginnings, prose } from './page'

const marked = (html: string) => {
  const document = documentOf(`<body>${html}</body>`)
  const before = document.body.textContent
  const page = pageModel(document.body, { title: '', description: '' })
  markRead(page, document)
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
    markRead(page, document)
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
