import { describe, expect, it } from 'vitest'
import {
  descriptionCandidates,
  imageCandidates,
  paywallCandidates,
  sectionCandidates,
} from '../../utils/extract/details'
import { directionOf, languageCandidates } from '../../utils/extract/language'
import { pageFacts } from '../../utils/extract/page-facts'
import { publisherCandidates, shortName } from '../../utils/extract/publisher'
import { tagCandidates } from '../../utils/extract/tags'
import { titleCandidates } from '../../utils/extract/title'
import { documentOf } from '../dom'

const URL = 'https://news.example/a/1'
const facts = (html: string) => pageFacts(documentOf(html, URL), URL)
const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`

describe('pageFacts', () => {
  it('reads JSON-LD that real pages break: comments, raw line breaks, trailing commas', () => {
    for (const source of [
      '<!-- {"@type":"NewsArticle","headline":"題"} -->',
      '{"@type":"NewsArticle","headline":"題","description":"a\nb"};',
      '{"@type":["NewsArticle"],"headline":"題",}',
      '{"@type":"WebPage"} {"@type":"ReportageNewsArticle","headline":"題"}',
      '{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;題&quot;}',
      '//<![CDATA[\n{"@type":"OpinionNewsArticle","headline":"題"}\n//]]>',
    ])
      expect(facts(`<script type="application/ld+json">${source}</script>`).article?.headline).toBe('題')
  })

  it('takes the node whose address is this page, not the first article', () => {
    const other = { '@type': 'NewsArticle', headline: 'Other', url: 'https://news.example/a/2' }
    const own = { '@type': 'NewsArticle', headline: 'Own', mainEntityOfPage: { '@id': URL } }
    expect(facts(ld([other, own])).article?.headline).toBe('Own')
  })

  it('does not take nested claims and videos for articles', () => {
    const claim = { '@type': 'NewsArticle', headline: 'H', hasPart: { '@type': 'NewsArticle', headline: 'inner' } }
    expect(facts(ld(claim)).jsonLd).toHaveLength(1)
  })

  it('does not believe another article that the page describes', () => {
    const other = { '@type': 'NewsArticle', headline: 'Cats', url: 'https://news.example/cats', author: 'Cat Person' }
    expect(facts(`<title>Dogs</title>${ld(other)}`).article).toBeUndefined()
    expect(facts(`<title>Dogs</title>${ld({ '@type': 'NewsArticle', headline: 'Cats' })}`).article).toBeDefined()
    const sister = { '@type': 'NewsArticle', headline: 'Cats', url: 'https://sister.example/a/1' }
    expect(facts(`<title>Dogs</title>${ld(sister)}`).article).toBeDefined()
  })

  it.each([
    ['<title>Storm hits coast | News</title><header><h1>News Example</h1></header><h1>Storm hits coast</h1>'],
    [
      '<title>Storm hits coast - The Daily</title><header><h1>The Daily</h1></header><main><h1>Storm hits coast</h1></main>',
    ],
    [
      '<title>Storm hits coast - The Daily</title><h1>The Daily</h1><article><header><h1>Storm hits coast</h1></header></article>',
    ],
    ['<title>Storm hits coast | BBC News</title><h1>News</h1><h1>Storm hits coast</h1>'],
  ])('takes the h1 that the titles confirm, not the logo: %s', (page) => {
    expect(facts(page).headline?.textContent).toBe('Storm hits coast')
  })
})

describe('titleCandidates', () => {
  it.each([
    ['<title>美韩高官谴责 | 美国 | 大纪元</title>', '大纪元', '美韩高官谴责'],
    ['<meta property="og:title" content="美韩高官谴责 - 大纪元">', '大纪元', '美韩高官谴责'],
    ['<title>Wahl 2026: Was jetzt kommt - DER STANDARD</title>', 'DER STANDARD', 'Wahl 2026: Was jetzt kommt'],
    ['<title>Le Monde – Une élection sous tension</title>', 'Le Monde', 'Une élection sous tension'],
    [
      '<title>Ukraine - what we know about the attack</title>',
      'Ukraine News',
      'Ukraine - what we know about the attack',
    ],
    [
      '<title>Rat beschließt Haushalt</title><h1><span>Kommunales</span><span>Rat beschließt Haushalt</span></h1>',
      '',
      'Rat beschließt Haushalt',
    ],
    ['<h1>Rat beschließt<br>Haushalt</h1>', '', 'Rat beschließt Haushalt'],
    ['<h1><style>.css-1{color:red}</style>Rat tagt<svg><title>Icon</title></svg></h1>', '', 'Rat tagt'],
    ['<h1>市議會<br>通過預算</h1>', '', '市議會通過預算'],
    ['<title>A – B: what remains</title>', 'Elsewhere', 'A – B: what remains'],
    ['<h1>Real headline</h1><meta property="og:title" content="You will not believe this">', '', 'Real headline'],
  ])('%s', (html, publisher, title) => expect(titleCandidates(facts(html), publisher)[0]?.value).toBe(title))

  it('is empty when the page has none', () => expect(titleCandidates(facts('<p>x'), '')).toEqual([]))
})

describe('publisher', () => {
  it.each([
    ['大纪元 www.epochtimes.com', '大纪元'],
    ['Le Monde.fr', 'Le Monde.fr'],
    ['Le Monde - Actualités et infos', 'Le Monde'],
    ['新聞網｜即時', '新聞網'],
    ['example.com', 'example.com'],
  ])('%s → %s', (name, short) => expect(shortName(name)).toBe(short))

  it('structured data before og:site_name; @id references are followed', () => {
    const graph = {
      '@graph': [
        { '@type': 'NewsArticle', publisher: { '@id': '#o' } },
        { '@id': '#o', '@type': 'Organization', name: '大纪元' },
      ],
    }
    const found = publisherCandidates(facts(`<meta property="og:site_name" content="EpochTimes">${ld(graph)}`))
    expect(found.map(({ value }) => value)).toEqual(['大纪元', 'EpochTimes', '大纪元'])
  })

  it('is missing when nobody says it: the host name is no name', () =>
    expect(publisherCandidates(facts('<p>x'))).toEqual([]))
})

describe('language', () => {
  const language = (html: string, text = '') => languageCandidates(facts(html), text)[0]?.value
  it.each([
    ['<html lang="zh-hans">', '', 'zh-Hans'],
    ['<html lang="de_AT">', '', 'de-AT'],
    ['<html><meta property="og:locale" content="fr_FR">', '', 'fr-FR'],
    ['<html lang="english please">', '', undefined],
    ['<html lang="en">', '美国和韩国的高级外交官和国防官员周五一致认为朝鲜和俄罗斯之间', 'zh'],
    ['<html lang="en">', '日本の首相は金曜日に記者会見を開きました。それについてのニュース', 'ja'],
    ['<html lang="en">', 'правительство сообщило о новых мерах', undefined],
    ['<html lang="ru">', 'правительство сообщило о новых мерах', 'ru'],
  ])('%s %s → %s', (html, text, tag) => expect(language(html, text)).toBe(tag))

  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ug-Latn', 'rtl'],
    ['de', undefined],
  ])('%s is written %s', (tag, direction) => expect(directionOf(tag, documentOf(''))).toBe(direction))
})

describe('tags', () => {
  const tags = (html: string) => JSON.parse(tagCandidates(facts(html), '大纪元')[0]?.value ?? '[]')
  it.each([
    [ld({ '@type': 'NewsArticle', keywords: ['Washington, D.C.', 'Wahl'] }), ['Washington, D.C.', 'Wahl']],
    [ld({ '@type': 'NewsArticle', keywords: '美国、韩国，俄罗斯' }), ['美国', '韩国', '俄罗斯']],
    ['<a rel="tag">#美国</a><a rel="tag">美国</a><a rel="tag">大纪元</a>', ['美国']],
    ['<meta name="keywords" content="a; b, c">', ['a', 'b', 'c']],
    ['<p>', []],
  ])('%s', (html, expected) => expect(tags(html)).toEqual(expected))
})

describe('details', () => {
  it('a description that repeats the title says nothing', () => {
    const page = facts('<meta property="og:description" content="T"><meta name="description" content="More">')
    expect(descriptionCandidates(page, 'T')[0]?.value).toBe('More')
  })

  it('the section from the breadcrumb, not the article itself', () => {
    const step = (name: string) => ({ '@type': 'ListItem', name })
    const list = {
      '@type': 'BreadcrumbList',
      itemListElement: [
        step('首页'),
        step('国际'),
        step('一个长得不可能是栏目名称的文章标题，因为它超过了三十个字的限制，所以不算'),
      ],
    }
    expect(sectionCandidates(facts(ld(list)))[0]?.value).toBe('国际')
  })

  it('a logo is no lead image', () => {
    const page = facts(
      '<meta property="og:image" content="/logo.png"><meta name="twitter:image" content="/p/storm.jpg">',
    )
    expect(imageCandidates(page).map(({ url }) => url)).toEqual(['https://news.example/p/storm.jpg'])
  })

  it.each([
    [false, true],
    ['False', true],
    [true, false],
    [undefined, false],
  ])('isAccessibleForFree %j → paywalled %s', (free, paywalled) => {
    expect(paywallCandidates(facts(ld({ '@type': 'NewsArticle', isAccessibleForFree: free }))).length > 0).toBe(
      paywalled,
    )
  })
})

describe('language against the words of the text', () => {
  const many = (text: string) => `${text} `.repeat(12)
  const english = many('The council of the city said that it was ready to vote and')
  const german = many('Der Rat hat die Pläne nicht beraten und das ist die Folge der Wahl in der Stadt')
  const simplified = many('我们国家这时说对会来')
  const traditional = many('我們國家這時說對會來')
  const serbian = many('Skupština je usvojila budžet za narednu godinu posle rasprave')
  it.each([
    ['', english, 'en'],
    ['en-US', german, 'de'],
    ['en', many('Umphathi wesikolo uthe abantwana baza kubuyela esikolweni ngomso kusasa'), undefined],
    ['en-GB', english, 'en-GB'],
    [
      'nn',
      many('Stortinget har vedteke budsjettet, og det var ikkje semje om det som skal på plass til hausten av året'),
      'nn',
    ],
    ['zh', simplified, 'zh-Hans'],
    ['zh-CN', simplified, 'zh-CN'],
    ['zh-CN', traditional, 'zh-Hant'],
    ['zh-TW', traditional, 'zh-TW'],
    ['sr', serbian, 'sr-Latn'],
    ['ja', `${many('首相会見予算案可決東京都議会定例会')}の`, 'ja'],
    ['', many('東京の議会が予算を可決した'), 'ja'],
  ])('%s over such a text is %3$s', (lang, text, expected) =>
    expect(languageCandidates(facts(`<html lang="${lang}">`), text)[0]?.value).toBe(expected),
  )
})

describe('what is whole, open and short', () => {
  const article = (node: object) => facts(ld({ '@type': 'NewsArticle', ...node }))
  it('a summary that is cut comes after one that is not, without mark-up', () => {
    const cut = '<meta property="og:description" content="Der Rat hat …">'
    const found = facts(cut + ld({ '@type': 'NewsArticle', description: '&lt;p&gt;Der Rat hat beschlossen&lt;/p&gt;' }))
    expect(descriptionCandidates(found, '').map(({ value }) => value)).toEqual([
      'Der Rat hat beschlossen',
      'Der Rat hat …',
    ])
  })
  it.each([
    [{ isAccessibleForFree: 'http://schema.org/False' }, true],
    [{ hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.body' } }, true],
    [{ isAccessibleForFree: true, hasPart: { isAccessibleForFree: false } }, false],
  ])('%o → paywalled %s', (node, expected) => expect(paywallCandidates(article(node)).length > 0).toBe(expected))
})

describe('pages of other kinds', () => {
  it('a frameset has a title and a language', () => {
    const page = facts(
      '<html lang="fr"><head><title>Le conseil adopte le budget</title></head><frameset><frame></frameset></html>',
    )
    expect(titleCandidates(page, '')[0]?.value).toBe('Le conseil adopte le budget')
    expect(languageCandidates(page, '')[0]?.value).toBe('fr')
    expect(tagCandidates(page, '')).toEqual([])
  })

  it('XHTML is read as HTML is', () => {
    const Parser = documentOf('').defaultView?.DOMParser ?? DOMParser
    const source = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title>Rat tagt</title>
      <meta name="Keywords" content="Rat, Wien"/><meta property="og:image" content="/a.jpg"/><link rel="canonical" href="/a/1?utm_source=x"/>
      <script type="application/ld+json"><![CDATA[{"@type":"NewsArticle","headline":"Rat tagt","publisher":{"name":"Neue Post"}}]]></script>
      </head><body><h1>Rat tagt<br/>in Wien</h1></body></html>`
    const page = pageFacts(new Parser().parseFromString(source, 'application/xhtml+xml'), URL)
    expect(page.url).toBe(URL)
    expect(titleCandidates(page, '')[0]?.value).toBe('Rat tagt in Wien')
    expect(languageCandidates(page, '')[0]?.value).toBe('de')
    expect(publisherCandidates(page)[0]?.value).toBe('Neue Post')
    expect(tagCandidates(page, '')[0]?.value).toBe('["Rat","Wien"]')
    expect(imageCandidates(page)[0]?.url).toBe('https://news.example/a.jpg')
  })
})

describe('the lead image', () => {
  const image = (property: string, content: string) => `<meta property="og:${property}" content="${content}">`
  const article = (node: object) => ld({ '@type': 'NewsArticle', ...node })
  it.each([
    ['the one an editor chose', image('image', '/a.jpg') + article({ image: '/b.jpg' }), '/a.jpg'],
    [
      'not a thumbnail',
      image('image', '/a.jpg') + image('image:width', '120') + article({ image: { url: '/b.jpg', width: 1200 } }),
      '/b.jpg',
    ],
    [
      'not the publisher’s mark',
      image('image', '/mark.png') + article({ image: '/b.jpg', publisher: { logo: { url: '/mark.png' } } }),
      '/b.jpg',
    ],
  ])('is %s', (_rule, html, path) => expect(imageCandidates(facts(html))[0]?.url).toBe(`https://news.example${path}`))
})
