import { describe, expect, it } from 'vitest'
import { choose } from '../../../utils/extract/body/choose'
import { beginnings, pageOf, prose } from './page'

/** What is chosen when the model gives each block the `score` written on it or around it (nothing written: `otherwise`). */
const chosen = (html: string, otherwise: number, hints?: Parameters<typeof pageOf>[1]) => {
  const page = pageOf(html, hints)
  const scores = page.blocks.map(({ element }) =>
    Number(element.closest('[score]')?.getAttribute('score') ?? otherwise),
  )
  return beginnings(choose(page, scores))
}
const all = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`)

describe('choose: how sure the model must be', () => {
  const text = `<div read>${prose('Absatz', 4)}</div>`
  const at = (score: number, html: string) => chosen(`${text}<section score="${score}">${html}</section>`, 0.9)
  const far = (html: string) => `${'<p score="0">Zeile</p>'.repeat(9)}${html}`

  it.each<[string, number, boolean, string]>([
    ['what the rules kept', 0.36, true, `<div read>${prose('Weiter', 1)}</div>`],
    ['what the rules kept', 0.28, false, `<div read>${prose('Weiter', 1)}</div>`],
    ['a list that the rules kept', 0.03, true, `<ul read>${prose('Weiter', 1, 'li')}</ul>`],
    ['a table that the rules kept', 0.03, true, '<table read><tr><td>Weiter 1</table>'],
    ['code that the rules kept', 0.03, true, '<pre read>Weiter 1 = 2</pre>'],
    ['a box that only Readability has', 0.76, true, far(`<div read class="author"><p>Weiter 1 kurz</p></div>`)],
    ['a box that only Readability has', 0.74, false, far(`<div read class="author"><p>Weiter 1 kurz</p></div>`)],
    ['what nobody has', 0.61, true, `<div class="css-1">${prose('Weiter', 1)}</div>`],
    ['what nobody has', 0.55, false, `<div class="css-1">${prose('Weiter', 1)}</div>`],
    ['comments', 0.99, false, `<div class="comment">${prose('Weiter', 1)}</div>`],
    ['an aside', 0.99, false, `<aside>${prose('Weiter', 1)}</aside>`],
    ['an address of a page', 0.99, false, '<p>https://t.example/Weiter</p>'],
  ])('%s with %d: %s', (_, score, isChosen, html) => {
    expect(at(score, html).some((text) => text.includes('Weiter'))).toBe(isChosen)
  })

  it('between two paragraphs less is asked', () => {
    const html = `<div read>${prose('Vorher', 2)}</div><p score="0.31">Dazwischen kurz</p><div read>${prose('Nachher', 2)}</div>`
    expect(chosen(html, 0.9)).toEqual([...all('Vorher', 2), 'Dazwischen kurz', ...all('Nachher', 2)])
    expect(chosen(html.replace('0.31', '0.29'), 0.9)).not.toContain('Dazwischen kurz')
  })

  it('the standfirst is kept by its name, unless the model is sure that it is none', () => {
    const html = `<h1>Titel</h1><p class="standfirst" score="0.06">Nach langer Debatte gibt es mehr Geld für Schulen.</p>${text}`
    expect(chosen(html, 0.9, { headline: 'h1' })[0]).toBe('Nach langer')
    expect(chosen(html.replace('0.06', '0.04'), 0.9, { headline: 'h1' })[0]).toBe('Absatz 1')
  })
})

describe('choose: where the model is at a loss', () => {
  it('trusts the rules when it would leave less than half of what they found', () => {
    expect(chosen(`<div read>${prose('Absatz', 5)}</div>`, 0.1)).toEqual(all('Absatz', 5))
  })

  it('takes what it likes best when next to nothing was found', () => {
    const html = `<div score="0.3">${prose('Absatz', 2)}</div><nav score="0.3">${prose('Menü', 1)}</nav><p score="0.01">Fuß</p>`
    expect(chosen(html, 0)).toEqual(all('Absatz', 2))
  })

  it('finds nothing on a page of nothing', () => {
    expect(chosen('<p>Menü</p>', 0)).toEqual([])
    expect(chosen('', 0)).toEqual([])
  })
})

describe('choose: never', () => {
  it.each<[string, string]>([
    ['the headline', '<h1>Absatz Titel</h1>'],
    ['a heading with nothing below it', '<h2>Leerer Abschnitt</h2>'],
    [
      'a block that has the others in it once more',
      `<p>${prose('x', 4)
        .replace(/<[^>]+>/g, '')
        .replaceAll('x ', 'Absatz ')}</p>`,
    ],
    [
      'what FOREIGN names',
      '<p class="cookie-note">Wir verwenden Cookies auf dieser Seite, stimmen Sie dem bitte zu.</p>',
    ],
    ['a copy in another container', `<section><div>${prose('Absatz', 4)}</div></section>`],
  ])('%s', (_, html) => {
    const page = `<div read>${prose('Absatz', 4)}</div>${html}`
    expect(chosen(page, 0.99, { headline: 'h1' })).toEqual(all('Absatz', 4))
  })
})
