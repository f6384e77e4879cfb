import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { type ExtractInput, extract } from '../../utils/extract/extract'
import { presetById } from '../../utils/presets'
import { render } from '../../utils/render/render'
import { parseSettings } from '../../utils/settings'
import { documentOf } from '../dom'
import { throwFault } from './throw-fault'

const NOW = Date.UTC(2026, 10, 23)
const SEED_URL = 'https://www.epochtimes.com/gb/23/9/15/n14074508.htm'
const seed = (name: string) => readFileSync(new URL(`../pages/seed/${name}`, import.meta.url), 'utf8')

const read = (html: string, options: Partial<ExtractInput> = {}) => {
  const { url = 'https://news.example/world/1', ...rest } = options
  return extract({
    url,
    document: documentOf(html, url),
    now: NOW,
    timeZone: 'Asia/Taipei',
    onFault: throwFault,
    ...rest,
  })
}

const sentence =
  'Der Rat der Stadt hat am Dienstag nach langer Debatte den neuen Haushalt beschlossen, und viele Bürger sind zufrieden. '
/** Each begins otherwise: what a page says again and again is no article. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `Zum ${i + 1}. Punkt der Tagesordnung: ${sentence.repeat(2)}`)
const paragraphs = (count: number, attributes = '') =>
  lines(count)
    .map((line) => `<p${attributes}>${line}</p>`)
    .join('')

describe('extract: the seed page', () => {
  const article = read(seed('page.html'), { url: SEED_URL })

  it('finds what the page says', () => {
    expect(article).toMatchObject({
      url: SEED_URL,
      title: '美韩高官谴责朝鲜与俄罗斯的军事合作',
      authors: ['徐简'],
      publisher: '大纪元',
      published: '2023-09-15T21:17:43+08:00',
      modified: '2023-09-15T23:02:10+08:00',
      language: 'zh-Hans',
      section: '美国政治',
      tags: ['美国', '韩国', '俄罗斯'],
      image: {
        url: 'https://i.epochtimes.com/assets/uploads/2023/09/id14074511-600x400.jpg',
        caption: '2023年9月13日，俄罗斯总统普京和朝鲜领导人金正恩会晤。（AFP）',
      },
    })
    expect(article.paywalled).toBeUndefined()
  })

  it('keeps datelines and editor lines, and nothing around the article', () => {
    const lines = article.text.split('\n')
    expect(lines[0]).toMatch(/^【大纪元2023年09月15日讯】（大纪元记者徐简综合报导）美国和韩国/)
    expect(lines.at(-1)).toBe('责任编辑：李琳#')
    expect(lines).toHaveLength(11)
  })

  it('becomes the native file byte for byte', () => {
    const clip = { article, scope: 'article' as const, clippedAt: NOW, timeZone: 'Asia/Taipei' }
    const [file] = render(clip, presetById('jekyll-archive'), parseSettings({}))
    expect(file.path).toBe('_posts/2023-09-15-n14074508.md')
    expect(file.content).toBe(seed('2023-09-15-n14074508.md'))
  })

  it('names the evidence of every field, the winner first', () => {
    expect(article.evidence.published).toEqual([
      { value: '2023-09-15T21:17:43+08:00', source: 'json-ld' },
      { value: '2023-09-15T21:17:43+08:00', source: 'time[datetime] 2023-09-15T21:17:43+08:00' },
      { value: '2023-09-15T21:17+08:00', source: 'text: 2023-09-15 9:17 PM 更新 2023-09-15 11:02 PM 人气: 1528' },
    ])
    expect(article.evidence.authors).toEqual([{ value: '["徐简"]', source: 'text' }])
    expect(article.evidence.title?.[0]).toEqual({ value: article.title, source: 'h1' })
  })
})

describe('extract: what is no article', () => {
  const links = Array.from(
    { length: 60 },
    (_, i) => `<li><a href="/${i}">Überschrift einer Meldung von heute ${i}</a></li>`,
  ).join('')

  it.each([
    ['a list of links', `<ul>${links}</ul>`],
    ['a notice', '<p>Bitte melden Sie sich an.</p>'],
    ['an empty page', ''],
  ])('%s', (_name, html) => {
    expect(() => read(html)).toThrow(expect.objectContaining({ name: 'Problem', code: 'not_article' }))
  })

  it('the whole page can be clipped all the same', () => {
    expect(read(`<title>Startseite</title><ul>${links}</ul>`, { scope: 'page' }).text).toContain(
      'Überschrift einer Meldung von heute 59',
    )
  })

  it('a short text that declares itself an article is one', () => {
    expect(
      read('<meta property="og:type" content="article"><h1>Eilmeldung</h1><p>Der Kanzler ist zurückgetreten.</p>').text,
    ).toContain('zurückgetreten')
  })

  it('has nothing to clip without any text', () => {
    expect(() => read('<div></div>', { scope: 'page' })).toThrow(expect.objectContaining({ code: 'unreadable' }))
  })
})

describe('extract: the selection', () => {
  it('is the body; the metadata stays the article’s', () => {
    const page = `<html lang="de"><meta property="og:site_name" content="Tagblatt"><h1>Haushalt beschlossen</h1>${paragraphs(4)}`
    const selection = documentOf('<p>Nur <b>dieser</b> Satz.</p>').body
    const article = read(page, { scope: 'selection', selection })
    expect(article).toMatchObject({
      title: 'Haushalt beschlossen',
      publisher: 'Tagblatt',
      language: 'de',
      text: 'Nur dieser Satz.',
    })
    expect(article.html).toBe('<p>Nur <b>dieser</b> Satz.</p>')
  })

  it('must be there', () => {
    expect(() => read(paragraphs(4), { scope: 'selection' })).toThrow(expect.objectContaining({ code: 'no_selection' }))
  })
})

describe('extract: the body', () => {
  it('drops boxes, forms and the repeated headline; the lead picture is metadata', () => {
    const article = read(`<title>Titel der Meldung</title><article><h1>Titel der Meldung</h1>
      <figure><img src="/lead.jpg" alt="Rathaus"><figcaption>Das Rathaus. Foto: dpa</figcaption></figure>
      ${paragraphs(3)}<div class="newsletter"><p>Jetzt unseren Newsletter bestellen</p><form><input></form></div>
      <figure><img src="/second.jpg"><figcaption>Im Saal</figcaption></figure>${paragraphs(2)}</article>`)
    expect(article.image).toEqual({
      url: 'https://news.example/lead.jpg',
      alt: 'Rathaus',
      caption: 'Das Rathaus. Foto: dpa',
    })
    expect(article.images.map(({ url }) => url)).toEqual([
      'https://news.example/lead.jpg',
      'https://news.example/second.jpg',
    ])
    expect(article.html).not.toMatch(/lead\.jpg|Newsletter|<form|<h\d/)
    expect(article.html).toMatch(/^<p>Zum 1/)
    expect(article.html).toContain('<figcaption>Im Saal</figcaption>')
  })

  it.each([
    [
      'paragraphs whose class only sounds like a box',
      `<article>${paragraphs(6, ' class="commentary-text"')}</article>`,
    ],
    ['a page inside one form', `<form id="aspnetForm"><article>${paragraphs(6)}</article></form>`],
  ])('keeps %s', (_name, html) => {
    expect(read(`<title>T</title><meta property="og:type" content="article">${html}`).text.split('\n')).toHaveLength(6)
  })

  it('falls back to the text in JSON-LD when the page builds itself by script', () => {
    const body = lines(2).join('\n\n')
    const article = read(
      `<title>T</title><div id="app"></div><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'T', articleBody: body })}</script>`,
    )
    expect(article.text.split('\n')).toHaveLength(2)
  })

  it('writes right-to-left articles as such', () => {
    const arabic =
      '<p>قال رئيس الوزراء يوم الثلاثاء إن الحكومة ستعلن عن خطة جديدة، وإنها تشمل جميع المناطق في البلاد.</p>'.repeat(
        12,
      )
    expect(read(`<html lang="ar"><h1>خطة جديدة</h1><article>${arabic}</article>`)).toMatchObject({
      language: 'ar',
      direction: 'rtl',
    })
  })

  it('loses no more than the dates to a rule for dates that fails, and tells of it', () => {
    const page = `<h1>Titel</h1><div class="date">vor 3 Stunden</div><article lang="de">${paragraphs(5)}</article>`
    expect(read(page, { timeZone: 'Europe/Berlin' }).published).toBeDefined()
    const onFault = vi.fn()
    const article = read(page, { timeZone: 'No/Where', onFault })
    expect(article).toMatchObject({ title: 'Titel', text: expect.stringContaining('Der Rat') })
    expect(article.published).toBeUndefined()
    expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.any(RangeError))
  })

  it('changes nothing in the page', () => {
    const document = documentOf(seed('page.html'), SEED_URL)
    const before = document.documentElement.outerHTML
    extract({ url: SEED_URL, document, now: NOW, timeZone: 'UTC', onFault: throwFault })
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it.each(['title', 'querySelector', 'querySelectorAll', 'cloneNode', 'defaultView', 'body', 'documentElement'])(
    'is not misled by a form that the page calls %s',
    (name) => {
      const clobbered = seed('page.html').replace(
        '<body class="single zh-gb">',
        `$&<form name="${name}"><input></form>`,
      )
      expect(read(clobbered, { url: SEED_URL }).html).toBe(read(seed('page.html'), { url: SEED_URL }).html)
    },
  )

  it.each([
    ['a breadcrumb of nothing', { '@type': 'BreadcrumbList', itemListElement: [null, 3, 'x'] }],
    [
      'values that are no text',
      {
        '@type': 'NewsArticle',
        isAccessibleForFree: { toString: 1, valueOf: 1 },
        '@id': {},
        author: [[[[]]]],
        datePublished: {},
      },
    ],
    ['names without end', JSON.parse(`${'{"name":'.repeat(3000)}1${'}'.repeat(3000)}`)],
  ])('survives JSON-LD with %s', (_name, node) => {
    const page = `<h1>Titel</h1><article>${paragraphs(5)}</article><script type="application/ld+json">${JSON.stringify(node)}</script>`
    expect(read(page).title).toBe('Titel')
  })

  it('keeps a table, a quotation and further pictures that stand before the text', () => {
    const article = read(`<title>T</title><meta property="og:image" content="/social.jpg"><article>
      <figure><table><tr><td>Sitze</td><td>21</td></tr><tr><td>Grüne</td><td>9</td></tr></table></figure>${paragraphs(4)}</article>`)
    expect(article.html).toContain('<table>')
    const gallery = read(`<title>T</title><meta property="og:image" content="/social.jpg"><article>
      <figure><img src="/a.jpg"><figcaption>A</figcaption></figure><figure><img src="/b.jpg"><figcaption>B</figcaption></figure>${paragraphs(4)}</article>`)
    expect(gallery.image).toMatchObject({ url: 'https://news.example/a.jpg', caption: 'A' })
    expect(gallery.html).toContain('b.jpg')
    expect(gallery.evidence.image?.map(({ source }) => source)).toEqual(['figure', 'og:image'])
  })

  it('names the source of an agency, which is no author', () => {
    const node = { '@type': 'NewsArticle', headline: 'T', author: [{ name: 'Jan Müller' }, { name: 'dpa' }] }
    const page = `<title>T</title><article>${paragraphs(4)}</article><script type="application/ld+json">${JSON.stringify(node)}</script>`
    expect(read(page)).toMatchObject({
      authors: ['Jan Müller'],
      agency: 'dpa',
      evidence: { agency: [{ value: 'dpa', source: 'json-ld' }] },
    })
  })

  it('a short report with a headline and a date is an article', () => {
    const short = `<h1>Kleiner Brand</h1><time datetime="2026-03-03T21:15:00+01:00">3. März 2026</time><p>${sentence.repeat(2)}</p><p>${sentence}</p>`
    expect(read(`<body>${short}`).text).toContain('Der Rat')
  })

  it('is the same before and after JSON', () => {
    const article = read(seed('page.html'), { url: SEED_URL })
    expect(JSON.parse(JSON.stringify(article))).toEqual(article)
    expect(Object.values(article)).not.toContain(undefined)
  })
})
