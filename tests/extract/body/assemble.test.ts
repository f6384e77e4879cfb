import { describe, expect, it } from 'vitest'
import { assemble } from '../../../utils/extract/body/assemble'
import { pageOf, prose } from './page'

/** The tree of what stands in `[read]`, without that mark and without line ends. */
const assembled = (html: string) => {
  const page = pageOf(html)
  const body = assemble(
    page,
    page.blocks.filter(({ read }) => read),
  )
  for (const element of body?.querySelectorAll('[read]') ?? []) element.removeAttribute('read')
  return body?.innerHTML.replace(/\s*\n\s*/g, '')
}
const p = (text: string) => `<p>${text}</p>`
const read = (text: string) => `<p read>${text}</p>`

describe('assemble: the chosen blocks as a tree', () => {
  it.each<[string, string, string]>([
    ['what is between goes', `<div>${read('Eins')}<p>Anzeige</p>${read('Zwei')}</div>`, p('Eins') + p('Zwei')],
    [
      'the elements around them stay up to the one that holds all',
      `<main><div><div>${read('Eins')}</div><section>${read('Zwei')}</section></div></main>`,
      `<div>${p('Eins')}</div><section>${p('Zwei')}</section>`,
    ],
    [
      'inline elements stay',
      `<div>${read('Der <b>Rat</b> <a href="/s">der Stadt</a>')}${read('Zwei')}</div>`,
      p('Der <b>Rat</b> <a href="/s">der Stadt</a>') + p('Zwei'),
    ],
    [
      'a list loses only its items',
      `<div>${read('Eins')}<ul><li read>a</li><li>Werbung</li><li read>b</li></ul></div>`,
      `${p('Eins')}<ul><li>a</li><li>b</li></ul>`,
    ],
    ['lines of a poem keep their breaks', `<div>${read('eins<br>zwei<br><br>drei')}</div>`, 'eins<br>zwei<br><br>drei'],
    ['comments of the source go', `<div>${read('Eins<!-- Kommentar -->')}${read('Zwei')}</div>`, p('Eins') + p('Zwei')],
    ['empty boxes go', `<div>${read('Eins')}<div><span> </span></div>${read('Zwei')}</div>`, p('Eins') + p('Zwei')],
  ])('%s', (_, html, expected) => expect(assembled(html)).toBe(expected))

  it('nothing of nothing', () => expect(assembled(prose('Absatz', 2))).toBeUndefined())
})

describe('assemble: what belongs to the text', () => {
  const around = (html: string) => assembled(`<div>${read('Eins')}${html}${read('Zwei')}</div>`)
  const kept = (html: string) => p('Eins') + html + p('Zwei')

  it.each([
    ['a picture', '<img src="/a.jpg">'],
    ['a picture in wrappers', '<div><span><img src="/a.jpg"></span></div>'],
    ['a player', '<iframe src="https://player.example/1"></iframe>'],
    ['a video', '<video src="/a.mp4"></video>'],
    ['a formula', '<math><mi>x</mi></math>'],
    ['a rule', '<hr>'],
  ])('%s stays', (_, html) => expect(around(html)).toBe(kept(html)))

  it.each([
    ['an icon', '<img src="/a.png" width="16" height="16">'],
    ['the picture of a teaser', '<div><img src="/a.jpg"><p>Lesen Sie auch diese Geschichte</p></div>'],
    ['a picture in an aside', '<aside><img src="/a.jpg"></aside>'],
    ['a form', '<form><img src="/a.jpg"><input></form>'],
  ])('%s goes', (_, html) => expect(around(html)).toBe(kept('')))

  it('pictures after the end are of other stories', () => {
    expect(assembled(`<div>${read('Eins')}${read('Zwei')}<img src="/a.jpg"><hr></div>`)).toBe(p('Eins') + p('Zwei'))
  })
})

describe('assemble: captions', () => {
  const around = (html: string) => assembled(`<div>${read('Eins')}${html}${read('Zwei')}</div>`)
  const figure = (caption: string) =>
    `${p('Eins')}<figure><img src="/a.jpg"><figcaption>${caption}</figcaption></figure>${p('Zwei')}`

  it.each<[string, string, string]>([
    ['of a figure', '<figure><img src="/a.jpg"><figcaption>市議會</figcaption></figure>', '市議會'],
    [
      'of a figure with the credit beside it',
      '<figure><img src="/a.jpg"><figcaption>Das Rathaus.</figcaption><span class="credit">Foto: A. Beispiel</span></figure>',
      'Das Rathaus. Foto: A. Beispiel',
    ],
    ['of a box named so', '<div><img src="/a.jpg"><div class="caption">Здание совета</div></div>', 'Здание совета'],
    [
      'in two lines',
      '<div class="image-box"><img src="/a.jpg"><p class="caption">Das Rathaus</p><p class="credit">dpa</p></div>',
      'Das Rathaus dpa',
    ],
    [
      'of a picture some levels away',
      '<div class="photo"><div><img src="/a.jpg"></div><div><p class="caption">Das Rathaus</p></div></div>',
      'Das Rathaus',
    ],
  ])('%s', (_, html, caption) => expect(around(html)).toBe(figure(caption)))

  it.each([
    ['a link', '<div><img src="/a.jpg"><p class="caption"><a href="/b">Das Rathaus im Video</a></p></div>'],
    [
      'beside a teaser',
      '<div><div class="photo"><img src="/a.jpg"><p class="caption">dpa</p></div><p>Auch das noch</p></div>',
    ],
    ['longer than any caption', `<div class="photo"><img src="/a.jpg"><p>${'Wort '.repeat(91)}</p></div>`],
    ['without a picture', '<div><p class="caption">Das Rathaus</p></div>'],
    ['in an aside', '<aside class="photo"><img src="/a.jpg"><p class="caption">Das Rathaus</p></aside>'],
  ])('no caption: %s', (_, html) => expect(around(html)).toBe(p('Eins') + p('Zwei')))
})
