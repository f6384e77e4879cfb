import { describe, expect, it } from 'vitest'
import { FOREIGN } from '../../../utils/extract/body/foreign'
import { beginnings, pageOf, prose } from './page'

const foreign = (reason: string, html: string, hints?: Parameters<typeof pageOf>[1]) => {
  const page = pageOf(html, hints)
  const isForeign = FOREIGN[reason]?.(page)
  return beginnings(page.blocks.filter((block) => isForeign?.(block)))
}

describe('FOREIGN.consent', () => {
  it.each([
    ['a dialog of a consent manager', '<div class="ot-sdk-row"><p>Wir verwenden Cookies</p></div>'],
    ['a placeholder of an embed', '<p class="embed-consent">Wir verwenden Cookies</p>'],
    ['a cookie list', '<div class="cookieNotice">Wir verwenden Cookies</div>'],
  ])('%s', (_, html) => expect(foreign('consent', `<p>Der Text</p>${html}`)).toContain('Wir verwenden'))

  it('no text about such things', () => {
    expect(foreign('consent', '<p class="text">Cookie consent is what this article is about.</p>')).toEqual([])
  })
})

describe('FOREIGN.form', () => {
  it.each([
    ['the words beside a form', '<div><p>Jeden Abend das Wichtigste.</p><form><input></form></div>'],
    [
      'the words around an address field',
      '<div><div><p>Jeden Abend das Wichtigste.</p></div><input type="email"></div>',
    ],
  ])('%s', (_, html) => expect(foreign('form', html + prose('Absatz', 60))).toEqual(['Jeden Abend']))

  it('not a page inside a form', () => expect(foreign('form', `<form>${prose('Absatz', 60)}</form>`)).toEqual([]))
})

describe('FOREIGN.otherStory', () => {
  const story = (id: string, count: number) =>
    `<article><h1 id="${id}">${id}</h1>${prose(`${id}-Absatz`, count)}</article>`
  const first = { headline: '#Hafen' }

  it('an article beside the one with the headline', () => {
    const found = foreign('otherStory', story('Hafen', 2) + story('Markt', 2), first)
    expect(found).toEqual(['Markt', 'Markt-Absatz 1', 'Markt-Absatz 2'])
  })

  it('the article before it: the page scrolled on to the second', () => {
    expect(foreign('otherStory', story('Markt', 2) + story('Hafen', 2), first)).toContain('Markt-Absatz 1')
  })

  it.each([
    [
      'articles inside its own: entries of a live blog',
      `<article><h1 id="Hafen">Hafen</h1>${story('Eintrag', 4)}</article>`,
    ],
    ['text in no article element', story('Hafen', 2) + prose('Rest', 2)],
    ['a page that calls only its head an article', `<article><h1 id="Hafen">Hafen</h1></article>${story('Text', 4)}`],
    ['a page whose headline is in none', `<h1 id="Hafen">Hafen</h1>${story('Eins', 2)}${story('Zwei', 2)}`],
  ])('not %s', (_, html) => expect(foreign('otherStory', html, first)).toEqual([]))
})
