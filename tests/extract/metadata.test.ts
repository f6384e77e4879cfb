import { describe, expect, it } from 'vitest'
import { imageCandidates } from '../../utils/extract/metadata/details'
import { languageCandidates } from '../../utils/extract/metadata/language'
import { publisherCandidates, shortName } from '../../utils/extract/metadata/publisher'
import { tagCandidates } from '../../utils/extract/metadata/tags'
import { titleCandidates } from '../../utils/extract/metadata/title'
import { pageFacts } from '../../utils/extract/page/page-facts'
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
