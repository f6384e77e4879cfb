import { describe, expect, it } from 'vitest'
import { findAuthors } from '../../../../utils/extract/metadata/people/authors'
import { factsOf, ld } from '../../facts-of'

const found = (html: string, lines: string[] = []) => findAuthors(factsOf(html), 'The Daily', lines)
const text = '<p>One.</p><p>Two.</p><p>Three.</p>'
const story = (byline: string) => `<article><h1>Storm</h1>${byline}${text}</article>`
const author = (...names: string[]) =>
  ld({ '@type': 'Article', author: names.map((name) => ({ '@type': 'Person', name })) })

describe('a byline on the page', () => {
  it.each([
    [
      'marked, each name in its own element',
      '<div class="byline"><span><i>Eva Groß</i> <i>Jan Müller</i></span></div>',
      ['Eva Groß', 'Jan Müller'],
    ],
    ['marked by a link to the author', 'by <a href="/authors/jane-roe">Jane Roe</a>', ['Jane Roe']],
    ['marked by microdata', '<span itemprop="author"><b itemprop="name">Jane Roe</b></span>', ['Jane Roe']],
    ['first and last name apart', '<a class="author"><span>Ingrid</span> <span>Berg</span></a>', ['Ingrid Berg']],
    ['with a job under the name', '<div class="author"><b>Jane Roe</b><i>Staff Writer</i></div>', ['Jane Roe']],
    [
      'with who else worked on it',
      '<div class="byline">By <a href="/author/1">Jane Roe</a></div><div class="byline">Edited by <a href="/author/2">John Doe</a></div>',
      ['Jane Roe'],
    ],
    [
      'with a reviewer',
      '<p>Reviewed By: <a href="/author/2">John Doe</a></p><p>Written By: <a href="/author/1">Jane Roe</a></p>',
      ['Jane Roe'],
    ],
    ['without a mark', '<div><span>By Jane Roe</span></div>', ['Jane Roe']],
    ['without a mark, the name apart', '<p>Written by: <b>Jane Roe</b></p>', ['Jane Roe']],
    ['without a mark, two names apart', '<p>Von <b>Eva Groß</b> und <b>Jan Müller</b></p>', ['Eva Groß', 'Jan Müller']],
    ['without a mark, with the day', '<span>Aylin Kaya | 05.04.2025 - Güncelleme : 05.04.2025</span>', ['Aylin Kaya']],
    [
      'behind a card',
      '<a href="/2"><div>Another story about a storm of last year</div><div>von <span>Max Moe</span></div></a><p class="author">Jane Roe</p>',
      ['Jane Roe'],
    ],
    [
      'none in a caption',
      '<figure><figcaption>Photo by <span class="author">John Doe</span></figcaption></figure>',
      [],
    ],
    [
      'none in prose',
      `<p>By Monday Jane Roe had <a href="/author/2">Max Moe</a> told that ${'it rained and '.repeat(20)}</p>`,
      [],
    ],
    ['none in buttons', '<div class="author"><a>View more posts</a> <a>Show All</a></div>', []],
  ])('%s', (_rule, byline, names) => expect(found(story(byline)).authors).toEqual(names))
})

describe('sources that disagree', () => {
  it.each([
    [
      'declared and shown before only shown',
      author('Jane Roe') + story('<p class="author">Jane Roe</p><p>By Max Moe</p>'),
      ['Jane Roe'],
    ],
    ['a signature before an account', author('Max Moe') + story('<p>By Jane Roe</p>'), ['Jane Roe']],
    [
      'a mark alone never before structured data',
      author('Jane Roe') + story('<p class="author-box">Max Moe</p>'),
      ['Jane Roe'],
    ],
    [
      'two authors before one of them',
      author('Jane Roe') + story('<div class="byline">By Max Moe and Jane Roe</div>'),
      ['Max Moe', 'Jane Roe'],
    ],
    [
      'a full name before a surname',
      `<meta name="author" content="Gillman">${story('<p class="author">Steve Gillman</p>')}`,
      ['Steve Gillman'],
    ],
    [
      'a reference into the graph',
      ld({
        '@graph': [
          { '@type': 'Article', author: { '@id': '#p' } },
          { '@id': '#p', '@type': 'Person', name: 'Eva Groß' },
        ],
      } as object),
      ['Eva Groß'],
    ],
    ['creator where there is no author', ld({ '@type': 'Article', creator: ['Eva Groß'] }), ['Eva Groß']],
    [
      'the publisher by any of its names',
      `<meta property="og:site_name" content="Daily Storm">${author('Daily Storm', 'news.example')}`,
      [],
    ],
  ])('%s', (_rule, html, names) => expect(found(html).authors).toEqual(names))
})

describe('agencies and desks', () => {
  it.each([
    ['an agency beside a person', author('Jane Roe', 'dpa'), ['Jane Roe'], ['dpa']],
    ['an agency with its country', author('AFP Deutschland'), [], ['AFP Deutschland']],
    ['a desk beside a person', author('Jane Roe', 'Gear Team'), ['Jane Roe'], ['Gear Team']],
    ['a desk alone', author('TD24 Redaktion'), [], ['TD24 Redaktion']],
    [
      'no desk that only the design names',
      author('Jane Roe') + story('<p class="author">Storm Team</p>'),
      ['Jane Roe'],
      [],
    ],
    [
      'no person that only the design names beside an agency',
      author('Reuters') + story('<p class="author">Max Moe</p>'),
      [],
      ['Reuters'],
    ],
    ['no word for anybody', author('Staff', 'Agencies', 'Staff Writer'), [], []],
    [
      'the agency of a byline that names the same people',
      author('Anne Leroy') + story('<p class="byline">Par Anne Leroy (avec AFP)</p>'),
      ['Anne Leroy'],
      ['AFP'],
    ],
    [
      'no agency of a picture',
      author('Anne Leroy') + story('<p class="byline">Max Moe / Europa Press</p>'),
      ['Anne Leroy'],
      [],
    ],
  ])('%s', (_rule, html, authors, agencies) => {
    const result = found(html)
    expect(result.authors).toEqual(authors)
    expect(result.agencies.map(({ value }) => value)).toEqual(agencies)
  })
})

describe('a byline in the text', () => {
  it.each([
    ['By Jane Roe', ['Jane Roe']],
    ['Par Anne Leroy (avec AFP)', ['Anne Leroy']],
    ['Von Jan Müller, Berlin', ['Jan Müller']],
    ['Ein Kommentar von Eva Groß', ['Eva Groß']],
    ['Texto: Ana Díaz', ['Ana Díaz']],
    ['Автор: Иван Петров', ['Иван Петров']],
    ['Yazan: Aylin Kaya', ['Aylin Kaya']],
    ['كتب: أحمد علي', ['أحمد علي']],
    ['بقلم أحمد علي', ['أحمد علي']],
    ['מאת דנה לוי', ['דנה לוי']],
    ['作者：张伟', ['张伟']],
    ['文/张伟', ['张伟']],
    ['撰文：张伟', ['张伟']],
    ['文・写真：田中太郎', ['田中太郎']],
    ['（本报记者 张伟 李娜）', ['张伟', '李娜']],
    ['本报记者 张伟 李娜', ['张伟', '李娜']],
    ['[항구=항구일보] 박지훈 기자 = 항구에서 배가 떠났다.', ['박지훈']],
    ['박지훈 기자 park@harbour.example', ['박지훈']],
    ['【記者陳志明／港都報導】', ['陳志明']],
    ['船は午後に港を出た。【田中太郎、山田花子】', ['田中太郎', '山田花子']],
  ])('%s', (line, names) => expect(found('', ['Text.', line]).authors).toEqual(names))

  it.each([
    'By the way, Jane Roe said no.',
    'Von hier aus sind es nur noch wenige Kilometer.',
    'Par la suite, Anne Leroy a quitté la salle.',
    '来源：新华社',
    '作者：编辑部',
    '박지훈 기자는 현장에 있었다.',
    '【速報】',
    '【東京】',
    '続きを読む【関連記事】',
    '文章来源：网络',
    '责任编辑：李琳',
    'Foto: Max Moe',
  ])('nobody signs with: %s', (line) => expect(found('', [line, 'Text.']).authors).toEqual([]))
})
