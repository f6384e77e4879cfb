import { describe, expect, it } from 'vitest'
import { saysDescription } from '../../../utils/extract/body/blocks'
import { RULES } from '../../../utils/extract/body/rules'
import { beginnings, pageOf, prose, readOf } from './page'

type Hints = Parameters<typeof pageOf>[1]

/** What the rule leaves of the page, and what it alters. */
const after = (rule: keyof typeof RULES, html: string, hints?: Hints) => {
  const page = pageOf(html, hints)
  const kept = readOf(page)
  RULES[rule](page, kept)
  const read = readOf(page)
  return {
    all: beginnings(kept),
    added: beginnings([...kept].filter((block) => !read.has(block))),
    dropped: beginnings([...read].filter((block) => !kept.has(block))),
  }
}
const read = (html: string) => `<div read>${html}</div>`

describe('RULES.rescue', () => {
  const inside = `<article>${prose('Absatz', 8)}</article>`

  it('the paragraphs of the article where Readability took a box', () => {
    const { all } = after('rescue', `<div read>${prose('Kasten', 1)}</div>${inside}`)
    expect(all).toEqual(Array.from({ length: 8 }, (_, i) => `Absatz ${i + 1}`))
  })

  it.each([
    ['has most of the text', `<article>${read(prose('Absatz', 4))}${prose('Mehr', 4)}</article>`],
    ['has the text of a short notice', `<article><p read>Kurze Meldung.</p>${prose('Absatz', 4)}</article>`],
  ])('leaves what %s', (_, html) => expect(after('rescue', html).dropped).toEqual([]))

  it.each([
    ['comments', `<article><div class="comments">${prose('Leser', 8)}</div></article>`],
    ['an aside', `<article><aside>${prose('Rand', 8)}</aside></article>`],
    ['no article', `<div>${prose('Absatz', 8)}</div>`],
  ])('is not misled by %s', (_, html) => {
    expect(after('rescue', `${read(prose('Kasten', 1))}${html}`).all).toEqual(['Kasten 1'])
  })
})

describe('RULES.rejoin', () => {
  const part = (html: string, attributes = '') => `<section class="part" ${attributes}>${html}</section>`

  it('paragraphs of the same template in a sibling container', () => {
    const html = `${part(prose('Absatz', 3), 'read')}<div>Werbung</div>${part(prose('Mehr', 3))}`
    expect(after('rejoin', html).added).toEqual(['Mehr 1', 'Mehr 2', 'Mehr 3'])
  })

  it.each([
    ['of another template', `<div class="box">${prose('Kasten', 2)}</div>`],
    ['in an aside', `<aside>${part(prose('Rand', 2))}</aside>`],
    ['named as something else', `<section class="related">${prose('Kasten', 2)}</section>`],
    ['four times as many: another list of texts', part(prose('Andere', 13))],
  ])('no paragraphs %s', (_, more) => {
    expect(after('rejoin', `${part(prose('Absatz', 3), 'read')}${more}`).added).toEqual([])
  })

  it('nothing from before the headline', () => {
    const html = `${part(prose('Vorher', 1))}<h1>Titel</h1>${part(prose('Absatz', 3), 'read')}`
    expect(after('rejoin', html, { headline: 'h1' }).added).toEqual([])
  })
})

describe('RULES.gaps', () => {
  const between = (html: string) =>
    after('gaps', `${read(prose('Vorher', 1))}${html}${read(prose('Nachher', 1))}`).added

  it.each<[string, string, string[]]>([
    ['a heading', '<h2>Wie es weitergeht</h2>', ['Wie es']],
    ['a paragraph', prose('Dazwischen', 1), ['Dazwischen 1']],
    ['items of a list that are sentences', `<ul>${prose('Punkt', 1, 'li')}</ul>`, ['Punkt 1']],
    ['a quotation', `<blockquote>${prose('Zitat', 1)}</blockquote>`, ['Zitat 1']],
  ])('%s between two paragraphs', (_, html, expected) => expect(between(html)).toEqual(expected))

  it.each([
    ['a short line', '<p>Anzeige</p>'],
    ['a related list', `<div class="related"><h3>Mehr dazu</h3></div>`],
    ['an aside', `<aside>${prose('Rand', 1)}</aside>`],
    [
      'a caption',
      '<figure><figcaption>Ein Bild des Rathauses vom vergangenen Dienstag mit vielen Menschen davor.</figcaption></figure>',
    ],
    [
      'links',
      '<p><a href="/">Auch der Kreis will seinen Haushalt im neuen Jahr ganz ohne neue Schulden beschließen.</a></p>',
    ],
  ])('not %s', (_, html) => expect(between(html)).toEqual([]))

  it('nothing when more than eight blocks are between', () => {
    expect(between(`<h2>Zwischenruf</h2>${'<p>Zeile</p>'.repeat(8)}`)).toEqual([])
  })
})

describe('RULES.asides', () => {
  it.each(['aside', 'nav', 'footer', 'form', 'dialog'])('%s is beside the text', (name) => {
    const html = read(`${prose('Absatz', 4)}<${name}><p>Neben dem Text</p></${name}>`)
    expect(after('asides', html).dropped).toEqual(['Neben dem'])
  })

  it('unless it is the text: a page inside one form', () => {
    expect(after('asides', read(`<form>${prose('Absatz', 4)}</form>`)).dropped).toEqual([])
  })
})

describe('RULES.classes', () => {
  it.each([
    ['related', 'おすすめの記事'],
    ['newsletter-signup', 'اشترك في نشرتنا'],
    ['share-bar', '分享到 微信'],
    ['author-bio', 'Анна Петрова'],
    ['article-tags', '태그 시의회 예산'],
    ['most-read', 'Mais lidas'],
  ])('a short box named %s', (name, text) => {
    expect(
      after('classes', read(`${prose('Absatz', 4)}<div class="${name}"><p>${text}</p></div>`)).dropped,
    ).toHaveLength(1)
  })

  it.each([
    ['the text by another of its names', `<div class="promo-body"><p>Ein Satz im Text.</p></div>`],
    ['a long paragraph', `<p class="related">${'Wort '.repeat(60)}</p>`],
    ['what is a quarter of the text', `<div class="comment">${prose('Kommentar', 2)}</div>`],
  ])('keeps %s', (_, html) => expect(after('classes', read(prose('Absatz', 4) + html)).dropped).toEqual([]))
})

describe('RULES.linky', () => {
  it.each([
    ['a line that is only a link', '<p><a href="/a">ابنِ على هذا الخبر</a></p>', 1],
    ['a paragraph with a link', '<p>Mehr dazu steht <a href="/a">in der Vorlage</a>.</p>', 0],
    ['cells of a table', '<table><tr><td><a href="/a">Bayern</a><td><a href="/b">Hessen</a></table>', 0],
    ['a long quotation that is a link', `<p><a href="/a">${'Wort '.repeat(31)}</a></p>`, 0],
  ])('%s', (_, html, count) => expect(after('linky', read(prose('Absatz', 2) + html)).dropped).toHaveLength(count))
})

describe('RULES.captions', () => {
  it.each<[string, string, number]>([
    ['the words under a picture', '<figure><figcaption>ภาพ: ตลาดน้ำ</figcaption></figure>', 1],
    ['the words of a box named so', '<div class="photo-caption">照片：市議會</div>', 1],
    ['a table in a figure', '<figure><table><tr><td>Sitze 21</table></figure>', 0],
    ['a quotation in a figure', '<figure><blockquote>Nie wieder.</blockquote></figure>', 0],
    ['the text of a photo story', '<div class="photo-story"><p>Am Morgen.</p></div>', 0],
    ['a text of its own in a figure', `<figure><p>${'Wort '.repeat(60)}</p></figure>`, 0],
  ])('%s', (_, html, count) => expect(after('captions', read(prose('Absatz', 2) + html)).dropped).toHaveLength(count))
})

describe('RULES.dates', () => {
  it.each([
    '12.03.2026, 14:05 Uhr',
    '2026年3月12日',
    'Stand: 12. März 2026',
    '2026. 3. 12. 오전 9:30',
    '12/03/2026 14h05',
  ])('the line %s before the text', (line) => {
    expect(after('dates', read(`<p>${line}</p>${prose('Absatz', 2)}`)).dropped).toHaveLength(1)
  })

  it.each([
    [
      'between paragraphs: an entry of a live blog',
      `${prose('Vorher', 1)}<p>12.03.2026, 14:05</p>${prose('Nachher', 1)}`,
    ],
    ['in a heading', `<h2>14:05, 12.03.2026</h2>${prose('Absatz', 2)}`],
    ['in a table', `<table><tr><td>12.03.2026</table>${prose('Absatz', 2)}`],
    ['that is a sentence', `<p>Es war der 12.3.2026.</p>${prose('Absatz', 2)}`],
    ['of many words', `<p>Halle 3/12/2026 ${'Wort '.repeat(11)}</p>${prose('Absatz', 2)}`],
    ['a number that is no date', `<p>7:0 12</p>${prose('Absatz', 2)}`],
  ])('not one %s', (_, html) => expect(after('dates', read(html)).dropped).toEqual([]))
})

describe('RULES.title', () => {
  const hints = { title: '港の倉庫で大きな火災' }
  it.each<[string, string, string[]]>([
    ['the headline', '<h1>Feuer im Hafen</h1>', ['Feuer im']],
    ['its repetition as a heading', '<h1>Feuer</h1><h2>港の倉庫で大きな火災</h2>', ['Feuer', '港の倉庫で大きな火災']],
    ['not a heading that says part of it', '<h1>Feuer</h1><h2>港の倉庫</h2>', ['Feuer']],
    ['not a paragraph that says it', '<h1>Feuer</h1><p>港の倉庫で大きな火災</p>', ['Feuer']],
  ])('%s', (_, html, expected) => {
    expect(after('title', read(html), { ...hints, headline: 'h1' }).dropped).toEqual(expected)
  })
})

describe('RULES.tailhead', () => {
  it.each<[string, string, string[]]>([
    ['headings at the end', '<h2>Mehr zum</h2><h3>Auch interessant</h3>', ['Mehr zum', 'Auch interessant']],
    ['a label before what is gone', '<p>Читайте также:</p>', ['Читайте также:']],
    ['not a heading with text below it', `<h2>Ausblick morgen</h2>${prose('Ende', 1)}`, []],
    ['not a last sentence', '<p>Читайте также.</p>', []],
  ])('%s', (_, html, expected) => {
    expect(after('tailhead', read(prose('Absatz', 1) + html)).dropped).toEqual(expected)
  })
})

describe('RULES.standfirst', () => {
  const description = 'Der Rat gibt im neuen Jahr mehr Geld für Schulen, Brücken und das alte Hallenbad aus.'
  const text = read(prose('Absatz', 3))
  const hints = { title: 'Haushalt beschlossen', description, headline: 'h1' }

  it('what says the description, outside the container of the text', () => {
    const html = `<header><h1>Haushalt beschlossen</h1><div>${description}</div></header>${text}`
    expect(after('standfirst', html, hints).added).toEqual(['Der Rat'])
  })

  it.each([
    ['before the headline', `<p>${description}</p><h1>Haushalt beschlossen</h1>${text}`],
    ['in the navigation', `<h1>Haushalt beschlossen</h1><nav>${description}</nav>${text}`],
    ['in the footer', `<h1>Haushalt beschlossen</h1>${text}<footer>${description}</footer>`],
    ['hidden', `<h1>Haushalt beschlossen</h1><p hidden>${description}</p>${text}`],
    ['as a link', `<h1>Haushalt beschlossen</h1><p><a href="/">${description}</a></p>${text}`],
    ['far below the text', `<h1>Haushalt beschlossen</h1>${text}${prose('Mehr', 4)}<p>${description}</p>`],
  ])('not what stands %s', (_, html) => expect(after('standfirst', html, hints).added).toEqual([]))

  it('only one', () => {
    const html = `<h1>Haushalt beschlossen</h1><p>${description}</p><p>${description}</p>${text}`
    expect(after('standfirst', html, hints).added).toHaveLength(1)
  })

  it.each<[string, string, boolean]>([
    ['the description', description, true],
    ['the description cut short', description.slice(0, 60), true],
    ['three words of it', 'Schulen, Brücken und', false],
    ['a paragraph that begins otherwise', `${'Am Abend wurde lange geredet. '.repeat(3)}${description}`, false],
    ['the title', 'Haushalt beschlossen', false],
  ])('saysDescription: %s', (_, html, expected) => {
    const [block] = pageOf(`<p>${html}</p>`, hints).blocks
    expect(block && saysDescription(block)).toBe(expected)
  })
})

describe('RULES.leadclass', () => {
  const text = read(prose('Absatz', 3))
  const line = 'Nach langer Debatte gibt es mehr Geld für Schulen und Brücken.'
  const added = (html: string) =>
    after('leadclass', `<h1>Haushalt</h1>${html}${text}`, { headline: 'h1', title: 'Haushalt' }).added

  it.each(['standfirst', 'article__lead', 'dek', 'entradilla', 'chapeau', 'vorspann', 'occhiello'])(
    'a line named %s',
    (name) => expect(added(`<p class="${name}">${line}</p>`)).toEqual(['Nach langer']),
  )

  it.each([
    ['a line without such a name', `<p class="css-1">${line}</p>`],
    ['a caption', `<div class="photo"><p class="intro">${line}</p></div>`],
    ['a short line', '<p class="lead">Von Anna Beispiel</p>'],
    ['an aside', `<aside><p class="lead">${line}</p></aside>`],
  ])('not %s', (_, html) => expect(added(html)).toEqual([]))

  it('nothing on a page without a headline', () => {
    expect(after('leadclass', `<p class="lead">${line}</p>${text}`).added).toEqual([])
  })
})

describe('RULES.dups', () => {
  const twice = (a: string, b: string) => after('dups', read(`<div>${a}</div><div>${b}</div>`)).dropped

  it('the second of two copies in different containers', () => {
    expect(twice(prose('Absatz', 2), prose('Absatz', 2))).toEqual(['Absatz 1', 'Absatz 2'])
  })

  it.each<[string, string]>([
    ['short lines', '<p>Frage: Und dann?</p>'],
    ['what differs', ''],
  ])('keeps %s', (_, html) => expect(twice(html, html)).toEqual([]))

  it('keeps a refrain in one container', () => {
    const line = '<p>Und so zogen sie am Morgen hinaus auf das weite Meer.</p>'
    expect(after('dups', read(`<div>${line}${prose('Strophe', 1)}${line}</div>`)).dropped).toEqual([])
  })
})
